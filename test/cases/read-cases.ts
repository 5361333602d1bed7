import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readYaml } from '@bangvang/documents';
import { repositoryRoot } from '@bangvang/infra';

/** One case as a jurist writes it: the situation, the facts, the day or days, the answer and the clause. */
export interface Case<Facts, Expected> {
  readonly situation: string;
  /** One day, or several on which the answer is the same. */
  readonly on?: string | readonly string[];
  readonly facts: Facts;
  readonly expect: Expected;
  readonly clause: string;
}

interface CaseFile {
  readonly question: string;
  readonly cases: readonly Case<never, never>[];
}

const FOLDER = join(repositoryRoot(), 'test/cases');

/** Every case of one question, from all the files that ask it. */
export function casesOf<Facts, Expected>(question: string): readonly Case<Facts, Expected>[] {
  return files()
    .filter((file) => file.question === question)
    .flatMap(({ cases }) => cases as readonly Case<Facts, Expected>[]);
}

/** Every case written, whatever it asks. */
export function allCases(): readonly {
  readonly question: string;
  readonly situation: string;
  readonly clause: string;
}[] {
  return files().flatMap(({ question, cases }) =>
    cases.map(({ situation, clause }) => ({ question, situation, clause })),
  );
}

/** The days of a case. */
export function daysOf({ on }: { readonly on?: string | readonly string[] }): readonly string[] {
  return on === undefined ? [] : [on].flat();
}

function files(): readonly CaseFile[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => readYaml<CaseFile>(readFileSync(join(FOLDER, name), 'utf8'), undefined, name));
}
