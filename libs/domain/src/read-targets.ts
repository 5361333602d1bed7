import { DIRECTIONS, type CampaignTarget, type Direction } from './campaign-document.js';
import type { DocumentFields } from './document-fields.js';
import { asksReduction, comparatorOf, printedFigure, type PrintedFigure } from './printed-figures.js';
import { COMPARATORS, type Comparator } from './target.js';

export interface ReadTargets {
  readonly targets: readonly CampaignTarget[];
  /** Targets in words, as the file lists them, then those that stood among the others without a figure. */
  readonly qualitativeTargets: readonly string[];
}

/** Reads the targets of a document; ids are unique, and what a target refers to is there. */
export function readTargets(fields: DocumentFields): ReadTargets {
  joinGroups(fields);
  const inWords: InWords[] = [];
  const read = fields.groups('targets', (target, index) => readTarget(target, index, inWords), 'name');
  const targets = read
    .map((target, index) => target && withoutSpoken(fields, target, index, inWords))
    .filter((target) => target !== null);
  const ids = targets.map(({ id }) => id);
  targets.forEach(({ id, parentTarget, sameAs }, position) => {
    const index = read.findIndex((target, at) => target?.id === id && at >= position);
    if (id !== '' && ids.indexOf(id) < position)
      fields.issue(`targets[${index}].id`, 'duplicate-id', `trùng mã “${id}”`);
    for (const [name, reference] of [
      ['parent_target', parentTarget],
      ['same_as', sameAs],
    ] as const) {
      if (reference === null || (ids.includes(reference) && reference !== id)) continue;
      const what = reference === id ? 'dẫn tới chính nó' : `dẫn tới chỉ tiêu “${reference}” không có`;
      fields.issue(`targets[${index}].${name}`, 'unknown-reference', what);
    }
  });
  return { targets, qualitativeTargets: [...fields.texts('qualitativeTargets'), ...inWords.map(({ text }) => text)] };
}

/** A target that has no figure. */
interface InWords {
  readonly id: string | null;
  readonly text: string;
}

/** A part or a second form of a target without figure stands for itself. */
function withoutSpoken(
  fields: DocumentFields,
  target: CampaignTarget,
  index: number,
  inWords: readonly InWords[],
): CampaignTarget {
  const spoken = inWords.some(({ id }) => id !== null && [target.parentTarget, target.sameAs].includes(id));
  if (!spoken) return target;
  fields.inferred(`targets[${index}]`, 'thuộc một chỉ tiêu định tính, được tính riêng');
  return { ...target, parentTarget: null, sameAs: null };
}

/** Targets listed under the names of their groups become one list. */
function joinGroups(fields: DocumentFields): void {
  const given = fields.peek('targets');
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return;
  const joined = Object.entries(given).flatMap(([group, list]) =>
    (Array.isArray(list) ? list : [list]).map((target: unknown) =>
      typeof target === 'object' && target !== null ? { group, ...target } : target,
    ),
  );
  fields.reshape('targets', joined, `xếp theo nhóm, đọc thành một danh sách ${joined.length} chỉ tiêu`);
}

/** One target; null for one in words only, which joins `inWords`. */
function readTarget(fields: DocumentFields, index: number, inWords: InWords[]): CampaignTarget | null {
  const printed = readPrinted(fields);
  if (printed === 'in-words') {
    const spoken = fields.optionalText('value') ?? fields.optionalText('valueText') ?? fields.optionalText('text');
    const said = [fields.optionalText('group'), fields.text('name'), spoken];
    inWords.push({ id: fields.optionalLabel('id'), text: said.filter((part) => part !== null).join(': ') });
    fields.inferred('value', 'không có con số, đọc là chỉ tiêu định tính; muốn đo thì ghi value và unit');
    fields.passOver(...ALL_FIELDS);
    return null;
  }
  const comparatorText = fields.optionalText('comparatorText') ?? printed?.word ?? null;
  const stated = fields.has('direction') ? fields.code('direction', DIRECTIONS) : null;
  const valueTo = printed?.valueTo ?? fields.optionalNumber('valueTo') ?? fields.optionalNumber('upper');
  const comparator = readComparator(fields, comparatorText, stated, printed?.valueTo ?? null);
  const direction = stated ?? (['lte', 'lt'].includes(comparator) ? 'LOWER_IS_BETTER' : 'HIGHER_IS_BETTER');
  if (stated === null) fields.inferred('direction', `suy ra ${direction}`);
  const baseline = fields.optionalText('baseline') ?? printed?.baseline ?? null;
  const target: CampaignTarget = {
    id: readId(fields, index),
    group: fields.optionalText('group'),
    name: fields.text('name'),
    comparator,
    comparatorText,
    value: printed?.value ?? fields.number('value'),
    valueTo,
    tolerance: fields.optionalNumber('tolerance'),
    unit: fields.optionalText('unit') ?? printed?.unit ?? null,
    direction,
    approximate: fields.flag('approximate', /khoảng/iu.test(comparatorText ?? '')),
    subScope: fields.optionalText('subScope'),
    parentTarget: fields.optionalLabel('parentTarget'),
    sameAs: fields.optionalLabel('sameAs'),
    baseline,
    baselineValue: fields.optionalNumber('baselineValue'),
    baselineYear: readBaselineYear(fields, baseline),
    denominator: printed?.denominator ?? fields.optionalNumber('denominator'),
    valueText: fields.optionalText('valueText') ?? (printed ? fields.optionalText('value') : null),
    text: fields.optionalText('text'),
    ambiguous: fields.optionalText('ambiguous') ?? toldIncrease(comparatorText, baseline),
    measuresReduction: readReduction(fields, comparator, comparatorText),
    maintain: fields.flag('maintain', /duy trì/iu.test(comparatorText ?? '')),
    perUnit: fields.flag('perUnit'),
  };
  refuseImpossible(fields, target);
  return target;
}

