import { readFileSync } from 'node:fs';
import { AWARD_COLUMNS, readTable } from '@bangvang/documents';
import { peakMegabytes } from '../cpu-meter.js';

/** Reads one award history and prints the most memory this took, in megabytes. */
async function main(): Promise<void> {
  const { rows, faults } = await readTable(readFileSync(process.argv[2]!), AWARD_COLUMNS);
  if (rows.length + faults.length === 0) throw new Error('nothing was read');
  process.stdout.write(String(peakMegabytes(process.pid)));
}

main().catch((failure: unknown) => {
  console.error(failure);
  process.exitCode = 1;
});
