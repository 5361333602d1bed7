import { type Place, wordsOf } from './receipt.js';
import type { Fault, ItemFault, ItemReport, Report } from './report.js';

const FAULTS: Readonly<Record<Fault, string>> = {
  'bundle-signature': 'chữ ký của hồ sơ sai: tệp đã bị sửa sau khi ký, không kiểm tiếp',
  'signing-key': 'khóa ký không phải là khóa đã biết của hệ thống',
  'session-key': 'khóa mở phiếu thiếu hoặc không phải của phiên họp này',
  'board-root': 'mã chung của các bảng phiếu không đúng',
  'item-twice': 'một nội dung có hai lần',
  'token-key': 'khóa thẻ của các nội dung trùng nhau hoặc không đúng loại',
};

const ITEM_FAULTS: Readonly<Record<ItemFault, string>> = {
  statement: 'chữ ký lúc đóng phiếu sai',
  root: 'bảng phiếu không khớp mã đã ký',
  'ballot-count': 'số phiếu không khớp số đã ký',
  order: 'bảng phiếu không đúng thứ tự hoặc có phiếu trùng',
  token: 'có phiếu không có thẻ hợp lệ của nội dung này',
  'token-twice': 'có thẻ dùng hai lần',
  roll: 'số phiếu nhiều hơn danh sách nhận phiếu, hoặc danh sách nhiều hơn số thành viên',
  paper: 'số phiếu giấy không cộng đúng',
  members: 'số phiếu nhiều hơn số thành viên',
  rule: 'tỷ lệ thông qua không phải là một tỷ lệ',
  result: 'kết quả công bố khác với kết quả kiểm lại',
};

/** What a recount found, for people: a line per item with its arithmetic and rule, and a last line. */
export function told(report: Report): readonly string[] {
  const { council, campaign, members, boardRoot, signingKeyHash, faults, items } = report;
  return [
    `${council}: ${members} thành viên. ${campaign}.`,
    `Mã bảng phiếu của các nội dung dưới đây: ${boardRoot}`,
    `Khóa ký của hệ thống: ${signingKeyHash}`,
    ...faults.map((fault) => `✗ ${FAULTS[fault]}`),
    ...items.flatMap((item) => toldItem(item, members)),
    report.agrees
      ? `KHỚP: ${items.length} nội dung được kiểm lại từ đầu, tất cả đúng như đã công bố.`
      : `KHÔNG KHỚP: ${faults.length + items.filter((item) => item.faults.length > 0).length} chỗ sai.`,
  ];
}

function toldItem(item: ItemReport, members: number): readonly string[] {
  const { ord, nominee, award, faults } = item;
  const mark = faults.length > 0 ? '✗' : '✓';
  return [
    `${mark} ${ord}. ${nominee}, ${award}: ${arithmetic(item, members)}`,
    ...faults.map((fault) => `    ✗ ${ITEM_FAULTS[fault]}`),
  ];
}

function arithmetic({ state, ballots, roll, paper, counted, rule, carried }: ItemReport, members: number): string {
  const box = `${ballots} phiếu điện tử${paper ? `, ${paper.collected} phiếu giấy` : ''}, ${roll} người nhận phiếu`;
  if (state !== 'closed') return `${state === 'withdrawn' ? 'đã rút' : 'tạm dừng'}, không mở phiếu (${box}).`;
  if (!counted) return `không mở được phiếu (${box}).`;
  const { agree, disagree, abstain, invalid } = counted;
  const { numerator, denominator, strict } = rule;
  const [have, share] = [agree * denominator, numerator * members];
  const sign = strict ? '>' : '≥';
  const holds = carried ? sign : strict ? '≤' : '<';
  return (
    `đồng ý ${agree}, không đồng ý ${disagree}, không có ý kiến ${abstain}, không hợp lệ ${invalid} (${box}). ` +
    `Cần ${strict ? 'quá' : 'ít nhất'} ${numerator}/${denominator} tổng số thành viên: ` +
    `${agree} × ${denominator} ${holds} ${numerator} × ${members} (${have} ${holds} ${share}): ${carried ? 'đạt' : 'không đạt'}.`
  );
}

/** Where a receipt stands. Never what its ballot says. */
export function toldReceipt(found: readonly Place[]): readonly string[] {
  if (found.length === 0) return ['✗ Không có phiếu nào trên các bảng mang biên nhận này.'];
  return found.map(
    ({ ord, nominee, leaf, place, of }) =>
      `✓ Có trên bảng phiếu: nội dung ${ord}, ${nominee}, phiếu ${place}/${of} (${wordsOf(leaf)}; ${leaf})`,
  );
}
