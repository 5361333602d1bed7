import { Problem, type ProblemSlug } from '@bangvang/domain';
import { ACTING, onlyOf, standsAside } from '../councils/aside.js';
import { subjectOf } from '../councils/session-lock.js';
import type { Row } from '../database.js';
import type { Transaction } from '../transaction.js';
import { bytesOf } from './bytes.js';

/** A member's request for a token of one item: what his program blinded, 256 bytes, base64url. */
export interface BlindedRequest {
  readonly itemId: string;
  readonly blinded: string;
}

const REFUSALS = {
  'no-such-thing': 'không có trong phiếu của bạn',
  'not-eligible': 'không phát được cho thành viên này',
  'token-drawn': 'đã nhận thẻ hoặc phiếu',
  'drawing-ended': 'đã hết lúc nhận thẻ',
  'keys-missing': 'chưa lập xong khóa',
  'item-not-open': 'đã đóng bỏ phiếu',
} as const satisfies Partial<Record<ProblemSlug, string>>;

type Refusal = keyof typeof REFUSALS;

/** SQL: whether the member $2 is kept from voting on item `i`. */
const RECUSED = standsAside('i', onlyOf('$2'));

/**
 * Marks on the roll that a member draws the tokens of these items, with what is to be signed: all or none. The same request again changes
 * nothing. An item the member does not vote on does not exist for him.
 * @throws Problem not-a-member; no-such-thing, token-drawn, drawing-ended, keys-missing naming the items
 */
export async function drawTokens(
  tx: Transaction,
  sessionId: string,
  personId: string,
  requests: readonly BlindedRequest[],
): Promise<void> {
  const itemIds = requests.map(({ itemId }) => itemId);
  const blinded = requests.map((request) => bytesOf(request.blinded));
  await lockForRoll(tx, sessionId, personId, itemIds);
  const marked = await tx.rows(
    `INSERT INTO ballot_roll (item_id, person_id, kind, blinded)
     SELECT i.id, $2::uuid, 'token', asked.blinded
       FROM unnest($3::uuid[], $4::bytea[]) AS asked (id, blinded)
       JOIN session_item i ON i.id = asked.id AND i.session_id = $1 JOIN council_session s ON s.id = i.session_id
       JOIN ballot_key k ON k.item_id = i.id
      WHERE i.secret AND i.state = 'pending' AND s.stage IN ('convened', 'open', 'adjourned') AND NOT ${RECUSED}
      ORDER BY i.id
     ON CONFLICT ON CONSTRAINT ballot_roll_pk DO NOTHING RETURNING item_id`,
    [sessionId, personId, itemIds, blinded],
  );
  // Of two requests at once one is on the roll; the other finds here that it is not.
  const refused = await tx.rows<{ itemId: string; reason: Refusal } & Row>(
    `SELECT asked.id AS "itemId", CASE
       WHEN i.id IS NULL OR NOT i.secret OR ${RECUSED} THEN 'no-such-thing'
       WHEN d.person_id IS NOT NULL AND d.blinded IS DISTINCT FROM asked.blinded THEN 'token-drawn'
       WHEN i.state NOT IN ('pending', 'open', 'suspended') THEN 'drawing-ended'
       WHEN k.private_key IS NULL THEN 'keys-missing'
       ELSE 'drawing-ended' END AS reason
       FROM unnest($3::uuid[], $4::bytea[]) WITH ORDINALITY AS asked (id, blinded, n)
       LEFT JOIN session_item i ON i.id = asked.id AND i.session_id = $1
       LEFT JOIN ballot_roll d ON d.item_id = i.id AND d.person_id = $2
       LEFT JOIN ballot_key k ON k.item_id = i.id
      WHERE d.blinded IS DISTINCT FROM asked.blinded OR k.private_key IS NULL ORDER BY asked.n`,
    [sessionId, personId, itemIds, blinded],
  );
  refuse(refused, 'Không nhận được thẻ');
  if (marked.length > 0) tx.audit(subjectOf(sessionId), 'tokens-drawn', { items: marked.length });
}

/**
 * Marks on the roll that a member without a device is handed papers for these items; all or none, the same again changes nothing.
 * @throws Problem not-a-member; no-such-thing, not-eligible, token-drawn, item-not-open naming the items
 */
export async function handPapers(
  tx: Transaction,
  sessionId: string,
  personId: string,
  itemIds: readonly string[],
): Promise<void> {
  await lockForRoll(tx, sessionId, personId, itemIds);
  const marked = await tx.rows<{ itemId: string } & Row>(
    `INSERT INTO ballot_roll (item_id, person_id, kind)
     SELECT i.id, $2::uuid, 'paper' FROM session_item i JOIN council_session s ON s.id = i.session_id
      WHERE i.session_id = $1 AND i.id = ANY($3::uuid[]) AND i.secret AND s.stage IN ('convened', 'open', 'adjourned')
        AND (i.state = 'pending' OR i.state IN ('open', 'suspended') AND i.method = 'secret')
        AND NOT ${RECUSED} AND NOT ${standsAside('i', ACTING)}
      ORDER BY i.id
     ON CONFLICT ON CONSTRAINT ballot_roll_pk DO NOTHING RETURNING item_id AS "itemId"`,
    [sessionId, personId, itemIds],
  );
  const refused = await tx.rows<{ itemId: string; reason: Refusal } & Row>(
    `SELECT asked.id AS "itemId", CASE WHEN i.id IS NULL OR NOT i.secret OR ${standsAside('i', ACTING)} THEN 'no-such-thing'
              WHEN ${RECUSED} THEN 'not-eligible' WHEN d.kind = 'token' THEN 'token-drawn' ELSE 'item-not-open' END AS reason
       FROM unnest($3::uuid[]) WITH ORDINALITY AS asked (id, n)
       LEFT JOIN session_item i ON i.id = asked.id AND i.session_id = $1
       LEFT JOIN ballot_roll d ON d.item_id = i.id AND d.person_id = $2
      WHERE d.kind IS DISTINCT FROM 'paper' ORDER BY asked.n`,
    [sessionId, personId, itemIds],
  );
  refuse(refused, 'Không phát được phiếu giấy');
  if (marked.length > 0) {
    tx.audit(subjectOf(sessionId), 'papers-handed-out', { personId, itemIds: marked.map(({ itemId }) => itemId) });
  }
}

/** Holds the items against their opening and against recusals, and asks for the membership. */
async function lockForRoll(
  tx: Transaction,
  sessionId: string,
  personId: string,
  itemIds: readonly string[],
): Promise<void> {
  await tx.rows('SELECT id FROM session_item WHERE session_id = $1 AND id = ANY($2::uuid[]) ORDER BY id FOR SHARE', [
    sessionId,
    itemIds,
  ]);
  await tx.required(
    'SELECT 1 AS here FROM session_member WHERE session_id = $1 AND person_id = $2',
    [sessionId, personId],
    'not-a-member',
    'Không phải thành viên Hội đồng tại ngày họp này.',
  );
}

function refuse(refused: readonly { readonly itemId: string; readonly reason: Refusal }[], what: string): void {
  if (refused.length === 0) return;
  const items = refused.map(({ itemId, reason }) => ({ itemId, reason, text: REFUSALS[reason] }));
  throw new Problem(refused[0]!.reason, `${what} cho ${items.length} hồ sơ: ${items[0]!.text}.`, { extra: { items } });
}
