import { formatDay, formatInstant, type WorkingCalendar } from '@bangvang/domain';
import type { ListedDuty, NewMessage, OverdueList } from '@bangvang/persistence';
import { channelsAsked, grouped, lateInWords } from './urging-wording.js';

/** The list of overdue units, the same to each reader; empty where all have filed meanwhile. */
export function overdueListMessages(
  campaignId: string,
  calendar: WorkingCalendar,
  list: OverdueList,
): readonly NewMessage[] {
  const { campaignTitle, issuerName, now, duties, readers } = list;
  if (duties.length === 0) return [];
  const units = grouped(duties, ({ bodyId }) => bodyId);
  const text = [
    `Kính gửi: ${issuerName}`,
    '',
    `Tính đến ${formatInstant(now)}, các đơn vị sau chưa hoàn thành nhiệm vụ trong phong trào thi đua “${campaignTitle}” dù đã được đôn đốc:`,
    ...units.map((owed, at) => `${at + 1}. ${owed[0]!.bodyName}: ${owed.map(inWords(calendar, now)).join('; ')}`),
    '',
    'Kính báo cáo để xem xét, chỉ đạo.',
  ].join('\n');
  return readers.map(({ personId, address, channels }) => ({
    key: `overdue/${campaignId}/${new Date(now).toISOString()}/${personId}`,
    kind: 'overdue-list',
    subjectKind: 'campaign',
    subjectId: campaignId,
    personId,
    address,
    channels: channelsAsked(channels),
    title: `Danh sách ${units.length} đơn vị quá hạn: ${campaignTitle}`,
    text,
  }));
}

function inWords(calendar: WorkingCalendar, now: number): (duty: ListedDuty) => string {
  return ({ dutyName, dueOn }) => `${dutyName}, hạn ${formatDay(dueOn)}, ${lateInWords(calendar, dueOn, now)}`;
}
