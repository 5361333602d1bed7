import { fileTypeFromBuffer } from 'file-type';
import { isPlainText } from './plain-text.js';

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

/** The media type of a file by its content, or null when it is none the system takes. */
export async function mediaTypeOf(content: Buffer): Promise<string | null> {
  const found = await fileTypeFromBuffer(content);
  if (found) return TAKEN.has(found.mime) ? found.mime : null;
  return isPlainText(content) ? 'text/plain; charset=utf-8' : null;
}
