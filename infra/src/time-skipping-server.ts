import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheOnce, findCached } from './cache.js';
import { commandOnPath, repositoryRoot } from './machine.js';
import { withProgress, type OnProgress } from './progress.js';
import { runProgram } from './run-program.js';
import { sdkDownload } from './sdk-download.js';

const DOWNLOADED = 'temporal-test-server-sdk-1.24.0';
const FROM_MAVEN = 'temporal-test-server-1.32.0';
const PROGRAM = 'temporal-test-server';

/**
 * Finds Temporal's time-skipping test server, or gets it: what an earlier run left in the cache, the SDK's
 * download, the jars from Maven behind a start script.
 * @returns full path of a program that takes its port as argument, for
 *   `TestWorkflowEnvironment.createTimeSkipping({ server: { executable: { type: 'existing-path', path } } })`
 * @throws Error in Vietnamese naming the command that gets it
 */
export async function testServerExecutable({
  onProgress = () => {},
}: { onProgress?: OnProgress } = {}): Promise<string> {
  const present = findCached(DOWNLOADED, PROGRAM) ?? (commandOnPath('java') && findCached(FROM_MAVEN, PROGRAM));
  return present ?? (await download(onProgress).catch((reason: Error) => fetchWithMaven(onProgress, reason)));
}

async function download(onProgress: OnProgress): Promise<string> {
  const folder = await cacheOnce(DOWNLOADED, onProgress, (into) =>
    withProgress('Tải máy chủ thử của Temporal', onProgress, () => sdkDownload('time-skipping', into, PROGRAM)),
  );
  return join(folder, PROGRAM);
}

/** @param reason why the download failed */
async function fetchWithMaven(onProgress: OnProgress, reason: Error): Promise<string> {
  const missing = ['java', 'mvn'].filter((name) => !commandOnPath(name));
  if (missing.length > 0) throw unavailable(`máy này chưa có ${missing.join(' và ')}`, reason);
  const folder = await cacheOnce(FROM_MAVEN, onProgress, async (into) => {
    const { code, output } = await withProgress('Lấy máy chủ thử của Temporal bằng Maven', onProgress, () =>
      runProgram({
        command: 'mvn',
        args: [
          ...['-q', '-B', '-f', join(repositoryRoot(), 'infra', 'temporal', 'pom.xml')],
          ...['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${join(into, 'lib')}`],
        ],
        cwd: into,
        limitMs: 10 * 60_000,
      }),
    );
    if (code !== 0) throw unavailable(output.split('\n').slice(-5).join('\n'), reason);
    writeFileSync(join(into, PROGRAM), START_SCRIPT, { mode: 0o755 });
  });
  return join(folder, PROGRAM);
}

/** Replaces itself by Java, so that whoever started it can end it. */
const START_SCRIPT = `#!/bin/sh
exec java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$(dirname "$0")/lib/*" io.temporal.testserver.TestServer "$@"
`;

function unavailable(what: string, cause: Error): Error {
  return new Error(
    [
      `Chưa có máy chủ thử (nhảy thời gian) của Temporal (${what}).`,
      'Hãy cài Java và Maven rồi chạy lại: apt-get install openjdk-17-jre-headless maven',
    ].join('\n'),
    { cause },
  );
}
