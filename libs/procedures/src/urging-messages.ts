import { dayOf, formatDay, formatInstant, startOfDay } from '@bangvang/domain';
import type { FiredRung, NewMessage } from '@bangvang/persistence';

/**
 * What the rungs just fired say, in the official style of a Vietnamese office. Each person is told of a rung once;
 * overdue units reach the issuer as one list per instant.
 */
export function urgingMessages(campaignId: string, fired: readonly FiredRung[]): readonly NewMessage[] {
  const listed = fired.filter(({ overdueList }) => overdueList);
  const own = fired.filter(({ overdueList }) => !overdueList).map(rungMessage);
  return [...own, ...overdueLists(campaignId, listed)];
}

function rungMessage(rung: FiredRung): NewMessage {
  const { title, text } = rung.letter ? formalLetter(rung) : reminder(rung);
  return {
    key: `rung/${rung.rungId}/${rung.personId}`,
    kind: rung.letter ? 'letter' : 'reminder',
    rungId: rung.rungId,
    subjectKind: 'duty',
    subjectId: rung.dutyId,
    personId: rung.personId,
    address: rung.address,
    title,
    text,
  };
}

interface Wording {
  readonly title: string;
  readonly text: string;
}

function reminder(rung: FiredRung): Wording {
  const { bodyName, dutyName, campaignTitle, issuerName, sourceRef } = rung;
  const afterwards = rung.barring
    ? 'Sau thời hạn này, hệ thống không tiếp nhận đề nghị. Đơn vị không có đề nghị thì không phải nộp.'
    : 'Đơn vị đã nộp thì không phải thực hiện thông báo này.';
  return {
    title: `${isOverdue(rung) ? 'Quá hạn' : 'Đôn đốc'}: ${dutyName} (${bodyName})`,
    text: [
      `Kính gửi: ${bodyName}`,
      '',
      `Thực hiện phong trào thi đua “${campaignTitle}” do ${issuerName} phát động (mục ${sourceRef}), ${bodyName} có nhiệm vụ: ${dutyName}.`,
      `Thời hạn: hết ngày ${formatDay(rung.dueOn)}. ${standing(rung)}`,
      `Đề nghị đơn vị ${isOverdue(rung) ? 'khẩn trương hoàn thành và nộp ngay' : 'hoàn thành và nộp đúng hạn'}. ${afterwards}`,
    ].join('\n'),
  };
}

/** Draft of the official letter of reminder (công văn đôn đốc); number and signature are the office's own. */
function formalLetter(rung: FiredRung): Wording {
  const { bodyName, dutyName, campaignTitle, issuerName, sourceRef } = rung;
  return {
    title: `Công văn đôn đốc: ${dutyName} (${bodyName})`,
    text: [
      `${issuerName.toLocaleUpperCase('vi')}`,
      'Số:        /UBND-NV',
      `V/v đôn đốc thực hiện nhiệm vụ trong phong trào thi đua “${campaignTitle}”`,
      '',
      `Kính gửi: ${bodyName}`,
      '',
      `Căn cứ văn bản phát động phong trào thi đua “${campaignTitle}”, tại mục ${sourceRef}, ${issuerName} giao ${bodyName} thực hiện: ${dutyName}, thời hạn hết ngày ${formatDay(rung.dueOn)}.`,
      `Đến ${formatInstant(rung.now)}, ${issuerName} chưa nhận được văn bản của đơn vị. ${standing(rung)}`,
      `${issuerName} đề nghị ${bodyName} khẩn trương hoàn thành, gửi kết quả và báo cáo rõ nguyên nhân chậm trễ. Việc chậm nộp được ghi nhận khi xét thi đua, khen thưởng.`,
      '',
      'Nơi nhận:',
      '- Như trên;',
      '- Lưu: VT, NV.',
    ].join('\n'),
  };
}

function overdueLists(campaignId: string, listed: readonly FiredRung[]): readonly NewMessage[] {
  const byReader = new Map<string, FiredRung[]>();
  for (const rung of listed) {
    const key = `overdue/${campaignId}/${new Date(rung.rungAt).toISOString()}/${rung.personId}`;
    byReader.set(key, [...(byReader.get(key) ?? []), rung]);
  }
  return [...byReader].map(([key, rungs]) => overdueList(key, campaignId, rungs));
}

function overdueList(key: string, campaignId: string, rungs: readonly FiredRung[]): NewMessage {
  const [first] = rungs;
  const units = new Set(rungs.map(({ bodyName }) => bodyName)).size;
  const lines = rungs
    .toSorted((a, b) => a.bodyName.localeCompare(b.bodyName, 'vi') || a.dueAt - b.dueAt)
    .map(
      (rung, index) =>
        `${index + 1}. ${rung.bodyName}: ${rung.dutyName}, hạn ${formatDay(rung.dueOn)}, quá hạn ${daysLate(rung)} ngày`,
    );
  return {
    key,
    kind: 'overdue-list',
    subjectKind: 'campaign',
    subjectId: campaignId,
    personId: first!.personId,
    address: first!.address,
    title: `Danh sách ${units} đơn vị quá hạn: ${first!.campaignTitle}`,
    text: [
      `Kính gửi: ${first!.issuerName}`,
      '',
      `Tính đến ${formatInstant(first!.now)}, các đơn vị sau chưa hoàn thành nhiệm vụ trong phong trào thi đua “${first!.campaignTitle}” dù đã được đôn đốc:`,
      ...lines,
      '',
      'Kính báo cáo để xem xét, chỉ đạo.',
    ].join('\n'),
  };
}

function isOverdue({ now, dueAt }: FiredRung): boolean {
  return now >= dueAt;
}

const DAY_MS = 86_400_000;

/** Calendar days past the due day, at least 1. */
function daysLate({ now, dueAt }: FiredRung): number {
  return Math.floor((now - dueAt) / DAY_MS) + 1;
}

/** How much time is left, or how late it is, in days as people count them. */
function standing(rung: FiredRung): string {
  if (isOverdue(rung)) return `Đến nay đã quá hạn ${daysLate(rung)} ngày.`;
  const left = Math.round((rung.dueAt - startOfDay(dayOf(rung.now))) / DAY_MS) - 1;
  return left === 0 ? 'Hôm nay là ngày cuối.' : `Còn ${left} ngày.`;
}
