import { parseArgs } from 'node:util';
import { startMailSink } from './mail-sink.js';

/** The mail sink as a process of its own: `node mail-sink-main.js --smtp-port 2525 --http-port 8025 --dir mail`. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { 'smtp-port': { type: 'string' }, 'http-port': { type: 'string' }, dir: { type: 'string' } },
  });
  const { 'smtp-port': smtpPort, 'http-port': httpPort, dir } = values;
  if (!smtpPort || !httpPort || !dir) throw new Error('Thiếu tham số: --smtp-port, --http-port, --dir');

  const sink = await startMailSink({ smtpPort: Number(smtpPort), httpPort: Number(httpPort), dir });
  console.log(`Nhận thư ở ${sink.smtpUrl}, đọc thư ở ${sink.webUrl}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void sink.stop().then(() => process.exit(0)));
  }
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
