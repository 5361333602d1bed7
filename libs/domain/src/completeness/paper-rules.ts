import type { Confidence } from '../regime/confidence.js';

/** What makes a paper needed in some dossiers only. */
export const PAPER_CONDITIONS = [
  'initiative-branch',
  'prior-awards-cited',
  'enterprise',
  'campaign',
  'consultation',
  'simplified',
  'absent-members',
] as const;
export type PaperCondition = (typeof PAPER_CONDITIONS)[number];

/** A paper needed on a condition, and the papers it takes the place of: a row of dossier-papers.yaml. */
export interface ConditionalPaper {
  readonly papers: readonly string[];
  readonly when: PaperCondition;
  /** null: every award. */
  readonly awards: readonly string[] | null;
  readonly regimes: readonly string[];
  /** Papers no longer asked for. */
  readonly instead: readonly string[];
  readonly source: string;
  readonly confidence: Confidence;
}

/** The form a paper has and who signs it: a row of dossier-papers.yaml. */
export interface PaperForm {
  readonly paper: string;
  readonly regimes: readonly string[];
  /** Number of the prescribed form; null: none prescribed, or not known. */
  readonly form: string | null;
  /** Roles that may sign; empty: no rule. */
  readonly signedBy: readonly string[];
  /** Whether it lists the nominees. */
  readonly listsNominees: boolean;
  /** Whether it must cover the achievement period. */
  readonly coversPeriod: boolean;
  readonly source: string;
  readonly confidence: Confidence;
}

/** How many originals are handed in: a row of dossier-papers.yaml. */
export interface DossierSets {
  readonly awards: readonly string[] | null;
  readonly regimes: readonly string[];
  readonly sets: number;
  readonly source: string;
  readonly confidence: Confidence;
}

/** A paper one dossier needs, and the clause that asks for it. */
export interface NeededPaper {
  readonly paper: string;
  readonly clause: string;
}

/**
 * The papers one dossier needs: those of the award, those its situation adds, without those it spares.
 * @param required codes of the award's own papers, in the order they are listed to people
 * @source Law 06/2022/QH15, Art. 84, 85
 */
export function papersNeeded(
  award: { readonly code: string; readonly required: readonly string[]; readonly source: string },
  regime: string,
  situation: readonly PaperCondition[],
  rules: readonly ConditionalPaper[],
): readonly NeededPaper[] {
  const applying = rules.filter(
    ({ awards, regimes, when }) =>
      regimes.includes(regime) && situation.includes(when) && (awards === null || awards.includes(award.code)),
  );
  const spared = applying.flatMap(({ instead }) => instead);
  const own = award.required.filter((paper) => !spared.includes(paper));
  const added = applying.flatMap(({ papers, source }) => papers.map((paper) => ({ paper, clause: source })));
  return [
    ...own.map((paper) => ({ paper, clause: award.source })),
    ...added.filter(({ paper }, index) => !own.includes(paper) && added.findIndex((p) => p.paper === paper) === index),
  ];
}

/** How many originals an award asks for under a regime, or null where no row says. A row for the award comes first. */
export function setsOf(rows: readonly DossierSets[], award: string, regime: string): DossierSets | null {
  const ofRegime = rows.filter(({ regimes }) => regimes.includes(regime));
  return (
    ofRegime.find(({ awards }) => awards?.includes(award)) ?? ofRegime.find(({ awards }) => awards === null) ?? null
  );
}
