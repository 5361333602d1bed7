import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { hashPassword } from '@bangvang/identity';
import {
  foundInstallation,
  loadDemonstrationAccounts,
  loadReference,
  readDemonstration,
  type ReferenceLoad,
  type ReferenceReport,
} from '@bangvang/procedures';
import { withDatabase } from './with-database.js';

export interface Preparation {
  readonly mode: 'rehearsal' | 'production';
  /** The folder with `law/`, `schema/` and the installations. */
  readonly directory: string;
  /** The installation's own folder; null loads the law alone. */
  readonly installation: string | null;
  /** How fast legal time runs in a rehearsal: 1 as real time, 0 stands still between moves. */
  readonly rate: number;
  /** Who loads and why, as the law's version keeps it; absent: the system itself. */
  readonly load?: ReferenceLoad;
}

/** The rate of a clock that runs like real time. */
export const AS_REAL_TIME = 1;

/** A folder without it is rehearsed without accounts: they are made by `create-account`. */
const SCRIPT = 'demonstration.yaml';

/** Where legal time of a rehearsal without an installation begins: as in that of document 002. */
const REHEARSAL_STARTS_AT = '2023-06-08T08:00:00+07:00';

/** Founds the installation if it is new and loads its reference data; running it again changes only what the files changed. */
export async function prepareInstallation(databaseUrl: string, preparation: Preparation): Promise<ReferenceReport> {
  const { mode, directory, installation, rate, load } = preparation;
  const shows = mode === 'rehearsal' && installation !== null && existsSync(join(directory, installation, SCRIPT));
  const demonstration = shows ? await readDemonstration(directory, installation) : null;
  const startsAt = Date.parse(demonstration?.startsAt ?? REHEARSAL_STARTS_AT);
  return withDatabase(databaseUrl, async ({ work }) => {
    await foundInstallation(work, { mode, ...(mode === 'rehearsal' && { clock: { startsAt, rate } }) });
    const report = await loadReference(work, directory, installation, load);
    if (demonstration && installation) {
      await loadDemonstrationAccounts(work, directory, installation, hashPassword);
    }
    return report;
  });
}
