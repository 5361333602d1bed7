import type { Command } from 'commander';
import { EXIT, Failure } from '../failure.js';
import type { Server } from '../server/server.js';
import { type Board, checkBoard } from '../voting/checked-board.js';
import { keyIn, makeKeyIn, shareIn } from '../voting/key-share-files.js';
import { type Context, serverOf, speakingToServer } from './context.js';

interface Options {
  readonly out: string;
  readonly teller: string;
  readonly boardRoot?: string;
  readonly json?: true;
  readonly server?: string;
  readonly sessionFile?: string;
}

interface Session {
  readonly members: readonly { readonly personId: string; readonly fullName: string }[];
}

const HOLDERS: Readonly<Record<string, string>> = { chair: 'chủ tịch', secretary: 'thư ký', teller: 'kiểm phiếu viên' };

/** The key of a session's secret votes: made and split by the chair, handed in by two of its holders. */
export function addSessionKeyCommands(program: Command, context: Context): void {
  const group = program.command('session-key').description('khóa niêm phong phiếu kín của một phiên họp');

  speakingToServer(group.command('make').description('tạo khóa trên máy này và chia thành ba mảnh, mỗi mảnh một tệp'))
    .argument('<session>', 'mã phiên họp')
    .requiredOption('--out <folder>', 'thư mục ghi ba tệp mảnh khóa')
    .requiredOption('--teller <person>', 'kiểm phiếu viên: mã người hoặc họ tên trong Hội đồng')
    .option('--json', 'in kết quả bằng JSON')
    .action((sessionId: string, options: Options) => make(sessionId, options, context));

  speakingToServer(group.command('hand-in').description('nộp mảnh khóa của mình cho bảng phiếu đã đóng'))
    .argument('<file>', 'tệp mảnh khóa')
    .option('--board-root <root>', 'mã bảng phiếu đã đọc tại phiên họp, để đối chiếu')
    .option('--json', 'in kết quả bằng JSON')
    .action((file: string, options: Options) => handIn(file, options, context));
}

/** Shares first, then the public half: whatever breaks in between, the same command ends the work. */
async function make(sessionId: string, options: Options, context: Context): Promise<void> {
  const server = serverOf(options, context);
  const tellerId = await tellerOf(server, sessionId, options.teller);
  const onFile = await sealingKeyOf(server, sessionId);
  const kept = keyIn(options.out, sessionId);
  if (onFile !== null && onFile !== kept?.publicKey) {
    throw new Failure(EXIT.refused, 'Phiên họp đã có khóa niêm phong khác.');
  }
  const { publicKey, files } = kept ?? (await makeKeyIn(options.out, sessionId));
  if (onFile === null) {
    await server.send({ method: 'PUT', path: pathOf(sessionId, 'sealing-key'), body: { publicKey, tellerId } });
  }
  if (options.json) return context.out(JSON.stringify({ sessionId, publicKey, files }));
  context.out(`Khóa niêm phong của phiên họp: ${publicKey}`);
  for (const file of files) context.out(`  ${file}`);
  context.out(
    'Giao mỗi tệp cho một người rồi xóa khỏi máy này. Hai mảnh bất kỳ mở được phiếu; mất hai mảnh thì phải họp lại.',
  );
}

async function handIn(file: string, options: Options, context: Context): Promise<void> {
  const server = serverOf(options, context);
  const { sessionId, publicKey, holder, share } = shareIn(file);
  const onFile = await sealingKeyOf(server, sessionId);
  if (onFile !== null && onFile !== publicKey) {
    throw new Failure(EXIT.refused, 'Mảnh này không thuộc khóa niêm phong của phiên họp.');
  }
  const board = await server.json<Board>({ method: 'GET', path: pathOf(sessionId, 'board') });
  checkBoard(sessionId, board, options.boardRoot);
  const { boardRoot } = board;
  await server.send({ method: 'PUT', path: pathOf(sessionId, 'key-share'), body: { share, boardRoot } });
  if (options.json) return context.out(JSON.stringify({ sessionId, holder, boardRoot }));
  context.out(`Đã nộp mảnh khóa của ${HOLDERS[holder]} cho bảng phiếu ${boardRoot}.`);
}

async function tellerOf(server: Server, sessionId: string, given: string): Promise<string> {
  const { members } = await server.json<Session>({ method: 'GET', path: pathOf(sessionId) });
  const found = members.filter(({ personId, fullName }) => personId === given || fullName === given);
  if (found.length === 1) return found[0]!.personId;
  const names = members.map(({ fullName }) => fullName).join(', ');
  throw new Failure(EXIT.usage, `Kiểm phiếu viên phải là một thành viên: ${names}.`);
}

async function sealingKeyOf(server: Server, sessionId: string): Promise<string | null> {
  const form = await server.json<{ sealingKey: string | null }>({
    method: 'GET',
    path: pathOf(sessionId, 'ballot-form'),
  });
  return form.sealingKey;
}

function pathOf(sessionId: string, part?: string): string {
  return `/api/v1/council-sessions/${encodeURIComponent(sessionId)}${part === undefined ? '' : `/${part}`}`;
}
