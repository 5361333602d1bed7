import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { EXIT, Failure } from '../failure.js';
import { type Context, serverOf, speakingToServer } from './context.js';

interface Drafted {
  readonly id: string;
  readonly title?: string;
  readonly report?: {
    readonly read: readonly { readonly label: string; readonly value: string }[];
    readonly inferred: readonly { readonly message: string }[];
    readonly notUnderstood: readonly { readonly message: string }[];
    readonly anomalies: readonly string[];
    readonly unresolved: readonly { readonly ref: string; readonly phrases: readonly string[] }[];
  };
}

interface ServerOptions {
  readonly server?: string;
  readonly sessionFile?: string;
}

/** A campaign from its document to its launch. */
export function addCampaignCommands(program: Command, context: Context): void {
  const campaign = program.command('campaign').description('phong trào thi đua');

  speakingToServer(campaign.command('import').description('tạo phong trào từ tệp YAML của văn bản phát động'))
    .argument('<file>', 'tệp YAML')
    .option('--issuer <code>', 'mã cơ quan ban hành, khi người đăng nhập giữ việc này ở nhiều nơi')
    .option('--campaign <name>', 'phong trào cần nhập khi tệp có nhiều: document, số văn bản, hoặc thứ tự từ 1')
    .action(async (file: string, options: ServerOptions & { issuer?: string; campaign?: string }) => {
      const yaml = await readFile(file, 'utf8').catch((failure: unknown) => {
        throw new Failure(EXIT.usage, `Không đọc được tệp ${file}.`, { cause: failure });
      });
      const drafted = await serverOf(options, context).json<Drafted>({
        method: 'POST',
        path: '/api/v1/campaigns',
        body: {
          yaml,
          ...(options.issuer && { issuerBodyCode: options.issuer }),
          ...(options.campaign && { campaign: options.campaign }),
        },
      });
      context.out(`Đã tạo phong trào ${drafted.id}.`);
      told(drafted, context);
      context.out(`Phát động: bangvang campaign launch ${drafted.id}`);
    });

  speakingToServer(campaign.command('launch').description('phát động phong trào và giao nhiệm vụ cho các đơn vị'))
    .argument('<id>', 'mã phong trào')
    .option('--on <day>', 'ngày phát động, NNNN-TT-NN (mặc định: hôm nay)')
    .action(async (id: string, options: ServerOptions & { on?: string }) => {
      const server = serverOf(options, context);
      const path = `/api/v1/campaigns/${encodeURIComponent(id)}`;
      const { version } = await server.json<{ version: number }>({ method: 'GET', path });
      await server.send({
        method: 'PUT',
        path: `${path}/launch`,
        body: { ...(options.on && { launchedOn: options.on }) },
        version,
      });
      context.out('Đã phát động. Nhiệm vụ và thời hạn đã giao cho các đơn vị.');
    });
}

function told({ report }: Drafted, { out }: Context): void {
  if (!report) return;
  for (const { label, value } of report.read) out(`  ${label}: ${value}`);
  const parts: readonly (readonly [string, readonly string[]])[] = [
    ['Suy ra khi đọc (hãy kiểm tra lại):', report.inferred.map(({ message }) => message)],
    ['Chưa hiểu (được giữ nguyên văn):', report.notUnderstood.map(({ message }) => message)],
    ['Mâu thuẫn, bất thường:', report.anomalies],
    [
      'Cụm từ chưa rõ đơn vị (phải bổ sung trước khi phát động):',
      report.unresolved.map(({ ref, phrases }) => `mục ${ref}: ${phrases.join('; ')}`),
    ],
  ];
  for (const [heading, lines] of parts) {
    if (lines.length === 0) continue;
    out(heading);
    for (const line of lines) out(`  - ${line}`);
  }
}