const ALL_FIELDS =
  'id group comparator comparatorText valueTo upper tolerance unit direction approximate subScope parentTarget sameAs baseline baselineValue baselineYear denominator ambiguous measuresReduction maintain perUnit value valueText text'.split(
    ' ',
  );

/** A figure with words or a unit around it; null where the value is a plain number or is to be refused as one. */
function readPrinted(fields: DocumentFields): PrintedFigure | 'in-words' | null {
  const given = fields.peek('value');
  if (!fields.has('value')) return fields.has('name') ? 'in-words' : null;
  if (typeof given !== 'string' || /^[\s\d.,-]+$/.test(given)) return null;
  const figure = printedFigure(given);
  if (figure === null) return 'in-words';
  fields.inferred('value', `“${given}” đọc là ${toldFigure(figure)}`);
  return figure;
}

function toldFigure({ value, valueTo, denominator, unit }: PrintedFigure): string {
  const range = valueTo === null ? '' : ` đến ${valueTo}`;
  return `${value}${range}${denominator === null ? '' : `/${denominator}`}${unit === null ? '' : ` ${unit}`}`;
}

function readId(fields: DocumentFields, index: number): string {
  if (fields.has('id')) return fields.label('id');
  const id = `CT${String(index + 1).padStart(2, '0')}`;
  fields.passOver('id');
  fields.inferred('id', `chưa có mã, đặt là ${id}`);
  return id;
}

function readReduction(fields: DocumentFields, comparator: Comparator, word: string | null): boolean {
  if (fields.has('measuresReduction')) return fields.flag('measuresReduction');
  fields.passOver('measuresReduction');
  const isReduction = asksReduction(word) && !['lte', 'lt'].includes(comparator);
  if (isReduction) fields.inferred('measuresReduction', `“${word}” đọc là mức giảm phải đạt`);
  return isReduction;
}

/** An increase over a baseline is not a level to reach: whoever reports must know which is meant. */
function toldIncrease(word: string | null, baseline: string | null): string | null {
  return baseline !== null && /tăng(?! lên)/iu.test(word ?? '') ? `Con số là mức tăng ${baseline}.` : null;
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
function readComparator(
  fields: DocumentFields,
  printed: string | null,
  direction: Direction | null,
  upper: number | null,
): Comparator {
  if (fields.has('comparator')) return fields.code('comparator', COMPARATORS);
  const byDirection = direction && (direction === 'LOWER_IS_BETTER' ? 'lte' : 'gte');
  const found = upper === null ? (comparatorOf(printed) ?? byDirection) : 'between';
  if (!found && LOWER_IS_USUAL.test(fields.peekLabel('name') ?? '')) {
    fields.issue('comparator', 'missing-field', 'còn thiếu: ghi gte (phải đạt hoặc vượt) hay lte (không được quá)');
    return 'lte';
  }
  fields.passOver('comparator');
  if (!found) {
    fields.inferred('comparator', 'suy ra gte: văn bản không ghi từ so sánh nào, đọc là phải đạt hoặc vượt');
    return 'gte';
  }
  const doubt = found === 'between' ? '; nếu vượt cận trên vẫn là đạt thì ghi gte' : '';
  fields.inferred('comparator', `suy ra ${found}${printed === null ? '' : ` từ “${printed}”`}${doubt}`);
  return found;
}

/** Rates that one would rather see low: with no word to compare by, a person must say which way the figure is meant. */
const LOWER_IS_USUAL =
  /nghèo|thất nghiệp|tai nạn|bỏ học|tội phạm|tử vong|suy dinh dưỡng|tồn đọng|quá hạn|con thứ (3|ba)/iu;

/** The year a reduction is counted from, read out of the words where no number gives it. */
function readBaselineYear(fields: DocumentFields, baseline: string | null): number | null {
  const stated = fields.optionalNumber('baselineYear');
  if (stated !== null) {
    if (!Number.isInteger(stated)) fields.issue('baselineYear', 'wrong-type', 'phải là năm gồm bốn chữ số');
    return stated;
  }
  const [, year] = /năm\s+(\d{4})/u.exec(baseline ?? '') ?? [];
  if (year === undefined) return null;
  fields.inferred('baselineYear', `suy ra ${year} từ “${baseline}”`);
  return Number(year);
}
