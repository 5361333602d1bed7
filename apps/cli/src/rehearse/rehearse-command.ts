import { join } from 'node:path';
import type { Out } from '../start/settings.js';
import { keepHistories } from './keep-histories.js';
import { startOwnInstallation } from './own-installation.js';
import { DEMONSTRATION, rehearse } from './rehearse.js';
import type { Summary } from './summary.js';

/**
 * Plays a whole campaign on an installation of its own and takes it away afterwards.
 * @param root full path of the checkout, built
 * @param historiesDirectory where the procedures' histories are kept, for replaying them later
 */
export async function rehearseOnItsOwn(root: string, out: Out, historiesDirectory?: string): Promise<Summary> {
  const startedAt = performance.now();
  const installation = await startOwnInstallation({ root, rate: 0, out });
  try {
    out(`Bản diễn tập đã chạy sau ${((performance.now() - startedAt) / 1_000).toFixed(0)} giây ở ${installation.base}`);
    const summary = await rehearse({
      base: installation.base,
      directory: join(root, DEMONSTRATION),
      out,
      mails: () => mailsIn(installation.mailPage),
    });
    if (historiesDirectory) {
      const { environment, settings } = installation;
      const engine = { address: environment.temporalAddress, namespace: settings.temporalNamespace };
      out(`Đã giữ ${await keepHistories(engine, historiesDirectory)} lịch sử quy trình ở ${historiesDirectory}`);
    }
    return summary;
  } finally {
    await installation.stop();
  }
}

/** How many mails a sink holds. */
export async function mailsIn(mailPage: string): Promise<number> {
  const answer = await fetch(`${mailPage}/messages.json`);
  return ((await answer.json()) as readonly unknown[]).length;
}
