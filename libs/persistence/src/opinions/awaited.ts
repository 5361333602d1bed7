import { formatDay, Problem } from '@bangvang/domain';
import type { Transaction } from '../transaction.js';
import { endOpinionWindows } from './end-windows.js';

/** A consultation that still keeps an appraisal from being concluded. */
interface Awaited {
  readonly consultationId: string;
  readonly minimum: number;
  readonly answered: number;
  readonly dueOn: string;
  /** Names of the bodies that have not answered. */
  readonly missing: readonly string[];
}

/**
 * Refuses to conclude an appraisal before the least number of opinions is there, the window has ended, or whoever
 * appraises has ended the consultation. Silence whose window has ended meanwhile is recorded first.
 * @throws Problem opinions-awaited naming the bodies that are missing
 */
export async function refuseWhileAwaited(tx: Transaction, dossierId: string): Promise<void> {
  // Asked for together, they travel once and run one after the other.
  const [, awaited] = await Promise.all([
    endOpinionWindows(tx, dossierId),
    tx.rows<Awaited & Record<string, unknown>>(AWAITED, [dossierId]),
  ]);
  const [first] = awaited;
  if (!first) return;
  throw new Problem(
    'opinions-awaited',
    `Mới có ${first.answered}/${first.minimum} ý kiến cần thiết, hạn trả lời hết ngày ${formatDay(first.dueOn)}; chưa trả lời: ${first.missing.join(', ')}.`,
    { extra: { consultations: awaited } },
  );
}

const AWAITED = `
  SELECT k.id AS "consultationId", k.minimum, counted.answered, k.due_on::text AS "dueOn", counted.missing
    FROM stage_visit v JOIN consulted_dossier x ON x.visit_id = v.id AND x.ended_at IS NULL
    JOIN consultation k ON k.id = x.consultation_id AND k.due_at > legal_now()
    CROSS JOIN LATERAL (
      SELECT count(o.answer)::int AS answered, coalesce(array_agg(b.name ORDER BY b.name) FILTER (WHERE o.answer IS NULL), '{}') AS missing
        FROM opinion o CROSS JOIN LATERAL (
          SELECT t.name FROM body_tenure t WHERE t.body_id = o.body_id ORDER BY t.valid_from DESC LIMIT 1) AS b
       WHERE o.consultation_id = k.id AND o.dossier_id = v.dossier_id) AS counted
   WHERE v.dossier_id = $1 AND v.left_at IS NULL AND counted.answered < k.minimum ORDER BY k.due_at, k.id`;
