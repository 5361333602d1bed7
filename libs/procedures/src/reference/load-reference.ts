import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readYaml } from '@bangvang/documents';
import type { Transaction, UnitOfWork } from '@bangvang/persistence';
import { loadLaw } from './load-law.js';
import { loadOrganisation } from './load-organisation.js';

/** What a load read, file by file, for the person who ran it. */
export interface ReferenceReport {
  readonly files: readonly { readonly name: string; readonly rows: number }[];
}

/** Reads one reference file, checked against its schema. */
export type ReadReference = <T>(file: string, schema: string) => Promise<T>;

export type LoadFile = (file: string, rows: number) => void;

/**
 * Loads the reference data of an installation from its YAML files: the law's tables, bodies, positions, people,
 * councils, phrases. Idempotent: rows are found again by their codes; what a file no longer names stays, since
 * history may refer to it.
 * @param directory holds `law/`, `schema/` and one folder per installation
 * @param installation name of the installation's folder; null loads the law alone
 * @throws Problem malformed-yaml with file, line and field; nothing is written then
 */
export async function loadReference(
  work: UnitOfWork,
  directory: string,
  installation: string | null,
): Promise<ReferenceReport> {
  const files: { name: string; rows: number }[] = [];
  const read: ReadReference = async (file, schema) =>
    readYaml(
      await readFile(join(directory, file), 'utf8'),
      JSON.parse(await readFile(join(directory, 'schema', `${schema}.schema.json`), 'utf8')),
      file,
    );
  await work.asProcedure(async (tx: Transaction) => {
    const loaded: LoadFile = (name, rows) => void files.push({ name, rows });
    await loadLaw(tx, read, loaded);
    if (installation) await loadOrganisation(tx, read, installation, loaded);
    tx.audit('installation', 'reference-loaded', { installation, files });
  });
  return { files };
}
