import { createHash } from 'node:crypto';

const names = new Map<string, string>();

/** The name under which a connection prepares a statement: always the same for the same text. */
export function nameOf(text: string): string {
  let name = names.get(text);
  if (!name) {
    name = createHash('sha256').update(text).digest('base64url').slice(0, 24);
    names.set(text, name);
  }
  return name;
}
