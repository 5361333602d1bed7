import {
  type CalendarWarning,
  calendarWarnings,
  keepLawVersion,
  type LawChange,
  lawChanges,
  type LawLoad,
  type LawVersion,
  readLawFiles,
  type Transaction,
  type UnitOfWork,
} from '@bangvang/persistence';
import { checkLaw } from './check-law.js';
import { codesOf } from './cross-references.js';
import { nameInstallation } from './installation-name.js';
import { type LoadFile, lawFilesOf, projectLaw } from './load-law.js';
import { loadOrganisation, readOrganisation } from './load-organisation.js';
import { type MovedDeadline, recomputeDeadlines } from './recompute-deadlines.js';
import { ReferenceFiles } from './reference-files.js';

/** What a load read and what it changed, for the person who ran it. */
export interface ReferenceReport {
  readonly files: readonly { readonly name: string; readonly rows: number }[];
  /** The version now in force. */
  readonly version: number;
  /** The name the installation keeps where the folder loaded says another; null where it bears the folder's. */
  readonly keptName: string | null;
  /** Whether this load made it. */
  readonly isNew: boolean;
  /** What the new version changed; empty at the first load, where everything is new. */
  readonly changes: readonly LawChange[];
  /** Open limits that the changed calendar moved. */
  readonly moved: readonly MovedDeadline[];
  /** Years that open work reaches into and that have no table. */
  readonly warnings: readonly CalendarWarning[];
}

/** Who loads, why, and whether the installation shall bear the folder's name though another founded it. */
export type ReferenceLoad = LawLoad & { readonly rename?: boolean };

/** A load by the machine itself, as at its start. */
const BY_THE_SYSTEM: ReferenceLoad = { by: 'hệ thống', note: null };

/**
 * Loads the reference data of an installation from its YAML files: the law's tables, bodies, positions, people,
 * councils, phrases. A second folder adds its own. Idempotent: rows are found again by their codes. Files of the law that differ from the newest
 * version make a new one, and a changed calendar moves the limits still open.
 * @param directory holds `law/`, `schema/` and one folder per installation
 * @param installation name of the installation's folder; null loads the law alone
 * @throws Problem malformed-yaml with file, line and field; nothing is written then
 */
export async function loadReference(
  work: UnitOfWork,
  directory: string,
  installation: string | null,
  { rename = false, ...load }: ReferenceLoad = BY_THE_SYSTEM,
): Promise<ReferenceReport> {
  const files = new ReferenceFiles(directory);
  const law = await files.readLaw();
  checkLaw(law);
  const roles = codesOf((law.get('positions')?.content['roles'] ?? []) as readonly Record<string, unknown>[], 'role');
  const organisation = installation === null ? null : await readOrganisation(files, installation, roles);

  return work.asProcedure(async (tx) => {
    const read: { name: string; rows: number }[] = [];
    const loaded: LoadFile = (name, rows) => void read.push({ name, rows });
    const present = lawFilesOf(law);
    const { before, now } = await keepLawVersion(tx, present, load);
    const changes = await changesSince(tx, before, now, present);
    await projectLaw(tx, present, loaded);
    const keptName = organisation
      ? await nameInstallation(tx, installation!, organisation.installation.content, rename)
      : null;
    if (organisation) await loadOrganisation(tx, organisation, loaded);
    const moved = changes.some(({ file }) => file === 'calendar') ? await recomputeDeadlines(tx, now.id) : [];
    tx.audit('installation', 'reference-loaded', { installation, files: read, version: now.id });
    const warnings = await calendarWarnings(tx);
    return { files: read, version: now.id, keptName, isNew: before?.id !== now.id, changes, moved, warnings };
  });
}

async function changesSince(
  tx: Transaction,
  before: LawVersion | null,
  now: LawVersion,
  present: ReturnType<typeof lawFilesOf>,
): Promise<readonly LawChange[]> {
  if (before === null || before.id === now.id) return [];
  return lawChanges(await readLawFiles(tx, before.id), present, now.loadedOn);
}
