import { Problem } from '@bangvang/domain';
import { ACTING, standsAside } from '../councils/aside.js';
import { lockSession, raiseVersion, requireStage, subjectOf } from '../councils/session-lock.js';
import type { Transaction } from '../transaction.js';
import { bytesOf } from './bytes.js';

/** The session's key as its maker hands it in: the public half, and who holds the third share. */
export interface Sealing {
  /** A point of P-256, 65 bytes, base64url. */
  readonly publicKey: string;
  /** A member other than chair and secretary, who hold the other two. */
  readonly tellerId: string;
}

/**
 * Puts the public half of a session's key on file, once, before the session is opened. The same key again is answered as the first.
 * @throws Problem no-such-session, session-already-open, session-not-open, already-recorded, not-a-member, invalid-input
 */
export async function sealSession(
  tx: Transaction,
  sessionId: string,
  { publicKey, tellerId }: Sealing,
): Promise<{ version: number }> {
  const session = await lockSession(tx, sessionId);
  requireStage(session, 'convened');
  const teller = await tx.required<{ office: string }>(
    'SELECT office FROM session_member WHERE session_id = $1 AND person_id = $2',
    [sessionId, tellerId],
    'not-a-member',
    'Người kiểm phiếu phải là thành viên Hội đồng tại ngày họp.',
  );
  if (teller.office === 'chair' || teller.office === 'secretary') {
    throw new Problem(
      'invalid-input',
      'Người kiểm phiếu không phải là Chủ tịch hay Thư ký: mỗi người giữ một mảnh khóa.',
      {
        extra: { field: 'tellerId' },
      },
    );
  }
  const [sealed] = await tx.rows(
    'UPDATE council_session SET sealing_key = $2, teller_id = $3, version = version + 1 WHERE id = $1 AND sealing_key IS NULL RETURNING id',
    [sessionId, bytesOf(publicKey), tellerId],
  );
  if (!sealed) return answeredAgain(tx, session, publicKey, tellerId);
  tx.audit(subjectOf(sessionId), 'sealed', { publicKey, tellerId });
  return { version: session.version + 1 };
}

async function answeredAgain(
  tx: Transaction,
  { id, version }: { readonly id: string; readonly version: number },
  publicKey: string,
  tellerId: string,
): Promise<{ version: number }> {
  await tx.required(
    'SELECT 1 AS here FROM council_session WHERE id = $1 AND sealing_key = $2 AND teller_id = $3',
    [id, bytesOf(publicKey), tellerId],
    'already-recorded',
    'Phiên họp đã có khóa niêm phong; các mảnh đã giao là của khóa ấy.',
  );
  return { version };
}

/**
 * Makes the vote on items secret, before it is opened; never the other way round. Their keys are made from then on.
 * @throws Problem no-such-session, session-not-open, no-such-thing, conflicting-act
 */
export async function makeSecret(
  tx: Transaction,
  sessionId: string,
  itemIds: readonly string[],
): Promise<{ version: number }> {
  const session = await lockSession(tx, sessionId);
  requireStage(session, 'convened', 'open');
  await tx.rows('SELECT id FROM session_item WHERE session_id = $1 AND id = ANY($2::uuid[]) ORDER BY id FOR UPDATE', [
    sessionId,
    itemIds,
  ]);
  const items = await tx.rows<{ id: string; free: boolean }>(
    `SELECT i.id, i.state = 'pending' AND NOT EXISTS (SELECT FROM vote v WHERE v.item_id = i.id) AS free
       FROM session_item i WHERE i.session_id = $1 AND i.id = ANY($2::uuid[]) AND NOT ${standsAside('i', ACTING)}`,
    [sessionId, itemIds],
  );
  if (items.length < itemIds.length)
    throw new Problem('no-such-thing', 'Có hồ sơ không nằm trong chương trình phiên họp.');
  const taken = items.filter(({ free }) => !free).map(({ id }) => id);
  if (taken.length > 0) {
    throw new Problem('conflicting-act', `${taken.length} hồ sơ đã bỏ phiếu hoặc đã có ý kiến ghi tên.`, {
      extra: { items: taken.map((itemId) => ({ itemId })) },
    });
  }
  await tx.rows('UPDATE session_item SET secret = true WHERE id = ANY($1::uuid[]) AND NOT secret', [itemIds]);
  tx.keysWanted();
  tx.audit(subjectOf(sessionId), 'items-made-secret', { itemIds });
  return { version: await raiseVersion(tx, session) };
}
