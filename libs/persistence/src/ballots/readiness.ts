import { Problem } from '@bangvang/domain';
import type { Row } from '../database.js';
import type { Transaction } from '../transaction.js';

/**
 * Refuses to open locked items by a method they are not ready for: by tokens without the session's key or their own, on paper alone once a
 * member holds a token.
 * @throws Problem not-sealed, keys-missing, conflicting-act, naming the items
 */
export async function refuseUnready(
  tx: Transaction,
  sessionId: string,
  itemIds: readonly string[],
  method: 'named' | 'paper' | 'secret',
): Promise<void> {
  if (method === 'named') return;
  const items = await tx.rows<{ itemId: string; sealed: boolean; keyed: boolean; drawn: boolean } & Row>(
    `SELECT i.id AS "itemId", s.sealing_key IS NOT NULL AND s.counted_at IS NULL AS sealed, i.secret AND k.item_id IS NOT NULL AS keyed,
            EXISTS (SELECT FROM ballot_roll r WHERE r.item_id = i.id AND r.kind = 'token') AS drawn
       FROM session_item i JOIN council_session s ON s.id = i.session_id LEFT JOIN ballot_key k ON k.item_id = i.id
      WHERE i.session_id = $1 AND i.id = ANY($2::uuid[]) ORDER BY i.ord`,
    [sessionId, itemIds],
  );
  if (method === 'paper') return refuseDrawn(items);
  if (items.some(({ sealed }) => !sealed)) throw new Problem('not-sealed', 'Chưa có khóa niêm phong của phiên họp.');
  const keyless = items.filter(({ keyed }) => !keyed);
  if (keyless.length === 0) return;
  throw new Problem('keys-missing', `${keyless.length} hồ sơ chưa được ghi là bỏ phiếu kín hoặc chưa có khóa.`, {
    extra: { items: keyless.map(({ itemId }) => ({ itemId })) },
  });
}

function refuseDrawn(items: readonly { readonly itemId: string; readonly drawn: boolean }[]): void {
  const drawn = items.filter((item) => item.drawn);
  if (drawn.length === 0) return;
  throw new Problem(
    'conflicting-act',
    `${drawn.length} hồ sơ đã có thành viên nhận thẻ; hãy mở bỏ phiếu kín và phát phiếu giấy cho người không dùng máy.`,
    { extra: { items: drawn.map(({ itemId }) => ({ itemId })) } },
  );
}
