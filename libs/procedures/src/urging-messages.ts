import { dayOf, formatDay, formatInstant, startOfDay, type WorkingCalendar } from '@bangvang/domain';
import type { FiredRung, NewMessage } from '@bangvang/persistence';
import { channelsAsked, grouped, lateInWords } from './urging-wording.js';

/**
 * What the rungs just fired say, in the official style of a Vietnamese office. The people of a body are told of each
 * duty; those at the issuer of all bodies urged together at once.
 */
export function urgingMessages(
  campaignId: string,
  calendar: WorkingCalendar,
  fired: readonly FiredRung[],
): readonly NewMessage[] {
  const own = fired.filter(({ ofTheBody }) => ofTheBody).map((rung) => reminder(calendar, rung));
  const overseen = grouped(
    fired.filter(({ ofTheBody }) => !ofTheBody),
    ({ personId }) => personId,
  );
  return [...own, ...overseen.map((rungs) => summary(campaignId, calendar, rungs))];
}

function reminder(calendar: WorkingCalendar, rung: FiredRung): NewMessage {
  const { bodyName, dutyName, campaignTitle, issuerName, sourceRef } = rung;
  const afterwards = rung.barring
    ? 'Sau thời hạn này, hệ thống không tiếp nhận đề nghị. Đơn vị không có đề nghị thì không phải nộp.'
    : 'Đơn vị đã nộp thì không phải thực hiện thông báo này.';
  return {
    key: `rung/${rung.rungId}/${rung.personId}`,
    kind: 'reminder',
    rungId: rung.rungId,
    subjectKind: 'duty',
    subjectId: rung.dutyId,
    personId: rung.personId,
    address: rung.address,
    channels: channelsAsked(rung.channels),
    title: `${isOverdue(rung) ? 'Quá hạn' : 'Đôn đốc'}: ${dutyName} (${bodyName})`,
    text: [
      `Kính gửi: ${bodyName}`,
      '',
      `Thực hiện phong trào thi đua “${campaignTitle}” do ${issuerName} phát động (mục ${sourceRef}), ${bodyName} có nhiệm vụ: ${dutyName}.`,
      `Thời hạn: hết ngày ${formatDay(rung.dueOn)}. ${standing(calendar, rung)}`,
      `Đề nghị đơn vị ${isOverdue(rung) ? 'khẩn trương hoàn thành và nộp ngay' : 'hoàn thành và nộp đúng hạn'}. ${afterwards}`,
    ].join('\n'),
  };
}

/** One message on all bodies urged in one go, to Home Affairs, the issuer or whoever signs the letters. */
function summary(campaignId: string, calendar: WorkingCalendar, rungs: readonly FiredRung[]): NewMessage {
  const [first] = rungs;
  const bodies = new Set(rungs.map(({ bodyName }) => bodyName)).size;
  const letters = rungs.some(({ letter }) => letter);
  return {
    key: `urged/${campaignId}/${first!.rungId}/${first!.personId}`,
    kind: letters ? 'letters-to-sign' : 'urged',
    subjectKind: 'campaign',
    subjectId: campaignId,
    personId: first!.personId,
    address: first!.address,
    title: `${letters ? 'Công văn đôn đốc chờ ký' : 'Đã đôn đốc'}: ${bodies} đơn vị, ${first!.campaignTitle}`,
    text: [
      `Lúc ${formatInstant(first!.now)}, các đơn vị sau được đôn đốc trong phong trào thi đua “${first!.campaignTitle}”:`,
      ...rungs
        .toSorted((a, b) => a.bodyName.localeCompare(b.bodyName, 'vi') || a.dueAt - b.dueAt)
        .map(
          (rung, at) =>
            `${at + 1}. ${rung.bodyName}: ${rung.dutyName}, hạn ${formatDay(rung.dueOn)}. ${standing(calendar, rung)}`,
        ),
      ...(letters ? ['', 'Dự thảo công văn đôn đốc các đơn vị này đã lập, chờ người có thẩm quyền ký.'] : []),
    ].join('\n'),
  };
}

function isOverdue({ now, dueAt }: FiredRung): boolean {
  return now >= dueAt;
}

const DAY_MS = 86_400_000;

/** How much time is left, in days as people count them, or how many working days late it is. */
function standing(calendar: WorkingCalendar, rung: FiredRung): string {
  if (isOverdue(rung)) return `Đến nay ${lateInWords(calendar, rung.dueOn, rung.now)}.`;
  const left = Math.round((rung.dueAt - startOfDay(dayOf(rung.now))) / DAY_MS) - 1;
  return left === 0 ? 'Hôm nay là ngày cuối.' : `Còn ${left} ngày.`;
}
