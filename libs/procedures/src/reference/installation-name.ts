import type { Transaction } from '@bangvang/persistence';

/** What a folder's `installation.yaml` says. */
export interface InstallationFile {
  readonly name: string;
  readonly levelScheme: string;
}

/**
 * Names the installation after its first reference folder. That folder may rename it later; any other only adds bodies,
 * people, councils and phrases, unless the operator asks for its name.
 * @param folder the folder being loaded
 * @param rename the operator's word that the installation bears this folder's name from now on
 * @returns the name it keeps where the folder says another; null where it bears the folder's
 */
export async function nameInstallation(
  tx: Transaction,
  folder: string,
  { name, levelScheme }: InstallationFile,
  rename: boolean,
): Promise<string | null> {
  const bears = await tx.one(
    `UPDATE installation SET name = $1, level_scheme = $2, reference = $3
      WHERE reference IS NULL OR reference = $3 OR $4 RETURNING reference`,
    [name, levelScheme, folder, rename],
  );
  if (bears) return null;
  const kept = await tx.one<{ name: string }>('SELECT name FROM installation');
  return kept?.name ?? null;
}
