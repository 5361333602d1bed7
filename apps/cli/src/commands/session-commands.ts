import type { Command } from 'commander';
import { ask } from './ask.js';
import { type Context, serverOf, speakingToServer } from './context.js';

interface SignedIn {
  readonly fullName: string;
  readonly posts: readonly { readonly title: string; readonly bodyName: string; readonly role: string }[];
}

interface SignInOptions {
  readonly username?: string;
  readonly password?: string;
  readonly server?: string;
  readonly sessionFile?: string;
}

/** Signing in and out. The session is kept in a file of the person's own. */
export function addSessionCommands(program: Command, context: Context): void {
  speakingToServer(program.command('sign-in').description('đăng nhập; phiên được giữ cho các lệnh sau'))
    .option('--username <name>', 'tên đăng nhập (không có thì lệnh sẽ hỏi)')
    .option('--password <password>', 'mật khẩu (không có thì lệnh sẽ hỏi)')
    .action(async (options: SignInOptions) => {
      const server = serverOf(options, context);
      const username = options.username ?? (await ask('Tên đăng nhập: '));
      const password = options.password ?? (await ask('Mật khẩu: ', { hidden: true }));
      const { fullName, posts } = await server.json<SignedIn>({
        method: 'POST',
        path: '/api/v1/session',
        body: { username, password },
      });
      context.out(`Xin chào ${fullName}.`);
      for (const { title, bodyName, role } of posts) context.out(`  ${title}, ${bodyName} (${role})`);
    });

  speakingToServer(program.command('sign-out').description('kết thúc phiên đăng nhập')).action(
    async (options: SignInOptions) => {
      await serverOf(options, context).send({ method: 'DELETE', path: '/api/v1/session' });
      context.out('Đã đăng xuất.');
    },
  );
}
