import { formatInstant } from '@bangvang/domain';
import { countedLines } from './counting-text.js';
import type { AbsentMember, Minutes, MinutesItem, PresentMember } from './minutes-record.js';
import { asideLine, drawnUp, OFFICES, paperHead, signatureLines, titleOf, untouchedLine } from './paper-parts.js';

const MODES: Readonly<Record<Minutes['mode'], string>> = {
  'in-person': 'Họp trực tiếp',
  remote: 'Họp trực tuyến',
  'written-poll': 'Lấy ý kiến bằng văn bản',
};

/**
 * The minutes of the meeting (biên bản họp) as people read them, in Vietnamese.
 * @source Decree 30/2020/NĐ-CP, Appendix III, form 1.9 (biên bản)
 */
export function minutesText(minutes: Minutes): string {
  const { quorum, present, absent, memberCount } = minutes;
  return [
    ...paperHead(minutes, `Họp bình xét khen thưởng: ${minutes.campaignTitle}`, minutes.number ?? '…'),
    `Thời gian bắt đầu: ${at(minutes.openedAt ?? minutes.meetsAt)}.`,
    `Hình thức: ${MODES[minutes.mode]}. Địa điểm: ${minutes.place}.`,
    ...minutes.orders.map(
      ({ kind, orderedBy, orderedAt }) =>
        `${kind === 'call' ? 'Lệnh triệu tập' : 'Lệnh khai mạc'}: ${orderedBy}, ${at(orderedAt)}.`,
    ),
    ...minutes.adjournments.map(
      ({ adjournedAt, reason, resumedAt }) =>
        `Tạm nghỉ: ${at(adjournedAt)}, lý do: ${reason}; họp lại: ${at(resumedAt)}.`,
    ),
    '',
    `I. THÀNH PHẦN THAM DỰ (${memberCount} thành viên)`,
    `Có mặt: ${present.length}`,
    ...present.map((member, n) => `  ${n + 1}. ${memberLine(member)}`),
    `Vắng mặt: ${absent.length}`,
    ...absent.map((member, n) => `  ${n + 1}. ${memberLine(member)}${reasonOf(member)}`),
    ...(minutes.mode === 'written-poll'
      ? []
      : [
          `Tỷ lệ phải có mặt: ${quorum.numerator}/${quorum.denominator}; ${quorum.met ? 'đủ' : 'không đủ'} điều kiện họp.`,
        ]),
    `Chủ trì (chủ tọa): ${minutes.presidedBy ?? '…'}.`,
    `Thư ký (người ghi biên bản): ${minutes.secretary ?? '…'}.`,
    '',
    'II. NỘI DUNG THẢO LUẬN',
    minutes.summary ?? '…',
    '',
    `III. KẾT QUẢ BÌNH XÉT (tính trên tổng số thành viên Hội đồng${minutes.baseSource ? `; ${minutes.baseSource}` : ''})`,
    ...minutes.items.flatMap(itemLines),
    ...rankingLines(minutes),
    '',
    minutes.closedAt ? `Cuộc họp kết thúc vào ${at(minutes.closedAt)}.` : 'Cuộc họp chưa kết thúc.',
    '',
    ...signatureLines(minutes, 'meeting'),
    ...(minutes.signedAt ? [`Ký đủ lúc ${at(minutes.signedAt)}.`] : []),
    drawnUp,
    '',
  ].join('\n');
}

function itemLines(item: MinutesItem): readonly string[] {
  return [
    titleOf(item),
    ...(item.discussion ? [`   Thảo luận: ${item.discussion}`] : []),
    ...asideLine(item),
    ...item.earlierVotes.map(
      ({ meetsAt, reason, result }) =>
        `   Lần trước (phiên họp ${at(meetsAt)}): ${result ? `đồng ý ${result.agree}, không đồng ý ${result.disagree}` : 'kết quả chưa công bố'}; đã hủy, lý do: ${reason}.`,
    ),
    ...(item.result ? countedLines(item) : [untouchedLine(item)]),
  ];
}

function rankingLines({ ranking, rankingReason }: Minutes): readonly string[] {
  if (!ranking) return [];
  return [
    '',
    'IV. THỨ TỰ SUY TÔN (theo số phiếu đồng ý của từng hình thức)',
    ...ranking.map(
      ({ place, nominee, award, agree, tied }) =>
        `   ${place}. ${nominee}: ${award}, ${agree} phiếu${tied ? ' (bằng phiếu)' : ''}.`,
    ),
    ...(rankingReason ? [`   Chủ trì xếp thứ tự nơi bằng phiếu, lý do: ${rankingReason}`] : []),
  ];
}

function memberLine({ fullName, office, actingFor }: PresentMember): string {
  return `${fullName}, ${OFFICES[office] ?? office}${actingFor ? ` (họp thay ${actingFor})` : ''}`;
}

function reasonOf({ reason }: AbsentMember): string {
  return reason ? `, lý do: ${reason}` : '';
}

function at(instant: string | null): string {
  return instant ? formatInstant(Date.parse(instant)) : '…';
}
