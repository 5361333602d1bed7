/** The file is no bundle: not JSON, cut short, or of another format. */
export class Unreadable extends Error {}

/** More than any council has members or ballots; products of two of them are exact. */
const MOST = 1_000_000;

export type Given = Readonly<Record<string, unknown>>;

export function objectIn(value: unknown): Given {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Unreadable('an object is missing');
  return value as Given;
}

export function listIn<T>(value: unknown, read: (given: unknown) => T): readonly T[] {
  if (!Array.isArray(value)) throw new Unreadable('a list is missing');
  return value.map(read);
}

export function textIn(value: unknown): string {
  if (typeof value !== 'string') throw new Unreadable('a text is missing');
  return value;
}

/** An identifier or base64url: what needs no escape in the canonical texts. */
export function plainIn(value: unknown): string {
  const text = textIn(value);
  if (!/^[A-Za-z0-9_-]+$/.test(text)) throw new Unreadable('an identifier is missing');
  return text;
}

export function wholeIn(value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > MOST) {
    throw new Unreadable('a number is missing');
  }
  return value;
}

export function yesOrNoIn(value: unknown): boolean {
  if (typeof value !== 'boolean') throw new Unreadable('a yes or no is missing');
  return value;
}
