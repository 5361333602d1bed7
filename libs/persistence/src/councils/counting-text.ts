import { formatInstant } from '@bangvang/domain';
import type { Minutes, MinutesItem } from './minutes-record.js';
import { asideLine, drawnUp, paperHead, signatureLines, titleOf, untouchedLine } from './paper-parts.js';

const METHODS: Readonly<Record<MinutesItem['method'], string>> = {
  named: 'Biểu quyết ghi tên',
  paper: 'Bỏ phiếu giấy',
  secret: 'Bỏ phiếu kín bằng thẻ',
};

/**
 * The minutes of the count (biên bản kiểm phiếu), which go with those of the meeting.
 * @source Decree 30/2020/NĐ-CP, Appendix III, form 1.9 (biên bản)
 */
export function countingText(minutes: Minutes): string {
  return [
    ...paperHead(minutes, `Kiểm phiếu bình xét khen thưởng: ${minutes.campaignTitle}`),
    `Kèm theo Biên bản họp số ${minutes.number ?? '…'}.`,
    `Tổng số thành viên Hội đồng: ${minutes.memberCount}${minutes.baseSource ? ` (tỷ lệ tính trên tổng số này: ${minutes.baseSource})` : ''}.`,
    '',
    ...minutes.items.flatMap((item) => [
      titleOf(item),
      ...asideLine(item),
      ...(item.result ? [...countedLines(item), ...tellerLines(item)] : [untouchedLine(item), ...annulledLine(item)]),
    ]),
    '',
    ...signatureLines(minutes, 'counting'),
    drawnUp,
    '',
  ].join('\n');
}

/** What was counted of an item, under which rule, and what of its board was fixed before. */
export function countedLines(item: MinutesItem): readonly string[] {
  const { result, board, method } = item;
  if (!result) return [];
  const { issued, collected, valid, agree, disagree, abstain, invalid } = result;
  return [
    ...(board
      ? [
          `   Trước khi mở niêm phong đã chốt: gốc bảng phiếu ${board.root}, ${board.ballots} phiếu, ${board.roll} thẻ và phiếu đã phát.`,
        ]
      : []),
    `   ${METHODS[method]}: phát ra ${issued}, thu về ${collected}, hợp lệ ${valid}, ` +
      `không hợp lệ ${invalid}; đồng ý ${agree}, không đồng ý ${disagree}, không có ý kiến ${abstain}.`,
    `   ${result.arithmetic}`,
    `   Căn cứ tỷ lệ: ${item.ruleSource}.`,
  ];
}

function tellerLines({ tellers }: MinutesItem): readonly string[] {
  return tellers.map(
    ({ fullName, enteredAt, recounts }) =>
      `   Kiểm phiếu độc lập: ${fullName}, ${formatInstant(Date.parse(enteredAt))}${recounts > 0 ? `, sau ${recounts} lần kiểm lại` : ''}.`,
  );
}

function annulledLine({ annulled }: MinutesItem): readonly string[] {
  if (!annulled) return [];
  const { agree, disagree, abstain, invalid, reason } = annulled;
  return [
    `   Đã kiểm: đồng ý ${agree}, không đồng ý ${disagree}, không có ý kiến ${abstain}, không hợp lệ ${invalid}; kết quả đã hủy, lý do: ${reason}.`,
  ];
}
