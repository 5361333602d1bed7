import type { Transaction } from '../transaction.js';
import type { Missing } from './missing.js';

/**
 * What a secret vote over the network lacks: the session's key, made in the chair's program before the opening, and the key
 * of every secret item, which the worker makes. With `secretOnPaper` the members vote with paper and neither is needed.
 */
export async function missingKeys(
  tx: Transaction,
  sessionId: string,
  secretOnPaper: boolean,
): Promise<readonly Missing[]> {
  if (secretOnPaper) return [];
  const [found] = await tx.rows<{ secret: number; keyless: number; sealed: boolean }>(
    `SELECT count(i.id)::int AS secret, count(i.id) FILTER (WHERE k.item_id IS NULL)::int AS keyless,
            s.sealing_key IS NOT NULL AS sealed
       FROM council_session s LEFT JOIN session_item i ON i.session_id = s.id AND i.secret AND i.state = 'pending'
       LEFT JOIN ballot_key k ON k.item_id = i.id
      WHERE s.id = $1 GROUP BY s.id`,
    [sessionId],
  );
  const { secret, keyless, sealed } = found!;
  if (secret === 0) return [];
  return [
    ...(sealed
      ? []
      : [
          {
            what: 'sealing-key' as const,
            text: 'có hồ sơ phải bỏ phiếu kín mà chưa có khóa niêm phong và người kiểm phiếu (hoặc khai mạc với cách bỏ phiếu giấy)',
          },
        ]),
    ...(keyless === 0 ? [] : [{ what: 'token-keys' as const, text: 'khóa thẻ bỏ phiếu đang được tạo, chờ ít giây' }]),
  ];
}
