import { fileTypeFromBuffer } from 'file-type';

/** Files the system takes, by what they are, not by what they are called. */
const TAKEN: ReadonlySet<string> = new Set([
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.oasis.opendocument.text',
  'image/png',
  'image/jpeg',
]);

/** For people: what may be sent. */
export const TAKEN_IN_WORDS = 'PDF, DOCX, XLSX, ODT, PNG, JPG, TXT';

const CONTROL_CHARACTER = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/;

/** The media type of a file by its content, or null when it is none the system takes. */
export async function mediaTypeOf(content: Buffer): Promise<string | null> {
  const found = await fileTypeFromBuffer(content);
  if (found) return TAKEN.has(found.mime) ? found.mime : null;
  return isPlainText(content) ? 'text/plain; charset=utf-8' : null;
}

/** Text has no signature of its own: it is UTF-8 without control characters, and no markup a browser would run. */
function isPlainText(content: Buffer): boolean {
  if (content.length === 0) return false;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content);
    return !CONTROL_CHARACTER.test(text) && !/^\s*</.test(text);
  } catch {
    return false;
  }
}
