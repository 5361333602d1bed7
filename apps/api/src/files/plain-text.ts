/** A control character that plain text has no use for: any but tab, line feed, form feed and carriage return. */
const CONTROL_CHARACTER = /(?![\t\n\f\r])\p{Cc}/u;

/** Text has no signature of its own: it is UTF-8 without control characters, and no markup a browser would run. */
export function isPlainText(content: Buffer): boolean {
  if (content.length === 0) return false;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content);
    return !CONTROL_CHARACTER.test(text) && !/^\s*</.test(text);
  } catch {
    return false;
  }
}
