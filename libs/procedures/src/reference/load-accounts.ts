import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readYaml } from '@bangvang/documents';
import type { UnitOfWork } from '@bangvang/persistence';

/** One account of the demonstration, as printed to whoever plays it. */
export interface DemonstrationAccount {
  readonly username: string;
  readonly who: string;
  readonly does: string;
}

/** The campaign a demonstration launches from its own document, and how far it is played before people take over. */
export interface DemonstrationCampaign {
  /** In the installation's folder. */
  readonly file: string;
  /** Code of the body that issues it. */
  readonly issuer: string;
  /** What most units file, and when (instant with offset). */
  readonly plans: { readonly filedAt: string; readonly documentNumber: string; readonly summary: string };
  /** Where legal time then stands (instant with offset). */
  readonly playFrom: string;
}

/** What the demonstration's file says: its play, one password for all, and the accounts worth printing. */
export interface Demonstration {
  readonly password: string;
  /** Where legal time begins (instant with offset). */
  readonly startsAt: string;
  /** Username of whoever may move legal time. */
  readonly administrator: string;
  readonly campaign: DemonstrationCampaign;
  readonly accounts: readonly DemonstrationAccount[];
}

/** Reads `demonstration.yaml` of an installation. */
export async function readDemonstration(directory: string, installation: string): Promise<Demonstration> {
  const file = `${installation}/demonstration.yaml`;
  return readYaml(
    await readFile(join(directory, file), 'utf8'),
    JSON.parse(await readFile(join(directory, 'schema/demonstration.schema.json'), 'utf8')),
    file,
  );
}

/**
 * Gives every person of the installation's `people.yaml` an account with the demonstration's password. Rehearsal only.
 * Accounts that exist keep their password.
 * @param hash hashes a password for storage
 */
export async function loadDemonstrationAccounts(
  work: UnitOfWork,
  directory: string,
  installation: string,
  hash: (password: string) => Promise<string>,
): Promise<void> {
  const { password } = await readDemonstration(directory, installation);
  const { people } = await readYaml<{ people: readonly { code: string; username: string }[] }>(
    await readFile(join(directory, installation, 'people.yaml'), 'utf8'),
    JSON.parse(await readFile(join(directory, 'schema/people.schema.json'), 'utf8')),
    `${installation}/people.yaml`,
  );
  const passwordHash = await hash(password);
  await work.asProcedure((tx) =>
    tx.rows(
      `INSERT INTO account (person_id, username, password_hash)
       SELECT p.id, x.username, $2 FROM jsonb_to_recordset($1) AS x (code text, username text) JOIN person p ON p.code = x.code
        WHERE EXISTS (SELECT 1 FROM installation WHERE mode = 'rehearsal')
       ON CONFLICT (person_id) DO NOTHING`,
      [JSON.stringify(people), passwordHash],
    ),
  );
}
