import type { LawFiles, Transaction } from '@bangvang/persistence';
import {
  AWARDS,
  CALENDAR,
  DUTY_TEMPLATES,
  LADDERS,
  LIMITS,
  NOTICES,
  PAPERS,
  REGIMES,
  REMOVED,
  ROLES,
  SETTINGS,
} from './law-projection.js';
import type { ReferenceFile } from './reference-files.js';

export type LoadFile = (file: string, rows: number) => void;

/** Files with tables of their own, in the order their rows refer to one another. The others are read from the version. */
const TABLES: readonly { readonly file: string; readonly list: string; readonly statements: readonly string[] }[] = [
  { file: 'papers', list: 'papers', statements: [PAPERS] },
  { file: 'regimes', list: 'regimes', statements: [REGIMES, REMOVED.regimes] },
  { file: 'awards', list: 'awards', statements: [AWARDS] },
  { file: 'calendar', list: 'years', statements: [CALENDAR, REMOVED.calendar] },
  { file: 'ladders', list: 'ladders', statements: [LADDERS, REMOVED.ladders] },
  { file: 'duty-templates', list: 'templates', statements: [DUTY_TEMPLATES, REMOVED['duty-templates']] },
  { file: 'positions', list: 'roles', statements: [ROLES] },
  { file: 'limits', list: 'limits', statements: [LIMITS, REMOVED.limits] },
  { file: 'notices', list: 'notices', statements: [NOTICES, REMOVED.notices] },
];

/** Single settings that the procedure reads: where they stand in the files. */
const SETTING_FIELDS: readonly { readonly code: string; readonly file: string; readonly field: string }[] = [
  { code: 'supplementRoundsMax', file: 'limits', field: 'supplementRoundsMax' },
  { code: 'shorteningNoticeDays', file: 'ladders', field: 'shorteningNoticeDays' },
  { code: 'regimeFixedAt', file: 'regimes', field: 'regimeFixedAt' },
  { code: 'quorum', file: 'councils', field: 'quorum' },
  { code: 'voteBase', file: 'councils', field: 'base' },
  { code: 'absentMembers', file: 'councils', field: 'absent' },
  { code: 'ballotTickSeconds', file: 'councils', field: 'ballotTickSeconds' },
  { code: 'orderToOpen', file: 'councils', field: 'orderToOpen' },
  { code: 'councilActs', file: 'councils', field: 'acts' },
  { code: 'councilDeputies', file: 'councils', field: 'deputies' },
  { code: 'standsAside', file: 'councils', field: 'standsAside' },
  { code: 'minutesNameAside', file: 'councils', field: 'minutesNameAside' },
  { code: 'smallElectorate', file: 'councils', field: 'smallElectorate' },
  { code: 'acclamation', file: 'councils', field: 'acclamation' },
  { code: 'unheldWorkingDays', file: 'operations', field: 'unheldWorkingDays' },
  { code: 'behindSeconds', file: 'operations', field: 'behindSeconds' },
  { code: 'refusedWakes', file: 'operations', field: 'refusedWakes' },
  { code: 'reconciliationAt', file: 'operations', field: 'reconciliationAt' },
];

/** The files as they are kept under a version. */
export function lawFilesOf(law: ReadonlyMap<string, ReferenceFile>): LawFiles {
  return Object.fromEntries([...law].map(([name, { content }]) => [name, content]));
}

/** Makes the tables of the law say what the files say: a statement or two for each file. */
export async function projectLaw(tx: Transaction, files: LawFiles, loaded: LoadFile): Promise<void> {
  for (const { file, list, statements } of TABLES) {
    const rows = (files[file]?.[list] ?? []) as readonly unknown[];
    for (const sql of statements) await tx.rows(sql, [JSON.stringify(rows)]);
  }
  await tx.rows(SETTINGS, [JSON.stringify(SETTING_FIELDS.map((setting) => settingOf(files, setting)))]);
  for (const [file, content] of Object.entries(files)) {
    const lists = Object.values(content).filter((value) => Array.isArray(value));
    loaded(
      `law/${file}.yaml`,
      lists.reduce((rows, list) => rows + list.length, 0),
    );
  }
}

function settingOf(files: LawFiles, { code, file, field }: (typeof SETTING_FIELDS)[number]) {
  const content = files[file] ?? {};
  const sources = (content['sources'] ?? {}) as Readonly<Record<string, { source: string; confidence: string }>>;
  return { code, value: content[field], ...sources[field] };
}
