import { Problem } from '@bangvang/domain';
import type { Transaction } from '../transaction.js';
import { onlyOf, standsAside } from './aside.js';
import { subjectOf } from './session-lock.js';

/** Paper ballots of one item as one person counted them. */
export interface PaperCount {
  readonly issued: number;
  readonly collected: number;
  readonly agree: number;
  readonly disagree: number;
  readonly abstain: number;
  readonly invalid: number;
}

export const PAPER_FIELDS = ['issued', 'collected', 'agree', 'disagree', 'abstain', 'invalid'] as const;

/**
 * Enters or corrects a person's own count of an item's paper ballots, of a vote on paper while it is open, of papers beside tokens
 * once the window is closed: no figure stands anywhere while members still vote in secret. Two people count each item, neither
 * sees the other's figures, nor does the audit tell them; a third is refused. Beside tokens, as many are given out as the roll says.
 * @throws Problem no-such-thing also for whoever stands aside, item-not-open, conflicting-act, tally-impossible
 */
export async function enterPaperCount(
  tx: Transaction,
  itemId: string,
  personId: string,
  count: PaperCount,
): Promise<void> {
  await tx.rows('SELECT id FROM session_item WHERE id = $1 FOR UPDATE', [itemId]);
  const item = await tx.required<Counted & Record<string, unknown>>(
    `SELECT i.session_id AS "sessionId", i.state, i.method,
            (SELECT count(*)::int FROM paper_count c WHERE c.item_id = i.id AND c.entered_by <> $2) AS others,
            (SELECT count(*)::int FROM ballot_roll r WHERE r.item_id = i.id AND r.kind = 'paper') AS handed,
            (SELECT count(*)::int FROM session_member m WHERE m.session_id = i.session_id AND m.attendance = 'present'
               AND NOT EXISTS (SELECT 1 FROM recusal r WHERE r.item_id = i.id AND r.person_id = m.person_id)
               AND NOT EXISTS (SELECT 1 FROM vote v WHERE v.item_id = i.id AND v.person_id = m.person_id)) AS voters
       FROM session_item i WHERE i.id = $1 AND NOT ${standsAside('i', onlyOf('$2'))}`,
    [itemId, personId],
    'no-such-thing',
    'Không có hồ sơ này trong chương trình phiên họp nào.',
  );
  refuseUntimely(item);
  if (item.others >= 2) throw new Problem('conflicting-act', 'Đã có hai người nhập kết quả kiểm phiếu của hồ sơ này.');
  refuseOtherIssue(item, count.issued);
  await tx.rows(
    `INSERT INTO paper_count (item_id, entered_by, issued, collected, agree, disagree, abstain, invalid, entered_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, legal_now())
     ON CONFLICT ON CONSTRAINT paper_count_pk DO UPDATE SET issued = $3, collected = $4, agree = $5, disagree = $6,
       abstain = $7, invalid = $8, entered_at = legal_now(),
       recounts = paper_count.recounts + (CASE WHEN (paper_count.issued, paper_count.collected, paper_count.agree, paper_count.disagree,
         paper_count.abstain, paper_count.invalid) IS DISTINCT FROM ($3, $4, $5, $6, $7, $8) THEN 1 ELSE 0 END)`,
    [itemId, personId, ...PAPER_FIELDS.map((field) => count[field])],
  );
  tx.audit(subjectOf(item.sessionId), 'papers-counted', { itemId });
}

interface Counted {
  readonly sessionId: string;
  readonly state: string;
  readonly method: string;
  readonly others: number;
  /** Papers on the roll, handed to single members. */
  readonly handed: number;
  readonly voters: number;
}

/** @throws Problem item-not-open */
function refuseUntimely({ state, method, handed }: Counted): void {
  if (method === 'paper' && state === 'open') return;
  if (method === 'secret' && state === 'awaiting-count' && handed > 0) return;
  const why =
    method === 'secret'
      ? 'Phiếu giấy phát cạnh thẻ được kiểm sau khi đóng bỏ phiếu; hồ sơ này chưa đóng hoặc không phát phiếu giấy.'
      : 'Hồ sơ này không đang bỏ phiếu giấy.';
  throw new Problem('item-not-open', why);
}

/** @throws Problem tally-impossible */
function refuseOtherIssue({ method, handed, voters }: Counted, issued: number): void {
  if (method === 'secret' && issued !== handed) {
    throw new Problem('tally-impossible', `Danh sách nhận phiếu có ${handed} phiếu giấy, không phải ${issued}.`, {
      extra: { field: 'issued', given: handed },
    });
  }
  if (method === 'paper' && issued > voters) {
    throw new Problem('tally-impossible', `Phát ra ${issued} phiếu, trong khi chỉ ${voters} người được bỏ phiếu.`, {
      extra: { field: 'issued', most: voters },
    });
  }
}
