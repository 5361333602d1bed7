/** How the reader's own names may stand in a file: `issuerLevel` or `issuer_level`. */
export function spellings(name: string): readonly string[] {
  return [name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`), name];
}

/** A text, or the name of a mapping that stands where a text is asked for. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return null;
  const { text, name } = value as { text?: unknown; name?: unknown };
  return typeof text === 'string' ? text : typeof name === 'string' ? name : null;
}

/** Words that say yes or no. */
export const SAID: Readonly<Record<string, boolean>> = {
  có: true,
  true: true,
  yes: true,
  không: false,
  false: false,
  no: false,
};

/** The listed code a value spells, whatever its case and the marks between its words. */
export function codeIn<C extends string>(codes: readonly C[], value: unknown): C | null {
  const plain =
    typeof value === 'string'
      ? value
          .trim()
          .replace(/[\s-]+/g, '_')
          .toLowerCase()
      : null;
  return codes.find((code) => code.toLowerCase() === plain) ?? null;
}

/** A value as a message quotes it. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
