import type { ErrorObject, ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { isLegalDay } from '@bangvang/domain';
import { fieldOf, messageOf } from './schema-violations.js';

/** What is wrong with one field of a filled form. */
export interface FormFault {
  /** Path of the field: `workHistory[1].from`. */
  readonly field: string;
  /** The same in the words of the form: “Quá trình công tác › dòng 2 › Từ năm”. */
  readonly label: string;
  /** What is asked, in Vietnamese. */
  readonly message: string;
}

type Schema = Readonly<Record<string, unknown>>;

/** Compiled once for each schema object: a campaign's procedure is kept, and its forms with it. */
const compiled = new WeakMap<Schema, ValidateFunction>();

/**
 * Holds answers against the form's schema (JSON Schema, draft 2020-12; `format: date` is a legal day).
 * @returns every fault with the field's name as the form prints it; none: the answers are in order
 */
export function formFaults(schema: Schema, answers: unknown): readonly FormFault[] {
  const validate = compiled.get(schema) ?? compile(schema);
  if (validate(answers)) return [];
  return (validate.errors ?? [])
    .filter(({ keyword }) => keyword !== 'if')
    .map((error) => ({ field: fieldOf(error), label: labelOf(schema, error), message: messageOf(error) }));
}

/** Why a schema is no form, in the words of the validator; null where it is one. */
export function faultOfSchema(schema: Schema): string | null {
  try {
    compile(schema);
    return null;
  } catch (failure) {
    return failure instanceof Error ? failure.message : String(failure);
  }
}

function compile(schema: Schema): ValidateFunction {
  const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
  ajv.addFormat('date', (text: string) => isLegalDay(text));
  const validate = ajv.compile(schema);
  compiled.set(schema, validate);
  return validate;
}

/** The titles from the form down to the field; a field without one keeps its own name. */
function labelOf(schema: Schema, error: ErrorObject): string {
  const missing = error.params['missingProperty'] ?? error.params['additionalProperty'];
  const path = [...error.instancePath.split('/').slice(1), ...(typeof missing === 'string' ? [missing] : [])];
  const labels: string[] = [];
  let at: Schema | undefined = schema;
  for (const part of path) {
    const isRow = /^\d+$/.test(part);
    at = childOf(at, isRow ? 'items' : 'properties', part);
    labels.push(isRow ? `dòng ${Number(part) + 1}` : typeof at?.['title'] === 'string' ? at['title'] : part);
  }
  return labels.join(' › ');
}

function childOf(schema: Schema | undefined, list: 'items' | 'properties', part: string): Schema | undefined {
  const children = schema?.[list] as Schema | undefined;
  return (list === 'items' ? children : children?.[part]) as Schema | undefined;
}
