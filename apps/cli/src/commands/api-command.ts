import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { text } from 'node:stream/consumers';
import { type Command, Option } from 'commander';
import { stringify } from 'yaml';
import { EXIT, Failure } from '../failure.js';
import { type Operation, operationsOf } from '../operations/open-api.js';
import { requestOf } from '../operations/operation-request.js';
import { type Context, serverOf, speakingToServer } from './context.js';

interface ApiOptions {
  readonly body?: string;
  readonly field: readonly string[];
  readonly file?: string;
  readonly ifMatch?: string;
  readonly key?: string;
  readonly json?: true;
  readonly output?: string;
  readonly server?: string;
  readonly sessionFile?: string;
}

const HELP = `
Mỗi việc của API có một tên (operationId):
  bangvang api list                 mọi việc
  bangvang api show <operationId>   tham số và nội dung của một việc
  bangvang api <operationId> --id 0190… --field reason="…" --if-match 3

Tham số trên đường dẫn và sau dấu hỏi viết là --tên giá-trị. Mã Idempotency-Key được tạo tự động.`;

/** Every act of the API, as the server itself describes them. */
export function addApiCommand(program: Command, context: Context): void {
  speakingToServer(program.command('api').description('mọi việc của API, theo tên của chúng'))
    .argument('<operationId>', 'tên của việc, hoặc list, hoặc show')
    .argument('[parameters...]', 'tham số của việc: --tên giá-trị')
    .allowUnknownOption()
    .option('--body <file>', 'nội dung từ tệp YAML hoặc JSON; - là từ đầu vào chuẩn')
    .addOption(
      new Option('--field <name=value>', 'một mục của nội dung; có thể lặp lại')
        .argParser((value: string, before: readonly string[]) => [...before, value])
        .default([], ''),
    )
    .option('--file <file>', 'tệp cần tải lên')
    .option('--if-match <version>', 'phiên bản đã xem')
    .option('--key <key>', 'mã Idempotency-Key, để lặp lại một yêu cầu mà không làm hai lần')
    .option('--json', 'in câu trả lời bằng JSON thay cho YAML')
    .option('--output <file>', 'ghi câu trả lời vào tệp')
    .addHelpText('after', HELP)
    .action(async (name: string, parameters: readonly string[], options: ApiOptions) => {
      const server = serverOf(options, context);
      const operations = await operationsOf(server);
      if (name === 'list') return list(operations, context);
      if (name === 'show') return show(found(operations, parameters[0] ?? ''), context);
      const operation = found(operations, name);
      const body = options.body === undefined ? undefined : await bodyFrom(options.body);
      const request = requestOf(operation, { parameters, fields: options.field, ...(body !== undefined && { body }) });
      const answer = await server.send({
        method: operation.method,
        ...request,
        ...(options.file !== undefined && {
          upload: { name: basename(options.file), content: new Uint8Array(await readGiven(options.file)) },
        }),
        ...(options.ifMatch !== undefined && { version: versionOf(options.ifMatch) }),
        ...(options.key !== undefined && { key: options.key }),
      });
      await print(answer, options, context);
    });
}

function found(operations: readonly Operation[], id: string): Operation {
  const operation = operations.find((known) => known.id === id);
  if (!operation) throw new Failure(EXIT.usage, `API không có việc “${id}”. Xem: bangvang api list`);
  return operation;
}

function list(operations: readonly Operation[], { out }: Context): void {
  const width = Math.max(...operations.map(({ id }) => id.length));
  for (const { id, method, path, summary } of operations) {
    out(`${id.padEnd(width)}  ${method.padEnd(6)} ${path}${summary ? `  ${summary}` : ''}`);
  }
}

function show(
  { id, method, path, summary, parameters, fields, requiredFields, takesUpload }: Operation,
  { out }: Context,
): void {
  out(`${id}: ${method} ${path}`);
  if (summary) out(summary);
  for (const { name, in: place, required, description } of parameters) {
    const word = place === 'header' ? { 'If-Match': '--if-match', 'Idempotency-Key': '--key' }[name] : `--${name}`;
    const must = required && name !== 'Idempotency-Key' ? ' (bắt buộc)' : '';
    if (word) out(`  ${word}${must}${description ? `: ${description}` : ''}`);
  }
  if (takesUpload) out('  --file (bắt buộc)');
  for (const [name, { type, enum: choices, description }] of Object.entries(fields ?? {})) {
    const must = requiredFields.includes(name) ? ' (bắt buộc)' : '';
    const form = choices ? choices.join(' | ') : [type ?? 'object'].flat().join(' | ');
    out(`  --field ${name}=<${form}>${must}${description ? `: ${description}` : ''}`);
  }
}

async function bodyFrom(file: string): Promise<string> {
  return file === '-' ? text(process.stdin) : (await readGiven(file)).toString('utf8');
}

async function readGiven(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (failure) {
    throw new Failure(EXIT.usage, `Không đọc được tệp ${file}.`, { cause: failure });
  }
}

function versionOf(given: string): number {
  const version = Number(given.replace(/^"|"$/g, ''));
  if (!Number.isInteger(version) || version < 0)
    throw new Failure(EXIT.usage, '--if-match phải là số phiên bản, ví dụ 3.');
  return version;
}

/** JSON is shown for reading; anything else (a file, an export, a stream of events) is passed on as it comes. */
async function print(answer: Response, { json, output }: ApiOptions, { out }: Context): Promise<void> {
  const isJson = /^application\/(?:[\w.-]+\+)?json\b/.test(answer.headers.get('content-type') ?? '');
  if (output !== undefined || !isJson) {
    if (!answer.body) return;
    const to = output === undefined ? process.stdout : createWriteStream(output);
    return pipeline(Readable.fromWeb(answer.body), to, { end: output !== undefined });
  }
  const content = await answer.text();
  const version = answer.headers.get('etag');
  if (content !== '') out(json ? content : stringify(JSON.parse(content), { lineWidth: 0 }).trimEnd());
  if (version && !json) out(`# phiên bản: ${version}`);
}
