import type { MailParts } from './mail-parts.js';

const RED = '#a4161a';
const GOLD = '#f5c84b';

/** A mail as a page: tables and styles in place, as mail programs understand them. Nothing of a message is read as markup. */
export function asPage(parts: MailParts): string {
  const { language, title, greeting, facts, paragraphs, original, todo, link, footer } = parts;
  const inner = [
    greeting ? paragraph(greeting) : '',
    paragraphs.map(paragraph).join('\n'),
    facts.length > 0 ? factTable(facts) : '',
    todo ? callout(todo.label, todo.words) : '',
    link ? button(link.label, link.url) : '',
    original ? quotation(original.note, original.paragraphs) : '',
  ];
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title></head>
<body style="margin:0;background:#f4f1ea;font-family:'Segoe UI',Arial,sans-serif;color:#222;line-height:1.55">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="640" cellpadding="0" cellspacing="0" style="max-width:640px;width:100%;background:#fff;border:1px solid #e4ddcc">
<tr><td style="background:${RED};border-bottom:4px solid ${GOLD};padding:14px 28px;color:#fff;font-size:15px;font-weight:600">Bảng Vàng</td></tr>
<tr><td style="padding:24px 28px 8px">
<h1 style="margin:0 0 16px;font-size:20px;line-height:1.35;color:${RED}">${escaped(title)}</h1>
${inner.filter((block) => block !== '').join('\n')}
</td></tr>
${footer.length > 0 ? foot(footer) : ''}
</table></td></tr></table>
</body></html>
`;
}

function paragraph(text: string): string {
  return `<p style="margin:0 0 14px">${escaped(text).replaceAll('\n', '<br>')}</p>`;
}

function factTable(facts: MailParts['facts']): string {
  const rows = facts.map(
    ([label, value]) =>
      `<tr><th align="left" style="padding:6px 16px 6px 0;font-weight:400;color:#6b6455;vertical-align:top;white-space:nowrap">${escaped(label)}</th><td style="padding:6px 0;font-weight:600">${escaped(value)}</td></tr>`,
  );
  return `<table role="presentation" cellpadding="0" cellspacing="0" style="margin:4px 0 18px;border-top:1px solid #e4ddcc;border-bottom:1px solid #e4ddcc;width:100%">
${rows.join('\n')}
</table>`;
}

function callout(label: string, words: string): string {
  return `<p style="margin:0 0 18px;padding:12px 16px;background:#fdf6e0;border-left:4px solid ${GOLD}"><strong>${escaped(label)}:</strong> ${escaped(words)}</p>`;
}

function button(label: string, url: string): string {
  return `<p style="margin:0 0 20px"><a href="${escaped(url)}" style="display:inline-block;background:${RED};color:#fff;text-decoration:none;padding:10px 20px;font-weight:600">${escaped(label)}</a></p>`;
}

function quotation(note: string, paragraphs: readonly string[]): string {
  return `<p style="margin:0 0 8px;color:#6b6455">${escaped(note)}</p>
<div lang="vi" style="padding:4px 0 4px 16px;border-left:3px solid #e4ddcc">
${paragraphs.map(paragraph).join('\n')}
</div>`;
}

function foot(lines: readonly string[]): string {
  return `<tr><td style="padding:14px 28px 20px;border-top:1px solid #e4ddcc;font-size:13px;color:#6b6455">${lines.map(escaped).join('<br>')}</td></tr>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES[sign]!);
}
