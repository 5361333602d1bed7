import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FEATURES, MISSING } from './features.js';

/** Numbers claimed by the specifications of this folder. */
function claimed(): ReadonlySet<number> {
  const specs = readdirSync(__dirname).filter((name) => name.endsWith('.spec.ts') && name !== 'features.spec.ts');
  const sources = specs.map((name) => readFileSync(join(__dirname, name), 'utf8'));
  return new Set(sources.flatMap((source) => [...source.matchAll(/\bfeature\(\s*(\d+),/g)].map(([, n]) => Number(n))));
}

describe('The features of a queue of human tasks', () => {
  it('are fifty', () => expect(Object.keys(FEATURES)).toHaveLength(50));

  it('are each claimed by a test, or missing by name', () => {
    const lacking = Object.keys(FEATURES).filter((number) => !claimed().has(Number(number)));
    expect(lacking).toEqual(Object.keys(MISSING));
  });
});
