import type { DemonstrationAccount, Out } from './settings.js';

/** What a person needs to know once everything runs. */
export interface Welcome {
  readonly mode: 'rehearsal' | 'production';
  readonly baseUrl: string;
  readonly mailUrl?: string;
  readonly temporalUrl?: string;
  readonly accounts: readonly DemonstrationAccount[];
  readonly dataDir: string;
}

/** Prints it as a box. */
export function welcome({ mode, baseUrl, mailUrl, temporalUrl, accounts, dataDir }: Welcome, out: Out): void {
  const title = mode === 'rehearsal' ? 'Bảng Vàng đang chạy: bản diễn tập' : 'Bảng Vàng đang chạy: bản chính thức';
  const addresses: readonly (readonly [string, string | undefined])[] = [
    ['Địa chỉ', baseUrl],
    ['Tài liệu API', `${baseUrl}/api/docs`],
    ['Đọc thư đã gửi', mailUrl],
    ['Trang Temporal', temporalUrl],
    ['Dữ liệu, nhật ký', dataDir],
  ];
  const known = addresses.filter((row): row is readonly [string, string] => row[1] !== undefined);
  const people = accounts.map(({ login, password, who }) => [login, password, who] as const);
  const blocks = [
    table(known),
    ...(people.length > 0 ? [['Tài khoản (tên đăng nhập, mật khẩu, vai trò):', ...table(people)]] : []),
    ['Dừng lại: bấm Ctrl-C. Chạy lại lệnh này sẽ tiếp tục với dữ liệu cũ.'],
  ];
  for (const line of box(title, blocks)) out(line);
}

/** Rows with their columns under each other. */
export function table(rows: readonly (readonly string[])[]): readonly string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, at) => Math.max(...rows.map((row) => width(row[at] ?? ''))));
  return rows.map((row) =>
    row
      .map((cell, at) => pad(cell, widths[at] ?? 0))
      .join('   ')
      .trimEnd(),
  );
}

/** Blocks of lines within one frame. */
export function box(title: string, blocks: readonly (readonly string[])[]): readonly string[] {
  const inner = Math.max(width(title), ...blocks.flat().map(width));
  const bar = '─'.repeat(inner + 2);
  const line = (text: string) => `│ ${pad(text, inner)} │`;
  return [`┌${bar}┐`, line(title), ...blocks.flatMap((block) => [`├${bar}┤`, ...block.map(line)]), `└${bar}┘`];
}

/** Columns on a terminal: a letter and its marks are one. */
function width(text: string): number {
  return [...text.normalize('NFC')].length;
}

function pad(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - width(text)));
}
