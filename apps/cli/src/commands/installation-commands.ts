import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { Problem } from '@bangvang/domain';
import { hashPassword } from '@bangvang/identity';
import { EXIT, Failure } from '../failure.js';
import { createAccount } from '../prepare/create-account.js';
import { migrate } from '../prepare/migrate.js';
import { AS_REAL_TIME, prepareInstallation } from '../prepare/prepare-installation.js';
import { rehearseOnItsOwn } from '../rehearse/rehearse-command.js';
import { rehearsalFolder } from '../start/rehearsal-folder.js';
import { start } from '../start/start.js';
import { startSteps } from '../start/steps.js';
import { ask } from './ask.js';
import { loadReport } from './load-report.js';
import type { Context } from './context.js';
import { withOwnDatabase } from './own-database.js';

const URL_OPTION = ['--url <postgres-url>', 'cơ sở dữ liệu (mặc định: DATABASE_URL, hoặc của máy này)'] as const;

/** The commands that look after an installation where it runs. */
export function addInstallationCommands(program: Command, context: Context): void {
  program
    .command('start')
    .description('chạy cả hệ thống trên máy này cho đến khi nhấn Ctrl-C')
    .argument(
      '[folder]',
      'diễn tập: tên trong infra/reference, hoặc đường dẫn (mặc định: BANGVANG_REHEARSAL, tam-duong-2023)',
    )
    .action((folder: string | undefined) => runStart(context, folder));

  program
    .command('migrate')
    .description('đưa cơ sở dữ liệu lên cấu trúc hiện hành')
    .option(...URL_OPTION)
    .action(({ url }: { url?: string }) =>
      withOwnDatabase(url, context, async (database) => {
        const ran = await migrate(database);
        for (const name of ran) context.out(`✓ ${name}`);
        if (ran.length === 0) context.out('Cơ sở dữ liệu đã ở cấu trúc hiện hành.');
      }),
    );

  program
    .command('load-reference')
    .description(
      'lập bản cài đặt (lần đầu) và nạp dữ liệu nền từ thư mục; chạy lại chỉ cập nhật những gì đã sửa trong tệp',
    )
    .argument('<dir>', 'thư mục có law/, schema/ và thư mục của từng nơi')
    .option('--installation <name>', 'thư mục con của nơi cần nạp; không có thì chỉ nạp phần pháp luật')
    .option('--note <text>', 'lý do nạp, ghi vào bản pháp luật mới')
    .option('--rename', 'bản cài đặt lấy tên của thư mục này (không có thì giữ tên của thư mục nạp đầu tiên)')
    .option(...URL_OPTION)
    .action((dir: string, options: LoadOptions) =>
      withOwnDatabase(options.url, context, (database) => runLoad(database, resolve(dir), options, context)),
    );

  program
    .command('create-account')
    .description('mở tài khoản cho một người đã có trong dữ liệu nền, hoặc đặt lại mật khẩu')
    .requiredOption('--person <code>', 'mã của người trong dữ liệu nền')
    .requiredOption('--username <name>', 'tên đăng nhập')
    .option('--password <password>', 'mật khẩu (không có thì lệnh sẽ hỏi)')
    .option(...URL_OPTION)
    .action((given: { person: string; username: string; password?: string; url?: string }) =>
      withOwnDatabase(given.url, context, async (database) => {
        const password = given.password ?? (await ask('Mật khẩu: ', { hidden: true }));
        const passwordHash = await hashPassword(password);
        const made = await asFailure(() => createAccount(database, { ...given, passwordHash }));
        context.out(made === 'created' ? 'Đã mở tài khoản.' : 'Đã đặt lại mật khẩu; các phiên đăng nhập cũ đã hết.');
      }),
    );

  program
    .command('rehearse')
    .description('diễn tập cả phong trào 002, từ phát động đến công bố, trên máy chủ riêng trong vài phút')
    .option('--keep-histories <dir>', 'giữ lịch sử các quy trình, để kiểm thử phát lại về sau')
    .action(async ({ keepHistories }: { keepHistories?: string }) => {
      await rehearseOnItsOwn(context.root, context.out, keepHistories && resolve(keepHistories));
    });
}

async function runStart({ root, config, out }: Context, folder: string | undefined): Promise<void> {
  const { mode, dataDir, ports, databaseUrl, temporal, mail, rehearsal } = config();
  if (mode === 'production' && folder !== undefined) {
    throw new Failure(EXIT.usage, 'Bản chính thức không diễn tập; dữ liệu của nơi mình nạp bằng load-reference.');
  }
  const settings = {
    mode,
    rehearsal: mode === 'rehearsal' ? rehearsalFolder(root, dataDir, folder ?? rehearsal) : null,
    root,
    dataDir,
    ports: { ...ports, mailPage: ports.mail },
    ...(databaseUrl && { databaseUrl }),
    ...(temporal.given && { temporalAddress: temporal.address }),
    temporalNamespace: temporal.namespace,
    ...(mail.given && { smtpUrl: mail.smtpUrl }),
  };
  await start(settings, startSteps(settings, out), out);
}

interface LoadOptions {
  readonly installation?: string;
  readonly note?: string;
  readonly rename?: boolean;
  readonly url?: string;
}

async function runLoad(
  database: string,
  directory: string,
  { installation, note, rename = false }: LoadOptions,
  { config, out }: Context,
): Promise<void> {
  await migrate(database);
  const { mode } = config();
  const load = { by: `load-reference (${userInfo().username})`, note: note ?? null, rename };
  const report = await asFailure(() =>
    prepareInstallation(database, { mode, directory, installation: installation ?? null, rate: AS_REAL_TIME, load }),
  );
  for (const line of loadReport(report)) out(line);
}

/** A refusal met without the server is told like one of the server's. */
async function asFailure<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (failure) {
    if (failure instanceof Problem) throw new Failure(EXIT.refused, failure.detail, { cause: failure });
    throw failure;
  }
}
