import { formatInstant } from '@bangvang/domain';
import type { Minutes, MinutesItem } from './minutes.js';

const OFFICES: Readonly<Record<string, string>> = {
  chair: 'Chủ tịch Hội đồng',
  'vice-chair': 'Phó Chủ tịch Hội đồng',
  standing: 'Ủy viên thường trực',
  secretary: 'Ủy viên, Thư ký',
  member: 'Ủy viên',
};

const METHODS: Readonly<Record<MinutesItem['method'], string>> = {
  named: 'Biểu quyết ghi tên',
  paper: 'Bỏ phiếu giấy',
  secret: 'Bỏ phiếu kín bằng thẻ',
};

/** The minutes as people read them, in Vietnamese, with the parts a minute has under Decree 30/2020/NĐ-CP. */
export function minutesText(minutes: Minutes): string {
  const { quorum, present, absent, memberCount } = minutes;
  return [
    minutes.councilName.toUpperCase(),
    `Số: ${minutes.number ?? '…'}`,
    '',
    'BIÊN BẢN',
    `Họp bình xét khen thưởng: ${minutes.campaignTitle}`,
    '',
    `Thời gian: ${at(minutes.openedAt ?? minutes.meetsAt)}. Bế mạc: ${at(minutes.closedAt)}.`,
    `Địa điểm: ${minutes.place}.`,
    '',
    `I. THÀNH PHẦN (${memberCount} thành viên)`,
    `Có mặt: ${present.length}`,
    ...present.map(({ fullName, office }, n) => `  ${n + 1}. ${fullName}, ${OFFICES[office] ?? office}`),
    `Vắng mặt: ${absent.length}`,
    ...absent.map(
      ({ fullName, office, reason }, n) =>
        `  ${n + 1}. ${fullName}, ${OFFICES[office] ?? office}${reason ? `, lý do: ${reason}` : ''}`,
    ),
    `Tỷ lệ phải có mặt: ${quorum.numerator}/${quorum.denominator}; ${quorum.met ? 'đủ' : 'không đủ'} điều kiện họp.`,
    '',
    'II. NỘI DUNG THẢO LUẬN',
    minutes.summary ?? '…',
    '',
    'III. KẾT QUẢ BÌNH XÉT (tính trên tổng số thành viên Hội đồng)',
    ...minutes.items.flatMap(itemLines),
    '',
    `THƯ KÝ: ${minutes.signedBySecretary ?? '(chưa ký)'}`,
    `CHỦ TRÌ: ${minutes.signedByChair ?? '(chưa ký)'}`,
    ...(minutes.signedAt ? [`Ký đủ lúc ${at(minutes.signedAt)}.`] : []),
    './.',
    '',
  ].join('\n');
}

function itemLines(item: MinutesItem): readonly string[] {
  const title = `${item.ord}. ${item.nominee}${item.nomineeTitle ? `, ${item.nomineeTitle}` : ''}: ${item.award}`;
  const recused = item.recused.map(({ fullName, reason }) => `   Không tham gia bỏ phiếu: ${fullName} (${reason}).`);
  return [title, ...recused, `   ${outcomeLine(item)}`, ...(item.result ? [`   ${item.result.arithmetic}`] : [])];
}

function outcomeLine({ state, method, result }: MinutesItem): string {
  if (state === 'withdrawn') return 'Hồ sơ đã rút hoặc không còn ở bước bình xét; không ghi kết quả.';
  if (state === 'deferred') return 'Hoãn, chuyển phiên họp sau.';
  if (!result) return 'Chưa bỏ phiếu xong.';
  const { issued, collected, valid, agree, disagree, abstain, invalid } = result;
  return (
    `${METHODS[method]}: phát ra ${issued}, thu về ${collected}, hợp lệ ${valid}, ` +
    `không hợp lệ ${invalid}; đồng ý ${agree}, không đồng ý ${disagree}, không có ý kiến ${abstain}.`
  );
}

function at(instant: string | null): string {
  return instant ? formatInstant(Date.parse(instant)) : '…';
}
