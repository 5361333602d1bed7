import { Problem } from '@bangvang/domain';
import type { AnySchema } from 'ajv';
import { isNode, LineCounter, parseDocument, type Document, type YAMLError } from 'yaml';
import { violations } from './schema-violations.js';

/** One fault of a file: where it is, and what is wrong there, for the person who wrote it. */
export interface YamlFault {
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** As the file spells it: `targets[2].value`; empty for the file as a whole. */
  readonly field: string;
  readonly message: string;
}

/** A file as read, with the place of every field in it. */
export interface YamlReading {
  readonly value: unknown;
  /** Where a field stands, or the nearest one around it that is there. @param field `period.end.value` */
  placeOf(field: string): { readonly line: number; readonly column: number };
}

/**
 * Reads YAML text, against a JSON schema where one is given. The schema answers for the type.
 * @param file name of the file, for the refusal
 * @throws Problem malformed-yaml with `line`, `column` and `field` of the first fault and all of them in `faults`
 */
export function readYaml<T = unknown>(text: string, schema?: AnySchema, file?: string): T {
  return readYamlWithPlaces(text, schema, file).value as T;
}

/** As `readYaml`, for a caller whose own rules find faults that should name their line. */
export function readYamlWithPlaces(text: string, schema?: AnySchema, file?: string): YamlReading {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [broken] = document.errors;
  if (broken)
    throw malformed(
      document.errors.map((error) => brokenAt(document, error, lines)),
      file,
    );

  const value: unknown = document.toJS({ maxAliasCount: 100 });
  const placeOf = (field: string): { line: number; column: number } => place(document, pathOf(field), lines);
  const faults =
    schema === undefined ? [] : violations(schema, value).map((fault) => ({ ...fault, ...placeOf(fault.field) }));
  if (faults.length > 0) throw malformed(faults, file);
  return { value, placeOf };
}

/** The refusal that names the first fault in its words and lists them all. */
export function malformed(faults: readonly YamlFault[], file?: string): Problem {
  const [first] = faults;
  const { line, column, field, message } = first!;
  const where = field === '' ? `Dòng ${line}, cột ${column}` : `Dòng ${line}, cột ${column}, mục “${field}”`;
  return new Problem('malformed-yaml', `${file === undefined ? '' : `${file}: `}${where}: ${message}.`, {
    extra: { ...(file !== undefined && { file }), line, column, field, faults },
  });
}

/** What the parser's complaints mean to people. */
const PARSER_FAULTS: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'mục này được ghi hai lần',
  BAD_INDENT: 'thụt đầu dòng không đều',
  TAB_AS_INDENT: 'thụt đầu dòng bằng dấu tab, hãy dùng dấu cách',
  MISSING_CHAR: 'thiếu dấu đóng ngoặc, đóng nháy hoặc dấu hai chấm',
  BLOCK_AS_IMPLICIT_KEY: 'dấu hai chấm trong nội dung phải đặt trong dấu nháy',
  MULTILINE_IMPLICIT_KEY: 'tên mục không được kéo sang dòng sau; có thể thiếu dấu hai chấm',
  BAD_ALIAS: 'dẫn tới một mục chưa được khai',
  UNEXPECTED_TOKEN: 'có ký hiệu đặt sai chỗ',
};

function brokenAt(document: Document, error: YAMLError, lines: LineCounter): YamlFault {
  const { line, col } = lines.linePos(error.pos[0]);
  const message = PARSER_FAULTS[error.code] ?? 'nội dung không đúng dạng YAML';
  return { line, column: col, field: fieldAt(document.contents, error.pos[0], ''), message };
}

/** The innermost field that begins before an offset and has not ended there: the one the writer was in. */
function fieldAt(node: unknown, offset: number, path: string): string {
  if (!hasItems(node)) return path;
  let found = path;
  node.items.forEach((item, index) => {
    const [key, value] = isPair(item) ? [item.key, item.value] : [null, item];
    const start = startOf(key) ?? startOf(value);
    if (start === null || start > offset) return;
    const name = key === null ? `${path}[${index}]` : `${path}${path === '' ? '' : '.'}${String(key)}`;
    found = fieldAt(value, offset, name);
  });
  return found;
}

function hasItems(node: unknown): node is { readonly items: readonly unknown[] } {
  return typeof node === 'object' && node !== null && 'items' in node && Array.isArray(node.items);
}

function isPair(item: unknown): item is { readonly key: unknown; readonly value: unknown } {
  return typeof item === 'object' && item !== null && 'key' in item;
}

function startOf(node: unknown): number | null {
  return isNode(node) && node.range ? node.range[0] : null;
}

/** `targets[2].value` as keys and indexes. */
function pathOf(field: string): (string | number)[] {
  return [...field.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([part, index]) =>
    index === undefined ? part : Number(index),
  );
}

/** Where the value at a path stands; a missing one is looked for at the mapping it is missing from. */
function place(
  document: Document,
  path: readonly (string | number)[],
  lines: LineCounter,
): { line: number; column: number } {
  for (let length = path.length; length >= 0; length -= 1) {
    const node: unknown = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    const start = startOf(node);
    if (start === null) continue;
    const { line, col } = lines.linePos(start);
    return { line, column: col };
  }
  return { line: 1, column: 1 };
}
