import { DIRECTIONS, type CampaignTarget, type Direction } from './campaign-document.js';
import type { DocumentFields } from './document-fields.js';
import { COMPARATORS, type Comparator } from './target.js';

/** Reads the targets of a document; ids are unique, and what a target refers to is there. */
export function readTargets(fields: DocumentFields): readonly CampaignTarget[] {
  const targets = fields.groups('targets', readTarget);
  const ids = targets.map(({ id }) => id);
  targets.forEach(({ id, parentTarget, sameAs }, index) => {
    if (id !== '' && ids.indexOf(id) < index) fields.issue(`targets[${index}].id`, 'duplicate-id', `trùng mã “${id}”`);
    for (const [name, reference] of [
      ['parent_target', parentTarget],
      ['same_as', sameAs],
    ] as const) {
      if (reference === null || (ids.includes(reference) && reference !== id)) continue;
      const what = reference === id ? 'dẫn tới chính nó' : `dẫn tới chỉ tiêu “${reference}” không có`;
      fields.issue(`targets[${index}].${name}`, 'unknown-reference', what);
    }
  });
  return targets;
}

function readTarget(fields: DocumentFields): CampaignTarget {
  const comparatorText = fields.optionalText('comparatorText');
  const stated = fields.has('direction') ? fields.code('direction', DIRECTIONS) : null;
  const comparator = readComparator(fields, comparatorText, stated);
  if (stated === null) fields.inferred('direction');
  const baseline = fields.optionalText('baseline');
  const target: CampaignTarget = {
    id: fields.label('id'),
    group: fields.optionalText('group'),
    name: fields.text('name'),
    comparator,
    comparatorText,
    value: fields.number('value'),
    valueTo: fields.optionalNumber('valueTo') ?? fields.optionalNumber('upper'),
    tolerance: fields.optionalNumber('tolerance'),
    unit: fields.optionalText('unit'),
    direction: stated ?? (['lte', 'lt'].includes(comparator) ? 'LOWER_IS_BETTER' : 'HIGHER_IS_BETTER'),
    approximate: fields.flag('approximate', /khoảng/iu.test(comparatorText ?? '')),
    subScope: fields.optionalText('subScope'),
    parentTarget: fields.optionalLabel('parentTarget'),
    sameAs: fields.optionalLabel('sameAs'),
    baseline,
    baselineValue: fields.optionalNumber('baselineValue'),
    baselineYear: readBaselineYear(fields, baseline),
    denominator: fields.optionalNumber('denominator'),
    valueText: fields.optionalText('valueText'),
    text: fields.optionalText('text'),
    ambiguous: fields.optionalText('ambiguous'),
    measuresReduction: fields.flag('measuresReduction'),
    maintain: fields.flag('maintain'),
    perUnit: fields.flag('perUnit'),
  };
  refuseImpossible(fields, target);
  return target;
}

function refuseImpossible(fields: DocumentFields, target: CampaignTarget): void {
  const { comparator, value, valueTo, tolerance, denominator } = target;
  if (comparator === 'between' && valueTo == null) fields.issue('valueTo', 'missing-field', 'còn thiếu');
  if (comparator === 'between' && valueTo != null && valueTo < value) {
    fields.issue('valueTo', 'unknown-value', `là ${valueTo}, nhỏ hơn cận dưới ${value}`);
  }
  if (tolerance != null && tolerance < 0) fields.issue('tolerance', 'unknown-value', 'không được âm');
  if (denominator !== null && denominator <= 0) fields.issue('denominator', 'unknown-value', 'phải lớn hơn 0');
}

/**
 * The comparator; where the file names none, the printed word's, or else what the direction asks: to reach or exceed,
 * or not to exceed a rate that is better lower.
 */
function readComparator(fields: DocumentFields, printed: string | null, direction: Direction | null): Comparator {
  if (fields.has('comparator')) return fields.code('comparator', COMPARATORS);
  const word = (printed ?? '').toLowerCase();
  const read = WORDS.find(([pattern]) => pattern.test(word))?.[1];
  const byDirection = direction && (direction === 'LOWER_IS_BETTER' ? 'lte' : 'gte');
  const found = read ?? byDirection;
  if (!found) return fields.code('comparator', COMPARATORS);
  fields.passOver('comparator');
  fields.inferred('comparator');
  return found;
}

/** Printed words that compare, the more exact before those they contain. */
const WORDS: readonly (readonly [RegExp, Comparator])[] = [
  [/trở lên|không dưới|không thấp hơn|tối thiểu|ít nhất|≥|>=/u, 'gte'],
  [/trở xuống|không quá|không vượt|tối đa|giảm còn|còn dưới mức|≤|<=/u, 'lte'],
  [/^trên|vượt|hơn|>/u, 'gt'],
  [/dưới|<|thấp hơn/u, 'lt'],
  [/đạt|khoảng|duy trì/u, 'gte'],
];

/** The year a reduction is counted from, read out of the words where no number gives it. */
function readBaselineYear(fields: DocumentFields, baseline: string | null): number | null {
  const stated = fields.optionalNumber('baselineYear');
  if (stated !== null) {
    if (!Number.isInteger(stated)) fields.issue('baselineYear', 'wrong-type', 'phải là năm gồm bốn chữ số');
    return stated;
  }
  const [, year] = /năm\s+(\d{4})/u.exec(baseline ?? '') ?? [];
  if (year === undefined) return null;
  fields.inferred('baselineYear');
  return Number(year);
}
