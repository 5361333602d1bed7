import type { Transaction } from '../transaction.js';
import { HEARS, NAME_TODAY, POSTS } from './posts.js';
import { IS_LATE } from './withdraw-letters.js';

/** A late duty on the list of overdue units. */
export interface ListedDuty {
  readonly bodyId: string;
  readonly bodyName: string;
  readonly dutyName: string;
  readonly dueOn: string;
}

/** Who gets the list, in the order of ids. */
export interface ListReader {
  readonly personId: string;
  readonly address: string | null;
  readonly channels: readonly string[];
}

/** The list of overdue units (danh sách đơn vị quá hạn) of one campaign: everybody on it so far who is still late. */
export interface OverdueList {
  readonly campaignTitle: string;
  readonly issuerName: string;
  /** Legal instant of the list, ms since the epoch. */
  readonly now: number;
  readonly duties: readonly ListedDuty[];
  readonly readers: readonly ListReader[];
}

/** @param rungIds the rungs that have just put bodies on the list */
export async function readOverdueList(
  tx: Transaction,
  campaignId: string,
  rungIds: readonly string[],
): Promise<OverdueList> {
  const [[about], duties, readers] = await Promise.all([
    tx.rows<Pick<OverdueList, 'campaignTitle' | 'issuerName' | 'now'> & Record<string, unknown>>(ABOUT, [campaignId]),
    tx.rows<ListedDuty & Record<string, unknown>>(LISTED, [campaignId]),
    tx.rows<ListReader & Record<string, unknown>>(READERS, [campaignId, rungIds]),
  ]);
  return { ...about!, duties, readers };
}

const TODAY = `
  clock AS MATERIALIZED (
    SELECT now, (now AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS today FROM (SELECT legal_now() AS now) AS n)`;

const ABOUT = `
  WITH ${TODAY}
  SELECT c.title AS "campaignTitle", ${NAME_TODAY('c.issuer_body_id')} AS "issuerName",
         (extract(epoch FROM clock.now) * 1000)::float8 AS now
    FROM clock, campaign c WHERE c.id = $1`;

const LISTED = `
  WITH ${TODAY}
  SELECT d.body_id AS "bodyId", ${NAME_TODAY('d.body_id')} AS "bodyName", d.name AS "dutyName", d.due_on::text AS "dueOn"
    FROM clock, duty d
   WHERE d.campaign_id = $1 AND ${IS_LATE}
     AND EXISTS (SELECT FROM rung r WHERE r.owner_id = d.id AND r.deadline_rev = d.deadline_rev AND r.overdue_list
                    AND r.outcome = 'sent')
   ORDER BY "bodyName", d.body_id, d.due_at, d.id`;

const READERS = `
  WITH ${POSTS},
  f AS (
    SELECT DISTINCT r.tells, r.channels, NULL::uuid AS body_id, b.id AS issuer_id, b.home_affairs_id
      FROM rung r JOIN campaign c ON c.id = $1 JOIN body b ON b.id = c.issuer_body_id WHERE r.id = ANY ($2::uuid[]))
  SELECT DISTINCT ON (post.person_id) post.person_id AS "personId", post.email AS address, f.channels
    FROM f JOIN post ON ${HEARS} ORDER BY post.person_id`;
