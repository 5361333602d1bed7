import { type Ballot, leafOf } from '@bangvang/ballot';
import { Problem, type ProblemSlug } from '@bangvang/domain';
import { Inject, Injectable } from '@nestjs/common';
import { BallotBox, type BallotOutcome } from '../ballot-box/ballot-box.js';
import type { ReceiptView } from './casting.view.js';

const REFUSALS: Readonly<Record<Exclude<BallotOutcome, 'cast'>, readonly [ProblemSlug, string]>> = {
  'invalid-token': ['invalid-token', 'Không thẻ nào là thẻ của hồ sơ ghi trên phiếu.'],
  'already-voted': ['already-voted', 'Thẻ này đã bỏ một phiếu khác; phiếu đã bỏ không thay đổi.'],
  'not-open': ['item-not-open', 'Hồ sơ này chưa mở bỏ phiếu.'],
  closed: ['deadline-passed', 'Hồ sơ này đã đóng bỏ phiếu.'],
};

/** Takes secret ballots. Knows nobody. Changes when what is acknowledged changes. */
@Injectable()
export class CastingService {
  constructor(@Inject(BallotBox) private readonly box: BallotBox) {}

  /** @throws Problem the first ballot's refusal, with all receipts, when none was taken; service-unavailable when nobody knows */
  async cast(ballots: readonly Ballot[]): Promise<ReceiptView[]> {
    const outcomes = await this.box.cast(ballots);
    const receipts = await Promise.all(ballots.map((ballot, n) => receiptOf(ballot, outcomes[n]!)));
    if (receipts.some(({ outcome }) => outcome === 'cast')) return receipts;
    const [slug, detail] = REFUSALS[outcomes[0] as keyof typeof REFUSALS];
    throw new Problem(slug, detail, { extra: { receipts } });
  }
}

async function receiptOf(ballot: Ballot, outcome: BallotOutcome): Promise<ReceiptView> {
  const leaf = await leafOf(ballot);
  if (outcome === 'cast') return { itemId: ballot.itemId, leaf, outcome };
  return { itemId: ballot.itemId, leaf, outcome: 'refused', slug: REFUSALS[outcome][0] };
}
