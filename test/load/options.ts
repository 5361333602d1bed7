import { parseArgs } from 'node:util';

export const GOALS = [
  'P13',
  'P5',
  'P7',
  'P2',
  'P1',
  'P3',
  'P4',
  'P6',
  'R13',
  'C1',
  'P12',
  'P9',
  'P10',
  'U6',
  'U4',
  'P11',
  'U9',
  'P8',
  'R6',
] as const;
export type Goal = (typeof GOALS)[number];

/** The goals of the issue on speed: `--strict` fails when one of them is missed. */
export const STRICT: readonly Goal[] = ['P2', 'P3', 'P5', 'P7', 'P13'];

export interface Options {
  /** In the order in which they are measured: what disturbs others comes last. */
  readonly only: readonly Goal[];
  /** Share of the full size, above 0; 1 is what the goals speak of. */
  readonly scale: number;
  /** How often each comparison is repeated. */
  readonly runs: number;
  readonly strict: boolean;
}

/** @throws Error naming the option that cannot be read */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      only: { type: 'string' },
      scale: { type: 'string', default: '1' },
      runs: { type: 'string', default: '3' },
      strict: { type: 'boolean', default: false },
    },
  });
  const scale = Number(values.scale);
  if (!(scale > 0 && scale <= 1)) throw new Error(`--scale ${values.scale}: phải lớn hơn 0 và không quá 1.`);
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs ${values.runs}: phải là số nguyên dương.`);
  return {
    only: chosen(values.only ?? (positionals.length > 0 ? positionals.join(',') : undefined)),
    scale,
    runs,
    strict: values.strict,
  };
}

function chosen(only: string | undefined): readonly Goal[] {
  if (only === undefined) return GOALS;
  const wanted = only.split(',').map((name) => name.trim().toUpperCase());
  const unknown = wanted.filter((name) => !GOALS.some((goal) => goal === name));
  if (unknown.length > 0) throw new Error(`--only ${unknown.join(', ')}: chỉ có ${GOALS.join(', ')}.`);
  return GOALS.filter((goal) => wanted.includes(goal));
}
