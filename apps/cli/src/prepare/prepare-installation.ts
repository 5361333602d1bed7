import { startOfDay } from '@bangvang/domain';
import { hashPassword } from '@bangvang/identity';
import type { LawLoad } from '@bangvang/persistence';
import {
  foundInstallation,
  loadDemonstrationAccounts,
  loadReference,
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
  readonly load?: LawLoad;
}

/** The rate of a clock that runs like real time. */
export const AS_REAL_TIME = 1;

const EIGHT_HOURS_MS = 8 * 3_600_000;

/** A rehearsal begins in the month of document 002, at eight in the morning. */
const REHEARSAL_STARTS_AT = startOfDay('2023-06-08') + EIGHT_HOURS_MS;

/** Founds the installation if it is new and loads its reference data; running it again changes only what the files changed. */
export function prepareInstallation(databaseUrl: string, preparation: Preparation): Promise<ReferenceReport> {
  const { mode, directory, installation, rate, load } = preparation;
  return withDatabase(databaseUrl, async ({ work }) => {
    await foundInstallation(work, {
      mode,
      ...(mode === 'rehearsal' && { clock: { startsAt: REHEARSAL_STARTS_AT, rate } }),
    });
    const report = await loadReference(work, directory, installation, load);
    if (mode === 'rehearsal' && installation) {
      await loadDemonstrationAccounts(work, directory, installation, hashPassword);
    }
    return report;
  });
}
