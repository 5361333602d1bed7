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
}

/** What a mail is made of. */
export interface MailContent {
  readonly id: string;
  readonly address: string;
  readonly title: string;
  readonly text: string;
  readonly toldAt: Date;
}

/** The mail of a message: its text as written, and the same text as a simple page. @param from address of the office */
export function composeMail({ id, address, title, text, toldAt }: MailContent, from: string): ComposedMail {
  return {
    from,
    to: address,
    subject: title,
    text,
    html: asPage(title, text),
    messageId: `<${id}@bangvang>`,
    date: toldAt,
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': 'vi' },
  };
}

function asPage(title: string, text: string): string {
  const paragraphs = text
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${escaped(paragraph).replaceAll('\n', '<br>')}</p>`)
    .join('\n');
  return `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>${escaped(title)}</title></head>
<body style="font-family: sans-serif; line-height: 1.5; max-width: 40em">
${paragraphs}
</body></html>
`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES[sign]!);
}
