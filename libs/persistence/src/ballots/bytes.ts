/** Bytes of a base64url text, as the columns of ballots hold them. The text was checked where it came in. */
export function bytesOf(text: string): Buffer {
  return Buffer.from(text, 'base64url');
}

/** Bytes of a column as base64url, as everything about ballots is written. */
export function textOf(bytes: Buffer): string {
  return bytes.toString('base64url');
}
