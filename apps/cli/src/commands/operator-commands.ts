import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { type Command, Option } from 'commander';
import { type AuditFault, type AuditFaultKind, verifyAudit } from '@bangvang/platform';
import { EXIT, Failure } from '../failure.js';
import { type Context, serverOf, speakingToServer } from './context.js';
import { reconcile } from './reconcile.js';

const KINDS = ['campaign', 'urging', 'award-dossier', 'council-session'] as const;

/** For whoever looks after an installation or audits it. */
export function addOperatorCommands(program: Command, context: Context): void {
  program
    .command('verify-audit')
    .description('kiểm tra một bản xuất nhật ký mà không cần máy chủ')
    .argument('<file>', 'bản xuất (NDJSON)')
    .addOption(
      new Option('--witness <file>', 'bản xuất cũ hơn để đối chiếu; có thể lặp lại')
        .argParser((value: string, before: readonly string[]) => [...before, value])
        .default([], ''),
    )
    .option('--key <file>', 'khóa công khai của hệ thống (PEM) do kiểm tra viên giữ')
    .action((file: string, options: { witness: readonly string[]; key?: string }) => verify(file, options, context));

  speakingToServer(program.command('reseat').description('khởi động lại một thủ tục từ dữ liệu đã ghi'))
    .argument('<kind>', KINDS.join(' | '))
    .argument('<id>', 'mã của phong trào, hồ sơ hoặc phiên họp')
    .action(async (kind: string, id: string, options: { server?: string; sessionFile?: string }) => {
      if (!KINDS.some((known) => known === kind)) {
        throw new Failure(EXIT.usage, `Loại thủ tục phải là một trong: ${KINDS.join(', ')}.`);
      }
      const path = `/api/v1/procedures/${kind}/${encodeURIComponent(id)}/reseat`;
      await serverOf(options, context).send({ method: 'POST', path, body: {} });
      context.out('Đã yêu cầu thủ tục chạy lại từ bước đang ghi.');
    });

  speakingToServer(
    program.command('reconcile').description('đối soát dữ liệu với các thủ tục đang chạy, sửa được gì thì sửa'),
  ).action((options: { server?: string; sessionFile?: string }) => reconcile(serverOf(options, context), context));
}

async function verify(
  file: string,
  { witness, key }: { witness: readonly string[]; key?: string },
  { out }: Context,
): Promise<void> {
  const witnesses = await Promise.all(witness.map(lastLineOf));
  const publicKey = key === undefined ? undefined : await readGiven(key);
  const input = createReadStream(file, 'utf8');
  await new Promise((resolve, reject) => input.once('open', resolve).once('error', reject)).catch(unreadable(file));
  const { entries, subjects, faults } = await verifyAudit(createInterface({ input, crlfDelay: Infinity }), {
    witnesses,
    ...(publicKey !== undefined && { publicKey }),
  });
  for (const fault of faults) out(toldFault(fault));
  if (faults.length > 0) throw new Failure(EXIT.auditFaulty, `Nhật ký KHÔNG khớp: ${faults.length} lỗi.`);
  out(
    `Nhật ký khớp: ${entries} mục của ${subjects} đối tượng, chữ ký đúng${witnesses.length > 0 ? ', khớp các bản cũ' : ''}.`,
  );
  if (publicKey === undefined)
    out('Chữ ký được kiểm bằng khóa nằm trong bản xuất; dùng --key với khóa đã giữ để chắc chắn hơn.');
}

const FAULTS: Readonly<Record<AuditFaultKind, string>> = {
  'unreadable-line': 'dòng không đọc được',
  'broken-sequence': 'thứ tự bị đứt',
  'entry-misplaced': 'mục nằm sai chỗ',
  'hash-differs': 'mã băm không khớp nội dung',
  'checkpoint-missing': 'thiếu dòng chốt có chữ ký',
  'line-after-checkpoint': 'có dòng sau dòng chốt',
  'signature-wrong': 'chữ ký sai',
  'counts-differ': 'số lượng khác với dòng chốt',
  'head-differs': 'mục cuối khác với dòng chốt',
  'subject-missing': 'thiếu đối tượng có trong dòng chốt',
  'subject-unlisted': 'đối tượng không có trong dòng chốt',
  'witness-unreadable': 'bản cũ không đọc được hoặc sai chữ ký',
  'truncated-since-witness': 'bị cắt bớt so với bản cũ',
  'changed-since-witness': 'bị sửa so với bản cũ',
};

function toldFault({ kind, subject, at }: AuditFault): string {
  const where = [subject, at === null ? null : `số ${at}`].filter((part) => part !== null).join(', ');
  return `✗ ${FAULTS[kind]}${where ? ` (${where})` : ''}`;
}

async function lastLineOf(file: string): Promise<string> {
  return (await readGiven(file)).trimEnd().split('\n').at(-1) ?? '';
}

function readGiven(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(unreadable(file));
}

function unreadable(file: string): (failure: unknown) => never {
  return (failure) => {
    throw new Failure(EXIT.usage, `Không đọc được tệp ${file}.`, { cause: failure });
  };
}
