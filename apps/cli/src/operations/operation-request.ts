import { parse } from 'yaml';
import { EXIT, Failure } from '../failure.js';
import type { Operation, Schema } from './open-api.js';

/** What a person gave for an act. */
export interface Given {
  /** `--name value` pairs that name parameters of the act. */
  readonly parameters: readonly string[];
  /** `key=value` pairs of the body. */
  readonly fields: readonly string[];
  /** The body as YAML or JSON. */
  readonly body?: string;
}

/** @throws Failure usage, naming what is missing or unknown */
export function requestOf(operation: Operation, given: Given): { readonly path: string; readonly body?: unknown } {
  const values = named(given.parameters);
  const query = new URLSearchParams();
  let path = operation.path;
  for (const { name, in: place, required } of operation.parameters) {
    if (place !== 'path' && place !== 'query') continue;
    const value = values.get(name);
    values.delete(name);
    if (value === undefined) {
      if (required) throw new Failure(EXIT.usage, `Thiếu --${name} cho ${operation.id}.`);
      continue;
    }
    if (place === 'path') path = path.replace(`{${name}}`, encodeURIComponent(value));
    else query.set(name, value);
  }
  const [unknown] = values.keys();
  if (unknown)
    throw new Failure(
      EXIT.usage,
      `${operation.id} không có tham số --${unknown}. Xem: bangvang api show ${operation.id}`,
    );
  const body = bodyOf(operation, given);
  return { path: query.size > 0 ? `${path}?${query}` : path, ...(body !== undefined && { body }) };
}

function bodyOf({ id, fields }: Operation, given: Given): unknown {
  if (given.body === undefined && given.fields.length === 0) return fields ? {} : undefined;
  if (!fields) throw new Failure(EXIT.usage, `${id} không nhận nội dung.`);
  const body = given.body === undefined ? {} : readBody(given.body);
  for (const field of given.fields) {
    const [, name, text] = /^([^=]+)=(.*)$/s.exec(field) ?? [];
    if (name === undefined || text === undefined)
      throw new Failure(EXIT.usage, `--field phải có dạng tên=giá-trị: “${field}”`);
    body[name] = valueOf(fields[name], text);
  }
  return body;
}

function readBody(text: string): Record<string, unknown> {
  try {
    const body: unknown = parse(text);
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Record<string, unknown>;
  } catch (failure) {
    throw new Failure(EXIT.usage, `Nội dung không phải là YAML hoặc JSON đúng: ${(failure as Error).message}`);
  }
  throw new Failure(EXIT.usage, 'Nội dung phải là một đối tượng gồm các mục tên: giá trị.');
}

/** Read as its property wants it: a text stays as typed, a list may be written with commas, anything else is YAML. */
function valueOf(schema: Schema | undefined, text: string): unknown {
  const types = [schema?.type ?? []].flat();
  if (types.includes('string')) return text;
  if (types.includes('array') && !text.trimStart().startsWith('['))
    return text === '' ? [] : text.split(',').map((item) => item.trim());
  return parse(text) as unknown;
}

/** Reads `--name value` and `--name=value`. */
function named(words: readonly string[]): Map<string, string> {
  const values = new Map<string, string>();
  const rest = [...words];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const [, name, inline] = /^--([^=]+)(?:=(.*))?$/s.exec(word) ?? [];
    const value = inline ?? rest.shift();
    if (name === undefined || value === undefined)
      throw new Failure(EXIT.usage, `Không hiểu “${word}”: tham số viết là --tên giá-trị.`);
    values.set(name, value);
  }
  return values;
}
