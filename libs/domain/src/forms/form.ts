import type { NomineeKind } from '../award.js';
import type { CampaignKind } from '../campaign-document.js';

/** A form (mẫu phiếu, mẫu báo cáo) described as data: a row of forms.yaml. */
export interface Form {
  readonly code: string;
  /** As people read it. */
  readonly name: string;
  /** What it is filled for: the nominee of a dossier, or what a body files on a duty. */
  readonly use: 'dossier' | 'filing';
  /** Of a dossier: whose; null: anybody's. */
  readonly nomineeKinds: readonly NomineeKind[] | null;
  /** Of a dossier: for which awards; null: any. */
  readonly awards: readonly string[] | null;
  /** Of a filing: the kinds of duty. */
  readonly duties: readonly string[] | null;
  /** In which campaigns; null: in any. */
  readonly campaignKinds: readonly CampaignKind[] | null;
  /** Without it nothing is submitted; otherwise it is checked where it is filled. */
  readonly obligatory: boolean;
  /** JSON Schema, draft 2020-12; every field bears a Vietnamese `title`. */
  readonly schema: Readonly<Record<string, unknown>>;
  readonly source: string;
}

/** Forms of one procedure, by code. */
export type Forms = Readonly<Record<string, Form>>;

/** Answers to a form, with the revision of the campaign's procedure whose form they were filled under. */
export interface FilledForm {
  readonly formCode: string;
  readonly revision: number;
  readonly answers: Readonly<Record<string, unknown>>;
}

/** The form of a nominee's sheet: the one that names most of award, kind of campaign and kind of nominee; null: none. */
export function formOfDossier(forms: Forms, nomineeKind: NomineeKind, awardCode: string): Form | null {
  return mostSpecific(
    Object.values(forms).filter(
      ({ use, nomineeKinds, awards }) =>
        use === 'dossier' && (nomineeKinds?.includes(nomineeKind) ?? true) && (awards?.includes(awardCode) ?? true),
    ),
  );
}

/** The form of what a body files on a kind of duty, or null. */
export function formOfDuty(forms: Forms, dutyKind: string): Form | null {
  return mostSpecific(Object.values(forms).filter(({ use, duties }) => use === 'filing' && duties?.includes(dutyKind)));
}

function mostSpecific(fitting: readonly Form[]): Form | null {
  return fitting.toSorted((a, b) => weight(b) - weight(a) || (a.code < b.code ? -1 : 1))[0] ?? null;
}

function weight({ awards, campaignKinds, nomineeKinds }: Form): number {
  return (awards ? 4 : 0) + (campaignKinds ? 2 : 0) + (nomineeKinds ? 1 : 0);
}
