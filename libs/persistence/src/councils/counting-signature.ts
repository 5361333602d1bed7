import { Problem } from '@bangvang/domain';
import type { Transaction } from '../transaction.js';
import type { MinutesPart } from './minutes-record.js';
import { addSignature, type Signer } from './minutes-signatures.js';
import { lockSession, requireStage, subjectOf } from './session-lock.js';

/**
 * Signs the paper of the count (biên bản kiểm phiếu): its tellers, who entered paper counts or hold the teller's share of the
 * key, the secretary and the chair. Each signs for himself, in any order, once the meeting is closed and its minutes have a number.
 * @throws Problem no-such-session, session-not-open, session-already-open, conflicting-act, not-allowed, already-recorded
 */
export async function signCounting(tx: Transaction, sessionId: string, signer: Signer): Promise<{ version: number }> {
  const session = await lockSession(tx, sessionId);
  requireStage(session, 'closed', 'minutes-signed');
  if (!session.minutesNumber) throw new Problem('conflicting-act', 'Chưa có biên bản để ký.');
  const { part } = await tx.required<{ part: MinutesPart }>(
    COUNTS_AS,
    [sessionId, signer.personId],
    'not-allowed',
    'Biên bản kiểm phiếu do người kiểm phiếu, Thư ký và Chủ tịch Hội đồng ký.',
  );
  await addSignature(tx, sessionId, 'counting', part, signer);
  tx.audit(subjectOf(sessionId), 'counting-signed', { number: session.minutesNumber, part });
  return { version: session.version };
}

const COUNTS_AS = `
  SELECT CASE WHEN EXISTS (SELECT FROM paper_count c JOIN session_item i ON i.id = c.item_id
                            WHERE i.session_id = s.id AND c.entered_by = $2) OR s.teller_id = $2 THEN 'teller' ELSE m.office END AS part
    FROM council_session s LEFT JOIN session_member m ON m.session_id = s.id AND m.person_id = $2 AND m.office IN ('chair', 'secretary')
   WHERE s.id = $1 AND (m.office IS NOT NULL OR s.teller_id = $2 OR EXISTS (SELECT FROM paper_count c
     JOIN session_item i ON i.id = c.item_id WHERE i.session_id = s.id AND c.entered_by = $2))`;
