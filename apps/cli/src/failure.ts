/** How a command ends. Scripts rely on these numbers; `--help` lists them. */
export const EXIT = {
  done: 0,
  unexpected: 1,
  usage: 2,
  refused: 3,
  unreachable: 4,
  notSignedIn: 5,
  auditFaulty: 6,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export const EXIT_CODES_HELP = `
Mã kết thúc:
  0  xong
  1  lỗi ngoài dự kiến
  2  dùng sai lệnh hoặc sai thiết lập
  3  máy chủ từ chối (lý do và việc cần làm được in ra)
  4  không kết nối được máy chủ
  5  chưa đăng nhập, hoặc phiên đăng nhập đã hết
  6  nhật ký kiểm tra không khớp`;

/** Ends the command with a message for the person at the terminal, in Vietnamese. */
export class Failure extends Error {
  constructor(
    readonly exitCode: ExitCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
