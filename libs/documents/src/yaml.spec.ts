import { Problem } from '@bangvang/domain';
import { readYaml } from './yaml.js';

const SCHEMA = {
  type: 'object',
  required: ['title'],
  properties: {
    title: { type: 'string' },
    targets: { type: 'array', items: { properties: { value: { type: 'number' } } } },
  },
};

describe('A YAML file with a fault', () => {
  it('is refused with the line and the field being written', () => {
    expect(refusal('title: Một\nperiod:\n  end: "2023-10-30\n')).toMatchObject({ field: 'period.end' });
    expect(refusal('title: Một\nissuer: a\ntitle: Hai\n')).toMatchObject({ line: 3, column: 1 });
    expect(refusal('title: Một\n\tissuer: a\n')).toMatchObject({ line: 2 });
  });

  it('is refused with the place of the value its schema does not allow', () => {
    const extra = refusal('title: Một\ntargets:\n  - { value: 1 }\n  - { value: hai }\n', SCHEMA);
    expect(extra).toMatchObject({ line: 4, column: 14, field: 'targets[1].value' });
  });

  it('is refused with the mapping a missing field belongs to', () => {
    expect(refusal('targets: []\n', SCHEMA)).toMatchObject({ line: 1, field: 'title' });
  });
});

describe('A YAML file without faults', () => {
  it('is read as it is', () => {
    expect(readYaml('title: Một\ntargets: [{ value: 1 }]\n', SCHEMA)).toEqual({
      title: 'Một',
      targets: [{ value: 1 }],
    });
  });
});

function refusal(text: string, schema?: object): Record<string, unknown> | undefined {
  try {
    readYaml(text, schema);
  } catch (failure) {
    if (failure instanceof Problem) return failure.extra;
    throw failure;
  }
  return undefined;
}
