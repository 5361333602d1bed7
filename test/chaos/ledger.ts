/** What people do here, each kind found again on file by its own mark. */
export type ActKind =
  'draft' | 'paper' | 'unit-review' | 'submission' | 'filing' | 'claim' | 'reception' | 'appraisal' | 'file';

/** What people were told is done, by the mark under which each act is found again on file. */
export class Ledger {
  private readonly marks = new Map<ActKind, string[]>();

  note(kind: ActKind, mark: string): void {
    const marks = this.marks.get(kind) ?? [];
    marks.push(mark);
    this.marks.set(kind, marks);
  }

  /** In the order of the marks. */
  of(kind: ActKind): readonly string[] {
    return [...(this.marks.get(kind) ?? [])].sort();
  }

  get size(): number {
    return [...this.marks.values()].reduce((sum, marks) => sum + marks.length, 0);
  }

  toString(): string {
    return [...this.marks].map(([kind, marks]) => `${marks.length} ${kind}`).join(', ');
  }
}

/** The same marks as the rows have them: one row for each act that took effect. */
export const ON_FILE: Readonly<Record<ActKind, string>> = {
  draft: `SELECT n.name AS mark FROM dossier d JOIN nominee n ON n.id = d.nominee_id`,
  paper: `SELECT dossier_id || ' ' || paper_code AS mark FROM paper`,
  'unit-review': `SELECT substr(subject, 9) AS mark FROM audit_entry WHERE entry::json ->> 'act' = 'unitReview'`,
  submission: `SELECT number AS mark FROM submission`,
  filing: `SELECT content ->> 'summary' AS mark FROM filing`,
  claim: `SELECT entry::json #>> '{detail,taskId}' AS mark FROM audit_entry WHERE entry::json ->> 'act' = 'claim'`,
  reception: `SELECT content ->> 'reasons' AS mark FROM conclusion WHERE kind = 'reception'`,
  appraisal: `SELECT content ->> 'reasons' AS mark FROM conclusion WHERE kind = 'appraisal'`,
  file: `SELECT substr(subject, 6) AS mark FROM audit_entry WHERE entry::json ->> 'act' = 'keep'`,
};
