import { type FilledForm, Problem, type ProblemSlug } from '@bangvang/domain';
import type { Transaction } from '../transaction.js';
import { newId } from '../uuid.js';

/** A change of a dossier by the body that proposes it. */
export interface DossierEdit {
  readonly dossierId: string;
  readonly bodyId: string;
  /** The version seen by whoever changes it. */
  readonly version: number;
}

/** What the proposing body says of the nominee; absent: it stays. */
export interface DossierContent {
  readonly achievement?: string;
  /** The nominee's sheet, checked against its form before. */
  readonly sheet?: FilledForm;
}

/**
 * Changes what a draft, or a dossier being supplemented, says of its nominee.
 * @returns the new version
 * @throws Problem no-such-dossier, wrong-stage, stale-version
 */
export function editDossier(tx: Transaction, edit: DossierEdit, content: DossierContent): Promise<number> {
  return change(tx, edit, 'editDossier', EDIT, JSON.stringify(content));
}

const EDIT = `
  achievement = coalesce($4::text::jsonb ->> 'achievement', achievement),
  form_code = coalesce($4::text::jsonb #>> '{sheet,formCode}', form_code),
  form_rev = coalesce(($4::text::jsonb #>> '{sheet,revision}')::integer, form_rev),
  answers = coalesce($4::text::jsonb #> '{sheet,answers}', answers)`;

/**
 * Records the unit's review (bình xét) of a dossier not yet submitted.
 * @returns the new version
 * @throws Problem no-such-dossier, wrong-stage, stale-version
 */
export function recordUnitReview(tx: Transaction, edit: DossierEdit, review: UnitReview): Promise<number> {
  return change(tx, edit, 'unitReview', 'unit_review = $4::text::jsonb', JSON.stringify(review));
}

/** The unit's own review: day, how many were present and agreed, and what was said. */
export interface UnitReview {
  readonly heldOn: string;
  readonly present: number;
  readonly agreed: number;
  readonly minutes: string;
}

/** A paper put into a dossier; one of its code before it is replaced, not removed. */
export interface PaperAdded {
  readonly dossierId: string;
  readonly bodyId: string;
  readonly paperCode: string;
  readonly fileSha256: string;
  readonly name: string;
  readonly personId: string;
}

/**
 * @returns the paper's id
 * @throws Problem no-such-dossier, wrong-stage, invalid-input for an unknown paper or file
 */
export async function addPaper(tx: Transaction, paper: PaperAdded): Promise<string> {
  await tx.rows('SELECT FROM dossier WHERE id = $1 FOR UPDATE', [paper.dossierId]);
  const open = await tx.one(`SELECT FROM dossier d WHERE d.id = $1 AND d.body_id = $2 AND ${OPEN_TO_UNIT}`, [
    paper.dossierId,
    paper.bodyId,
  ]);
  if (!open) throw await whyNot(tx, paper.dossierId, paper.bodyId, null);
  const id = newId();
  await tx.rows(
    'UPDATE paper SET replaced_at = legal_now() WHERE dossier_id = $1 AND paper_code = $2 AND replaced_at IS NULL',
    [paper.dossierId, paper.paperCode],
  );
  await tx.required(
    `INSERT INTO paper (id, dossier_id, paper_code, file_sha256, name, added_by, added_at)
     SELECT $1, $2, t.code, f.sha256, $5, $6, legal_now() FROM paper_type t, file f WHERE t.code = $3 AND f.sha256 = $4
     RETURNING id`,
    [id, paper.dossierId, paper.paperCode, paper.fileSha256, paper.name, paper.personId],
    'invalid-input',
    'Loại giấy tờ hoặc tệp đính kèm không có trong hệ thống; hãy tải tệp lên trước.',
  );
  tx.audit(`dossier/${paper.dossierId}`, 'addPaper', { paperCode: paper.paperCode, sha256: paper.fileSha256 });
  return id;
}

/** SQL: whether dossier `d` is its unit's to change: a draft not yet sent in, or a supplement not yet sent in. */
export const OPEN_TO_UNIT = `
  (d.stage = 'drafted' AND d.submission_id IS NULL OR d.stage = 'supplement-requested' AND NOT EXISTS (
    SELECT FROM stage_visit v JOIN conclusion c ON c.visit_id = v.id WHERE v.dossier_id = d.id AND v.left_at IS NULL))
  AND NOT EXISTS (SELECT FROM withdrawal w WHERE w.dossier_id = d.id)`;

async function change(tx: Transaction, edit: DossierEdit, act: string, set: string, value: string): Promise<number> {
  const changed = await tx.one<{ version: number }>(
    `UPDATE dossier d SET ${set}, version = d.version + 1
      WHERE d.id = $1 AND d.body_id = $2 AND d.version = $3 AND ${OPEN_TO_UNIT} RETURNING d.version`,
    [edit.dossierId, edit.bodyId, edit.version, value],
  );
  if (!changed) throw await whyNot(tx, edit.dossierId, edit.bodyId, edit.version);
  tx.audit(`dossier/${edit.dossierId}`, act, { version: changed.version });
  return changed.version;
}

async function whyNot(tx: Transaction, dossierId: string, bodyId: string, version: number | null): Promise<Problem> {
  const found = await tx.one<{ version: number; open: boolean }>(
    `SELECT d.version, ${OPEN_TO_UNIT} AS open FROM dossier d WHERE d.id = $1 AND d.body_id = $2`,
    [dossierId, bodyId],
  );
  const refuse = (slug: ProblemSlug, detail: string) => new Problem(slug, detail);
  if (!found) return refuse('no-such-dossier', 'Không tìm thấy hồ sơ này.');
  if (!found.open) return refuse('wrong-stage', 'Hồ sơ đã trình nên đơn vị không sửa được nữa.');
  if (version !== null && found.version !== version) {
    return new Problem('stale-version', 'Hồ sơ đã thay đổi từ khi bạn mở.', { extra: { version: found.version } });
  }
  return refuse('conflicting-act', 'Hồ sơ vừa được người khác thay đổi.');
}
