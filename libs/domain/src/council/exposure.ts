/** What shows who chose what, although the vote is secret. */
export const EXPOSURES = {
  'small-electorate': 'Ít người bỏ phiếu: kết quả đồng thuận tuyệt đối hoặc chỉ một phiếu ngược sẽ làm lộ lựa chọn.',
  'few-papers': 'Ít phiếu giấy: phiếu giấy được kiểm riêng nên người kiểm phiếu có thể đoán lựa chọn của người nhận.',
  'few-ballots': 'Ít phiếu trong hòm: kết quả có thể làm lộ lựa chọn của người đã bỏ phiếu.',
  unanimous: 'Kết quả đồng thuận tuyệt đối của ít người: công bố là lộ lựa chọn của từng người.',
  'single-dissent': 'Chỉ một phiếu khác của ít người: công bố có thể làm lộ người bỏ phiếu ấy.',
} as const satisfies Readonly<Record<string, string>>;

export type Exposure = keyof typeof EXPOSURES;

/** A secret vote on one item as those who lead may know it. */
export interface SecretVote {
  /** Members who may vote on it. */
  readonly voters: number;
  /** Papers handed out, beside tokens or to all. */
  readonly papers: number;
  /** Ballots fixed on the board when the window closed; null before. */
  readonly ballots: number | null;
  /** null until it is counted: nothing is told of answers before. */
  readonly result: {
    readonly agree: number;
    readonly disagree: number;
    readonly abstain: number;
    readonly invalid: number;
  } | null;
}

/**
 * Finds what would show who chose what, before the opening, at the closing and before the publication. Those who lead decide: to
 * hand out no papers, to put the item off, to let more members come. Nothing is refused.
 * @param smallElectorate from the council's rules: where no more than so many vote
 */
export function exposuresOf(vote: SecretVote, smallElectorate: number): readonly Exposure[] {
  const isSmall = (n: number) => n > 0 && n <= smallElectorate;
  const { voters, papers, ballots, result } = vote;
  if (result) {
    const answers = Object.values(result);
    const given = answers.reduce((sum, n) => sum + n, 0);
    const others = given - Math.max(...answers);
    if (!isSmall(given) || others > 1) return [];
    return [others === 0 ? 'unanimous' : 'single-dissent'];
  }
  const crowd: readonly Exposure[] =
    ballots === null ? (isSmall(voters) ? ['small-electorate'] : []) : isSmall(ballots + papers) ? ['few-ballots'] : [];
  return isSmall(papers) && papers < voters ? [...crowd, 'few-papers'] : crowd;
}
