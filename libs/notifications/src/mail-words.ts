import { dayOf, formatDay, formatInstant, isLegalDay } from '@bangvang/domain';
import type { MessageFacts, NoticeWords, OutgoingMessage } from '@bangvang/persistence';

/** What every mail says around its message, in one language. */
export interface MailWords {
  readonly greeting: (fullName: string) => string;
  readonly facts: Readonly<Record<keyof MessageFacts, string>>;
  readonly day: (day: string) => string;
  readonly instant: (instantMs: number) => string;
  readonly todo: string;
  readonly open: string;
  /** Stands over a notice in another language than its reader's. */
  readonly original: string;
  readonly footer: (notice: NoticeWords) => readonly string[];
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September'].concat([
  ...['October', 'November', 'December'],
]);

export const WORDS: Readonly<Record<'vi' | 'en', MailWords>> = {
  vi: {
    greeting: (fullName) => `Kính gửi: ${fullName}`,
    facts: {
      campaign: 'Phong trào thi đua',
      duty: 'Nhiệm vụ',
      body: 'Cơ quan, đơn vị',
      nominee: 'Đối tượng đề nghị',
      award: 'Hình thức khen thưởng',
      council: 'Hội đồng',
      meetsAt: 'Thời gian họp',
      place: 'Địa điểm',
      dueOn: 'Thời hạn',
    },
    day: (day) => `hết ngày ${formatDay(day)}`,
    instant: formatInstant,
    todo: 'Việc cần làm',
    open: 'Mở trên hệ thống',
    original: 'Nội dung thông báo:',
    footer: ({ why, basis, required }) => [
      `Vì sao nhận được thư này: ${why}`,
      `Căn cứ: ${basis}.`,
      required
        ? 'Thông báo bắt buộc theo quy định nên không tắt được.'
        : 'Cách nhận thông báo này thay đổi được trong phần tùy chọn của anh/chị.',
    ],
  },
  en: {
    greeting: (fullName) => `Dear ${fullName},`,
    facts: {
      campaign: 'Campaign',
      duty: 'Duty',
      body: 'Body',
      nominee: 'Nominee',
      award: 'Award',
      council: 'Council',
      meetsAt: 'Meets at',
      place: 'Place',
      dueOn: 'Due',
    },
    day: (day) => `by the end of ${englishDay(day)}`,
    instant: (instantMs) => `${englishDay(dayOf(instantMs))}, ${formatInstant(instantMs).slice(0, 5)}`,
    todo: 'What to do',
    open: 'Open it in the system',
    original: 'The notice itself, in Vietnamese, which is the text that counts:',
    footer: ({ why, basis, required }) => [
      `Why you get this: ${why}`,
      `Basis: ${basis}.`,
      required
        ? 'This notice is required and cannot be switched off.'
        : 'How you get this notice can be changed in your preferences.',
    ],
  },
};

/** What a message is about, as label and value, in the order of the labels. */
export function factsOf(facts: MessageFacts, words: MailWords): readonly (readonly [string, string])[] {
  const names = Object.keys(words.facts) as (keyof MessageFacts)[];
  return names.flatMap((name) => {
    const value = facts[name];
    if (!value) return [];
    if (name === 'dueOn') return isLegalDay(value) ? [[words.facts[name], words.day(value)] as const] : [];
    return [[words.facts[name], name === 'meetsAt' ? words.instant(Date.parse(value)) : value] as const];
  });
}

const PAGES: Readonly<Record<string, string>> = {
  duty: 'duties',
  dossier: 'dossiers',
  campaign: 'campaigns',
  'council-session': 'council-sessions',
  webhook: 'webhooks',
};

/** Where a message's subject is found; null where nobody said where people reach the installation. */
export function linkOf(
  { subjectKind, subjectId }: Pick<OutgoingMessage, 'subjectKind' | 'subjectId'>,
  publicUrl: string | null,
): string | null {
  if (publicUrl === null) return null;
  const page = PAGES[subjectKind];
  return page ? `${publicUrl}/${page}/${subjectId}` : publicUrl;
}

/** 30 October 2023. */
function englishDay(day: string): string {
  const [year, month, dayOfMonth] = day.split('-').map(Number);
  return `${dayOfMonth} ${MONTHS[month! - 1]} ${year}`;
}
