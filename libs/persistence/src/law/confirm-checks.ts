import { type Check, type CheckKind, Problem, type ProblemSlug, type Standing } from '@bangvang/domain';
import { OPEN_TO_UNIT } from '../dossiers/edit.js';
import { exclusion } from '../tasks/excluded.js';
import type { Transaction } from '../transaction.js';
import { newId } from '../uuid.js';
import { examineAll, unconfirmed } from './examine-dossiers.js';
import { readNewestLaw } from './newest-law.js';
import { readOnFile } from './on-file.js';

/** A person's answer to one check. */
export interface Answer extends Check {
  readonly holds: boolean;
  readonly note: string;
  /** A file that shows it: a paper of the dossier, or one the person brought. */
  readonly evidenceSha256: string | null;
}

/** Who answers, from which position, and by what right: `task` holds the dossier's task, `lead` leads its Home Affairs. */
export interface Confirmer {
  readonly personId: string;
  readonly positionId: string;
  readonly bodyIds: readonly string[];
  readonly right: 'unit' | 'task' | 'lead';
}

/**
 * Puts answers on a dossier's file, all or none. Only what the machine itself cannot tell may be answered, and a paper as a
 * whole ticked off: what is on record is mended there. An answer stays; a later one takes its place.
 * @throws Problem no-such-dossier, wrong-stage, task-not-yours, four-eyes, own-unit, own-nominee,
 *   conflict-of-interest, invalid-input
 */
export async function confirmChecks(
  tx: Transaction,
  dossierId: string,
  answers: readonly Answer[],
  by: Confirmer,
): Promise<void> {
  await tx.rows('SELECT FROM dossier WHERE id = $1 FOR UPDATE', [dossierId]);
  await requireRight(tx, dossierId, by);
  await requireAsked(tx, dossierId, answers);
  const standing: Standing = by.right === 'unit' ? 'declared' : 'verified';
  const rows = answers.map((answer) => ({ ...answer, id: newId() }));
  const kept = await tx.rows(INSERT, [dossierId, JSON.stringify(rows), standing, by.personId, by.positionId]);
  if (kept.length < rows.length) {
    throw new Problem('invalid-input', 'Tệp minh chứng phải là giấy tờ của hồ sơ này hoặc tệp do chính bạn tải lên.');
  }
  tx.audit(`dossier/${dossierId}`, 'confirm', { standing, answers });
}

const REFUSALS: Partial<Readonly<Record<ProblemSlug, string>>> = {
  'wrong-stage': 'Hồ sơ không ở bước mà bạn ghi xác nhận được.',
  'task-not-yours': 'Bạn chưa nhận việc của hồ sơ này, hoặc người khác đang giữ.',
  'four-eyes': 'Người lập hồ sơ không xác nhận thay người thẩm định.',
  'own-unit': 'Hồ sơ do chính đơn vị của bạn đề nghị.',
  'conflict-of-interest': 'Bạn đã khai có lợi ích liên quan đến hồ sơ này.',
  'own-nominee': 'Bạn là người được đề nghị trong hồ sơ này.',
};

/** A unit declares while the dossier is its own; Home Affairs verifies from the submission until the decision. */
async function requireRight(
  tx: Transaction,
  dossierId: string,
  { personId, bodyIds, positionId, right }: Confirmer,
): Promise<void> {
  const found = await tx.required<{ open: boolean; running: boolean; holds: boolean; excluded: ProblemSlug | null }>(
    RIGHT,
    [dossierId, personId, bodyIds, positionId],
    'no-such-dossier',
    'Không tìm thấy hồ sơ này.',
  );
  const code = right === 'unit' ? (found.open ? null : 'wrong-stage') : whyNotVerified(found, right);
  if (code) throw new Problem(code, REFUSALS[code] ?? '');
}

function whyNotVerified(
  found: { readonly running: boolean; readonly holds: boolean; readonly excluded: ProblemSlug | null },
  right: 'task' | 'lead',
): ProblemSlug | null {
  if (!found.running) return 'wrong-stage';
  if (found.excluded) return found.excluded;
  return right === 'task' && !found.holds ? 'task-not-yours' : null;
}

