import type {
  AwardCriteria,
  BaseSalary,
  BonusFactors,
  BonusMultiple,
  ConditionalPaper,
  GateRule,
  PaperForm,
  RoundingMode,
  SimplifiedRule,
} from '@bangvang/domain';
import type { Sql } from '../database.js';
import type { LawFiles } from './law-rows.js';
import { readLawFiles } from './law-versions.js';

/** What the newest version of the files says of an award. */
export interface AwardInLaw {
  readonly code: string;
  readonly kind: 'title' | 'form' | 'order' | 'medal' | 'honour';
  readonly requiredPapers: readonly string[];
  readonly source: string;
}

/** The rules a dossier is held against; every row says from when to when, or under which regimes, it counts. */
export interface LawInForce {
  readonly version: number;
  readonly awards: readonly AwardInLaw[];
  readonly criteria: readonly AwardCriteria[];
  readonly gates: readonly GateRule[];
  readonly baseSalaries: readonly BaseSalary[];
  readonly multiples: readonly BonusMultiple[];
  readonly factors: BonusFactors;
  readonly rounding: RoundingMode;
  readonly conditionalPapers: readonly ConditionalPaper[];
  readonly paperForms: readonly PaperForm[];
  readonly simplified: readonly SimplifiedRule[];
}

/** Versions by the hash of their content, which never changes. */
const kept = new Map<string, LawInForce>();
const MOST_KEPT = 8;

/** The newest version of the law's files; null where none was loaded. Taken apart once per version. */
export async function readNewestLaw(sql: Sql): Promise<LawInForce | null> {
  const [newest] = await sql.rows<{ id: number; contentHash: string }>(
    'SELECT id, content_hash AS "contentHash" FROM law_version ORDER BY id DESC LIMIT 1',
  );
  if (!newest) return null;
  const known = kept.get(newest.contentHash);
  if (known) return known;
  const law = lawOf(newest.id, await readLawFiles(sql, newest.id));
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(newest.contentHash, law);
  return law;
}

/** Schemas have checked the files when they were loaded. */
function lawOf(version: number, files: LawFiles): LawInForce {
  const rows = <T>(file: string, list: string) => (files[file]?.[list] ?? []) as readonly T[];
  return {
    version,
    awards: rows<AwardInLaw>('awards', 'awards'),
    criteria: rows<AwardCriteria>('criteria', 'criteria'),
    gates: rows<GateRule>('gates', 'gates'),
    baseSalaries: rows<BaseSalary>('base-salary', 'baseSalaries'),
    multiples: rows<BonusMultiple>('bonus', 'multiples'),
    factors: files['bonus']?.['factors'] as BonusFactors,
    rounding: files['bonus']?.['rounding'] as RoundingMode,
    conditionalPapers: rows<ConditionalPaper>('dossier-papers', 'conditional'),
    paperForms: rows<PaperForm>('dossier-papers', 'forms'),
    simplified: rows<SimplifiedRule>('simplified', 'simplified'),
  };
}
