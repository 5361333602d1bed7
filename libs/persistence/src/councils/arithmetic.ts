import { isCarried, type VoteRule, votesNeeded } from '@bangvang/domain';

/** The rule of an award as the minutes say it. */
export function ruleInWords({ numerator, denominator, strict }: VoteRule): string {
  const share = denominator === 100 ? `${numerator} %` : `${numerator}/${denominator}`;
  return strict ? `trên ${share} tổng số thành viên` : `từ ${share} tổng số thành viên trở lên`;
}

/**
 * The arithmetic of a vote spelled out, in whole numbers only.
 * @param agree agreeing votes and written opinions
 * @param members all members of the council
 */
export function arithmeticInWords(rule: VoteRule, agree: number, members: number): string {
  const { numerator, denominator, strict } = rule;
  const have = agree * denominator;
  const share = numerator * members;
  const carried = isCarried(rule, { agree, members });
  const sign = carried ? (strict ? '>' : '≥') : strict ? '≤' : '<';
  return (
    `Đồng ý ${agree} trên tổng số ${members} thành viên; cần ${ruleInWords(rule)}, tức ít nhất ${votesNeeded(rule, members)} phiếu. ` +
    `Phép tính: ${agree} × ${denominator} = ${have} ${sign} ${numerator} × ${members} = ${share}. ` +
    `Kết quả: ${carried ? 'đạt' : 'không đạt'}.`
  );
}
