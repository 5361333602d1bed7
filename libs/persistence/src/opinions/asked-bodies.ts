import { Problem } from '@bangvang/domain';
import type { Transaction } from '../transaction.js';

/** A body that is asked for its opinion: its head gives it. */
export interface AskedBody {
  readonly bodyId: string;
  readonly name: string;
  /** The position of its head. */
  readonly groupId: string;
}

/**
 * The bodies an opinion can be asked of: in force today, with a head.
 * @param codes each once
 * @throws Problem no-such-body naming those that are not
 */
export async function readAskedBodies(tx: Transaction, codes: readonly string[]): Promise<readonly AskedBody[]> {
  const bodies = await tx.rows<AskedBody & { code: string }>(BODIES, [codes]);
  const known = new Set(bodies.map(({ code }) => code));
  const unknown = codes.filter((code) => !known.has(code));
  if (unknown.length === 0) return bodies;
  throw new Problem(
    'no-such-body',
    `Không lấy ý kiến được của ${unknown.join(', ')}: không còn hoạt động hoặc chưa có thủ trưởng trong danh mục chức vụ.`,
    { extra: { bodyCodes: unknown } },
  );
}

const BODIES = `
  WITH today AS (SELECT (legal_now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day)
  SELECT b.code, b.id AS "bodyId", t.name, p.id AS "groupId"
    FROM unnest($1::text[]) WITH ORDINALITY AS asked (code, ord) JOIN body b ON b.code = asked.code CROSS JOIN today
    JOIN body_tenure t ON t.body_id = b.id AND daterange(t.valid_from, t.valid_to, '[]') @> today.day
    JOIN position p ON p.body_id = b.id AND p.role = 'unit-head' ORDER BY asked.ord`;
