/** Numbers of the formats every spreadsheet program knows that show a day or a time. */
const KNOWN = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56,
  57, 58,
]);

/**
 * The styles of a workbook by which a number is a day.
 * @param xml `xl/styles.xml`, null where there is none
 */
export function dateStyles(xml: string | null): ReadonlySet<number> {
  if (xml === null) return new Set();
  const own = new Map(
    Array.from(xml.matchAll(/<numFmt\b[^>]*>/g), ([format]) => [
      Number(/\bnumFmtId="(\d+)"/.exec(format)?.[1]),
      showsDay(/\bformatCode="([^"]*)"/.exec(format)?.[1] ?? ''),
    ]),
  );
  const styles = /<cellXfs\b[\s\S]*?<\/cellXfs>/.exec(xml)?.[0] ?? '';
  return new Set(
    Array.from(styles.matchAll(/<xf\b[^>]*>/g), ([style]) => Number(/\bnumFmtId="(\d+)"/.exec(style)?.[1])).flatMap(
      (format, style) => ((own.get(format) ?? KNOWN.has(format)) ? [style] : []),
    ),
  );
}

/** Whether a format shows a day or a time: its letters, quoted words, colours and escapes apart. */
function showsDay(code: string): boolean {
  return /[dmyhs]/i.test(code.replaceAll(/&quot;.*?&quot;|"[^"]*"|\[[^\]]*\]|\\.|General/gi, ''));
}
