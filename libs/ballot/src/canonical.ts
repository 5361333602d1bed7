/**
 * The one text a thing is hashed, signed or sealed by: a JSON array whose first word names its kind, so that no text
 * of one kind is ever a text of another.
 */
export function canonical(kind: string, ...parts: readonly CanonicalPart[]): string {
  return JSON.stringify([kind, ...parts]);
}

export type CanonicalPart = string | number | readonly CanonicalPart[];

/** UTF-8 bytes of a text. */
export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;
}

/** SHA-256 over the parts, one after the other. */
export async function sha256(...parts: readonly Uint8Array[]): Promise<Uint8Array<ArrayBuffer>> {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', all));
}
