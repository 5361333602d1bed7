import { Problem } from '@bangvang/domain';

/** An element by its tags. */
export interface Tags {
  readonly opens: string;
  readonly closes: string;
}

/** An element found: its attributes, its content, and where it is over. */
export interface Found {
  readonly about: string;
  readonly content: string;
  readonly next: number;
}

const SLASH = 47;
/** What may stand after the name of an element: white space, its end. */
const AFTER_NAME = new Set([9, 10, 13, 32, SLASH, 62]);

/**
 * The next element, found by position: this is where the time goes.
 * @returns null where there is none; where it begins, when it has no end
 */
export function elementFrom(xml: string, { opens, closes }: Tags, at: number): Found | number | null {
  for (let begins = xml.indexOf(opens, at); begins >= 0; begins = xml.indexOf(opens, begins + 1)) {
    const after = begins + opens.length;
    if (!AFTER_NAME.has(xml.charCodeAt(after))) continue;
    const opened = xml.indexOf('>', after);
    if (opened < 0) return begins;
    if (xml.charCodeAt(opened - 1) === SLASH)
      return { about: xml.slice(after, opened - 1), content: '', next: opened + 1 };
    const ends = xml.indexOf(closes, opened);
    if (ends < 0) return begins;
    return { about: xml.slice(after, opened), content: xml.slice(opened + 1, ends), next: ends + closes.length };
  }
  return null;
}

/** The next element, or null. @throws Problem upload-type-refused where it has no end */
export function elementAt(xml: string, tags: Tags, at: number): Found | null {
  const found = elementFrom(xml, tags, at);
  if (typeof found === 'number') throw unreadable();
  return found;
}

/** @param opens what stands before the value: ` r="` */
export function attribute(about: string, opens: string): string | null {
  const begins = about.indexOf(opens);
  if (begins < 0) return null;
  const from = begins + opens.length;
  return about.slice(from, about.indexOf('"', from));
}

/** A piece of text; phonetic hints are none. */
const TEXT = /<rPh\b[\s\S]*?<\/rPh>|<t\b[^>]*?(?:\/>|>([^<]*)<\/t>)/g;

/** The text of an element that holds pieces of it. Most hold one, without a look of its own. */
export function textIn(content: string): string {
  if (content.startsWith('<t>') && content.indexOf('</t>') === content.length - 4)
    return plainText(content.slice(3, -4));
  let text = '';
  for (const [, piece = ''] of content.matchAll(TEXT)) text += plainText(piece);
  return text;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** A text without the escapes of XML and of the spreadsheet (`_x000D_`). */
export function plainText(escaped: string): string {
  if (!escaped.includes('&') && !escaped.includes('_x')) return escaped;
  return escaped
    .replaceAll(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (all, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name] ?? all;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : '';
    })
    .replaceAll(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

export function unreadable(): Problem {
  return new Problem('upload-type-refused', 'Không đọc được bảng tính; hãy lưu lại tệp dạng .xlsx.');
}
