import { renameSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { cacheOnce, findCached } from './cache.js';
import { chosenTemporalCli, commandOnPath, isExecutable, repositoryRoot } from './machine.js';
import { withProgress, type OnProgress } from './progress.js';
import { runProgram } from './run-program.js';
import { sdkDownload } from './sdk-download.js';

interface Wait {
  readonly onProgress?: OnProgress;
  /** Breaks a build off. */
  readonly signal?: AbortSignal;
}

/** Versions stand in the name, so that a newer checkout never takes an older program. */
const DOWNLOADED = 'temporal-cli-sdk-1.24.0';
const BUILT = 'temporal-cli-1.5.1';

/**
 * Finds a Temporal program, or gets one: the one chosen by TEMPORAL_CLI, `temporal` on PATH, what an earlier run
 * left in the cache, the SDK's download, a build with Go (some minutes, once per user).
 * @returns full path of the program
 * @throws Error in Vietnamese naming the commands that get it
 */
export async function temporalExecutable({ onProgress = () => {}, signal }: Wait = {}): Promise<string> {
  const chosen = chosenTemporalCli();
  if (chosen) {
    if (isExecutable(chosen)) return chosen;
    throw new Error(`TEMPORAL_CLI trỏ tới "${chosen}", nhưng đó không phải là một chương trình chạy được.`);
  }
  const present = commandOnPath('temporal') ?? findCached(DOWNLOADED, 'temporal') ?? findCached(BUILT, 'temporal');
  return present ?? (await download(onProgress).catch((reason: Error) => build(onProgress, reason, signal)));
}

async function download(onProgress: OnProgress): Promise<string> {
  const folder = await cacheOnce(DOWNLOADED, onProgress, (into) =>
    withProgress('Tải máy chủ Temporal', onProgress, () => sdkDownload('dev-server', into, 'temporal')),
  );
  return join(folder, 'temporal');
}

/** @param reason why the download failed */
async function build(onProgress: OnProgress, reason: Error, signal?: AbortSignal): Promise<string> {
  if (!commandOnPath('go')) throw unavailable(`tải: ${lastLine(reason.message)}; dựng: máy này chưa có Go`, reason);
  onProgress('Không tải được máy chủ Temporal. Dựng nó bằng Go: chỉ một lần cho mỗi người dùng, khoảng 2 đến 5 phút.');
  const folder = await cacheOnce(BUILT, onProgress, async (into) => {
    const { code, output } = await withProgress('Dựng máy chủ Temporal bằng Go', onProgress, () =>
      runProgram({
        command: 'go',
        args: ['install', 'tool'],
        cwd: join(repositoryRoot(), 'infra', 'temporal'),
        env: { GOBIN: join(into, 'bin'), GOFLAGS: '-mod=readonly -buildvcs=false' },
        limitMs: 30 * 60_000,
        signal,
      }),
    );
    if (code !== 0) throw unavailable(`dựng: ${output.split('\n').slice(-5).join('\n')}`, reason);
    renameSync(join(into, 'bin', 'temporal'), join(into, 'temporal'));
    rmdirSync(join(into, 'bin'));
  });
  return join(folder, 'temporal');
}

function unavailable(what: string, cause: Error): Error {
  return new Error(
    [
      `Chưa có máy chủ Temporal (${what}).`,
      'Hãy làm một trong các cách sau rồi chạy lại:',
      '  • cài Go 1.25 trở lên (apt-get install golang, hoặc https://go.dev/dl), Bảng Vàng sẽ tự dựng;',
      '  • tải chương trình "temporal" (https://temporal.download/cli), đặt vào PATH hoặc TEMPORAL_CLI=/đường/dẫn/temporal;',
      '  • trỏ TEMPORAL_ADDRESS=máy:cổng tới một máy chủ Temporal có sẵn.',
    ].join('\n'),
    { cause },
  );
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
