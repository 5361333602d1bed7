import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readYaml } from '@bangvang/documents';
import { Problem, summariseDocument } from '@bangvang/domain';
import { readSubmittedDocument } from '../apps/api/src/campaigns/read-submitted-document.js';

/** What a person is told on importing a document: every line is shown to the reader of the report. */
interface Expected {
  readonly file: string;
  /** Of a file with several campaigns. */
  readonly campaign?: string;
  readonly situation: string;
  readonly read?: Readonly<Record<string, string>>;
  readonly targets?: readonly string[];
  readonly inferred?: readonly string[];
  readonly notUnderstood?: readonly string[];
  readonly anomalies?: readonly string[];
  /** Of a document that cannot be read: every fault, each on its line. */
  readonly refused?: readonly string[];
}

const FOLDER = join(__dirname, 'fixtures', 'documents');
const TABLE = 'expected.yaml';
const EXPECTED = readYaml<{ documents: readonly Expected[] }>(readFileSync(join(FOLDER, TABLE), 'utf8')).documents;

describe('A document nobody has seen before', () => {
  it.each(EXPECTED)('$file: $situation', ({ file, campaign, situation, ...expected }) => {
    expect({ situation, ...reportOf(readFileSync(join(FOLDER, file), 'utf8'), campaign) }).toEqual({
      situation,
      ...expected,
    });
  });

  it('stands in the table, each', () => {
    const files = readdirSync(FOLDER).filter((file) => file !== TABLE);
    expect([...new Set(EXPECTED.map(({ file }) => file))].sort()).toEqual(files.sort());
  });
});

function reportOf(yaml: string, campaign?: string): Omit<Expected, 'file' | 'situation' | 'campaign'> {
  try {
    const { document, inferred, notUnderstood, anomalies } = readSubmittedDocument({
      yaml,
      ...(campaign !== undefined && { campaign }),
    });
    return {
      read: Object.fromEntries(summariseDocument(document).map(({ label, value }) => [label, value])),
      targets: [...document.targets.map(told), ...document.qualitativeTargets.map((text) => `định tính: ${text}`)],
      inferred: inferred.map(({ message }) => message),
      notUnderstood: notUnderstood.map(({ message }) => message),
      anomalies,
    };
  } catch (failure) {
    if (!(failure instanceof Problem)) throw failure;
    const faults = failure.extra?.['faults'] as readonly { line: number; message: string }[];
    return { refused: faults.map(({ line, message }) => `dòng ${line}: ${message}`) };
  }
}

function told(target: ReturnType<typeof readSubmittedDocument>['document']['targets'][number]): string {
  const { id, name, comparator, value, valueTo, denominator, unit, measuresReduction, approximate, baseline } = target;
  const figure = `${comparator} ${value}${valueTo === null || valueTo === undefined ? '' : `..${valueTo}`}`;
  const share = denominator === null ? '' : `/${denominator}`;
  const marks = [measuresReduction && 'mức giảm', approximate && 'khoảng', baseline].filter(Boolean).join(', ');
  return `${id} ${name}: ${figure}${share}${unit === null ? '' : ` ${unit}`}${marks === '' ? '' : ` (${marks})`}`;
}