/** @throws Problem invalid-input naming the checks nobody is asked about */
async function requireAsked(tx: Transaction, dossierId: string, answers: readonly Answer[]): Promise<void> {
  const [law, onFile] = await Promise.all([readNewestLaw(tx), readOnFile(tx, [dossierId])]);
  const [examined] = law ? await examineAll(tx, law, onFile.map(unconfirmed), 'proposal') : [];
  const { assessment, gates, completeness, facts } = examined ?? {};
  const open = (finding: string): boolean => finding === 'needs-person';
  const asked = new Set([
    ...(assessment?.criteria ?? []).filter(({ finding }) => open(finding)).map(({ code }) => keyOf('criterion', code)),
    ...(gates?.gates ?? []).filter(({ finding }) => open(finding)).map(({ code }) => keyOf('gate', code)),
    ...(facts?.papers ?? []).map(({ code }) => keyOf('paper', code)),
    ...(completeness?.asks ?? []).flatMap(({ check }) => (check ? [keyOf(check.kind, check.about)] : [])),
  ]);
  const items = answers.filter(({ kind, about }) => !asked.has(keyOf(kind, about)));
  const twice = new Set(answers.map(({ kind, about }) => keyOf(kind, about))).size < answers.length;
  if (twice) throw new Problem('invalid-input', 'Một nội dung chỉ được trả lời một lần trong một lượt ghi.');
  if (items.length === 0) return;
  const names = items.map(({ kind, about }) => `${kind} ${about}`).join(', ');
  throw new Problem('invalid-input', `Hồ sơ không hỏi người về: ${names}. Dữ liệu đã có thì sửa ở sổ gốc.`, {
    extra: { items: items.map(({ kind, about }) => ({ kind, about })) },
  });
}

function keyOf(kind: CheckKind, about: string): string {
  return `${kind}/${about}`;
}

/** The absent holder in whose stead the person acts from his post. */
const ABSENT = `(SELECT m.person_id FROM mandate m WHERE m.id = mandate_today($4, $2) AND NOT appointed_today($4, $2))`;

const RIGHT = `
  SELECT ${OPEN_TO_UNIT} AS open,
         d.stage IN ('submitted', 'under-appraisal', 'before-council', 'in-completion', 'submitted-upward', 'decision-pending')
           AND NOT EXISTS (SELECT FROM withdrawal w WHERE w.dossier_id = d.id) AS running,
         EXISTS (SELECT FROM human_task t WHERE t.dossier_id = d.id AND t.ended_at IS NULL AND t.concludes AND t.assignee_id = $2) AS holds,
         ${exclusion(`'appraisal'`, '$2', '$3', ABSENT)} AS excluded
    FROM dossier d JOIN nominee n ON n.id = d.nominee_id WHERE d.id = $1`;

const INSERT = `
  INSERT INTO confirmation (id, dossier_id, check_kind, about, holds, standing, note, paper_sha256, evidence_sha256,
                            person_id, position_id, recorded_at)
  SELECT a.id, $1, a.kind, a.about, a.holds, $3, a.note, p.file_sha256, a."evidenceSha256", $4, $5, legal_now()
    FROM jsonb_to_recordset($2) AS a (id uuid, kind text, about text, holds boolean, note text, "evidenceSha256" text)
    LEFT JOIN paper p ON p.dossier_id = $1 AND p.paper_code = a.about AND p.replaced_at IS NULL
          AND a.kind IN ('form', 'signer', 'nominees', 'period', 'paper')
   WHERE a."evidenceSha256" IS NULL
      OR EXISTS (SELECT FROM file_upload u WHERE u.sha256 = a."evidenceSha256" AND u.person_id = $4)
      OR EXISTS (SELECT FROM paper e WHERE e.dossier_id = $1 AND e.file_sha256 = a."evidenceSha256")
  RETURNING id`;
