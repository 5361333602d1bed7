import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROBLEMS, type Problem } from '@bangvang/domain';
import { asProblem, BY_CODE, BY_CONSTRAINT } from './constraint-problems.js';

const FOLDER = join(__dirname, 'migrations');
const MIGRATIONS = readdirSync(FOLDER)
  .map((file) => readFileSync(join(FOLDER, file), 'utf8'))
  .join('\n');
const found = (pattern: RegExp) => [...new Set([...MIGRATIONS.matchAll(pattern)].map(([, name]) => name!))];

describe('What the database refuses', () => {
  it.each(found(/ERRCODE = '(\w{5})'/g))('by its own rule %s, a person reads as a problem', (code) => {
    expect(code).toMatch(/^BV\d{3}$/);
    const problem = asProblem(Object.assign(new Error('in English'), { code })) as Problem;
    expect(PROBLEMS).toHaveProperty(problem.slug);
    expect(problem.detail).toMatch(/\p{L}\.$/u);
  });

  it('has a code wherever a trigger or a function raises it', () => {
    const raised = MIGRATIONS.match(/RAISE EXCEPTION[^;]+;/g) ?? [];
    expect(raised.length).toBeGreaterThanOrEqual(5);
    expect(raised.filter((statement) => !/ERRCODE = 'BV\d{3}'/.test(statement))).toEqual([]);
  });

  it('is told by names that the migrations still give', () => {
    const named = new Set(found(/(?:CONSTRAINT|UNIQUE INDEX) (\w+)/g));
    expect(Object.keys(BY_CONSTRAINT).filter((name) => !named.has(name))).toEqual([]);
    const codes = new Set(found(/ERRCODE = '(BV\d{3})'/g));
    expect(Object.keys(BY_CODE).filter((code) => code.startsWith('BV') && !codes.has(code))).toEqual([]);
  });
});
