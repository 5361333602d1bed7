import type { OutgoingMessage } from '@bangvang/persistence';
import { composeInvitation, type Invitation } from './compose-invitation.js';
import { factsOf, linkOf, type MailWords, WORDS } from './mail-words.js';
import { asPage } from './mail-page.js';
import type { MailParts } from './mail-parts.js';

/** A mail as the transport takes it. */
export interface ComposedMail {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The same for every attempt, so that a receiver recognises a repetition. */
  readonly messageId: string;
  /** Legal time, as on a paper: in a rehearsal that is the rehearsed day. */
  readonly date: Date;
  readonly headers: Readonly<Record<string, string>>;
  /** What goes into the reader's calendar. */
  readonly icalEvent?: Invitation;
}

/** What a mail is made of. */
export type MailContent = OutgoingMessage;

/** Who sends it, and where its reader finds the rest. */
export interface MailSender {
  readonly from: string;
  readonly publicUrl: string | null;
}

/** The mail of a message, in text and as a page. */
export function composeMail(message: MailContent, { from, publicUrl }: MailSender): ComposedMail {
  const parts = partsOf(message, publicUrl);
  const stoppable = publicUrl !== null && message.notice?.required === false;
  return {
    from,
    to: message.address,
    subject: parts.title,
    text: asText(parts),
    html: asPage(parts),
    ...(message.event && {
      icalEvent: composeInvitation(message.event, {
        from,
        to: message.address,
        fullName: message.fullName,
        toldAt: message.toldAt,
      }),
    }),
    messageId: `<${message.id}@bangvang>`,
    date: message.toldAt,
    headers: {
      'Auto-Submitted': 'auto-generated',
      'Content-Language': message.language,
      ...(stoppable && { 'List-Unsubscribe': `<${publicUrl}/preferences>` }),
    },
  };
}

function partsOf(message: MailContent, publicUrl: string | null): MailParts {
  const { language, notice, text } = message;
  const words: MailWords = WORDS[language];
  const url = linkOf(message, publicUrl);
  const own = paragraphsOf(text);
  const translated = language === 'en' && message.kind !== 'digest';
  return {
    language,
    title: translated && notice ? `${notice.name}: ${message.title}` : message.title,
    greeting: translated || !/^Kính gửi/m.test(text) ? words.greeting(message.fullName) : null,
    facts: factsOf(message.facts, words),
    paragraphs: translated ? [] : own,
    original: translated ? { note: words.original, paragraphs: own } : null,
    todo: notice && { label: words.todo, words: notice.todo },
    link: url === null ? null : { label: words.open, url },
    footer: notice ? words.footer(notice) : [],
  };
}

function asText({ greeting, facts, paragraphs, original, todo, link, footer }: MailParts): string {
  const blocks = [
    ...(greeting ? [greeting] : []),
    ...paragraphs,
    ...(facts.length > 0 ? [facts.map(([label, value]) => `${label}: ${value}`).join('\n')] : []),
    ...(todo ? [`${todo.label}: ${todo.words}`] : []),
    ...(link ? [`${link.label}: ${link.url}`] : []),
    ...(original ? [original.note, ...original.paragraphs] : []),
    ...(footer.length > 0 ? ['--', footer.join('\n')] : []),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function paragraphsOf(text: string): readonly string[] {
  return text.split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== '');
}
