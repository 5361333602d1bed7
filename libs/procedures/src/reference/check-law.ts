import { faultOfSchema } from '@bangvang/documents';
import { isInOfficeHours, type LadderStep, type OfficeSpan, type Spread } from '@bangvang/domain';
import { codesOf, dangling, endingBeforeTheyBegin, repeated } from './cross-references.js';
import { type ReferenceFault, type ReferenceFile, refuseFaults } from './reference-files.js';

type Row = Readonly<Record<string, unknown>>;
type LawTexts = ReadonlyMap<string, ReferenceFile>;

/**
 * Checks what one file of the law says of another, and of itself: codes that name nothing, rows said twice, days that
 * contradict each other.
 * @throws Problem malformed-yaml with file, line and field
 */
export function checkLaw(law: LawTexts): void {
  for (const [name, checks] of Object.entries(CHECKS)) {
    const file = law.get(name);
    if (file) refuseFaults(file, checks(law));
  }
}

const CHECKS: Readonly<Record<string, (law: LawTexts) => ReferenceFault[]>> = {
  papers: (law) => repeated('papers', rowsOf(law, 'papers'), 'code'),
  awards: (law) => {
    const [awards, papers] = [rowsOf(law, 'awards'), codesOf(rowsOf(law, 'papers'))];
    return [
      ...repeated('awards', awards, 'code'),
      ...dangling('awards', awards, 'requiredPapers', papers, 'loại giấy tờ'),
      ...dangling('awards', awards, 'conditionalPapers', papers, 'loại giấy tờ'),
      ...endingBeforeTheyBegin('awards', awards),
    ];
  },
  regimes: (law) => {
    const regimes = rowsOf(law, 'regimes');
    return [...repeated('regimes', regimes, 'code'), ...endingBeforeTheyBegin('regimes', regimes), ...gaps(regimes)];
  },
  defects: (law) => {
    const defects = rowsOf(law, 'defects');
    return [
      ...repeated('defects', defects, 'code'),
      ...dangling('defects', defects, 'paper', codesOf(rowsOf(law, 'papers')), 'loại giấy tờ'),
    ];
  },
  limits: (law) => repeated('limits', rowsOf(law, 'limits'), 'code', 'level'),
  notices: (law) => {
    const notices = rowsOf(law, 'notices');
    return [...repeated('notices', notices, 'code'), ...notices.flatMap(requiredAndWaiting)];
  },
  ladders: (law) => {
    const ladders = rowsOf(law, 'ladders');
    return [...repeated('ladders', ladders, 'code'), ...ladders.flatMap((ladder, at) => outOfHours(law, ladder, at))];
  },
  priorities: (law) => {
    const rules = rowsOf(law, 'priorities');
    return [...repeated('priorities', rules, 'nominee', 'validFrom'), ...endingBeforeTheyBegin('priorities', rules)];
  },
  calendar: (law) => {
    const years = rowsOf(law, 'calendar', 'years');
    return [...repeated('years', years, 'year'), ...years.flatMap(strayDays)];
  },
  simplified: (law) => endingBeforeTheyBegin('simplified', rowsOf(law, 'simplified')),
  forms: (law) => {
    const forms = rowsOf(law, 'forms');
    const kinds = rowsOf(law, 'duty-templates', 'templates').flatMap(({ duties }) => duties as Row[]);
    return [
      ...repeated('forms', forms, 'code', 'validFrom'),
      ...dangling('forms', forms, 'awards', codesOf(rowsOf(law, 'awards')), 'danh hiệu, hình thức'),
      ...dangling('forms', forms, 'duties', codesOf(kinds, 'kind'), 'loại nhiệm vụ'),
      ...endingBeforeTheyBegin('forms', forms),
      ...forms.flatMap(unreadable),
    ];
  },
  'duty-templates': (law) => {
    const ladders = codesOf(rowsOf(law, 'ladders'));
    return rowsOf(law, 'duty-templates', 'templates').flatMap(({ duties }, at) => {
      const list = `templates[${at}].duties`;
      return [
        ...repeated(list, duties as Row[], 'kind'),
        ...dangling(list, duties as Row[], 'ladder', ladders, 'thang đôn đốc'),
      ];
    });
  },
};

/** Nobody is urged outside office hours: every step lies within them, with the time it is spread over. */
function outOfHours(law: LawTexts, { steps, spread }: Row, at: number): ReferenceFault[] {
  const { spans } = law.get('ladders')!.content['officeHours'] as { spans: readonly OfficeSpan[] };
  return (steps as readonly LadderStep[]).flatMap((step, nth) =>
    isInOfficeHours({ spread: spread as Spread | undefined, ...step }, spans)
      ? []
      : [
          {
            field: `ladders[${at}].steps[${nth}].at`,
            message: `${step.at} cùng thời gian rải không nằm trọn trong giờ làm việc`,
          },
        ],
  );
}

/** A form the validator cannot read would be found out only by whoever fills it. */
function unreadable({ schema }: Row, at: number): ReferenceFault[] {
  const message = faultOfSchema(schema as Row);
  return message === null ? [] : [{ field: `forms[${at}].schema`, message: `không phải mẫu dùng được: ${message}` }];
}

/** Regimes follow one another without a gap and never overlap: every day has one. */
function gaps(regimes: readonly Row[]): ReferenceFault[] {
  const inOrder = regimes
    .map(({ validFrom, validTo }, at) => ({
      at,
      from: String(validFrom),
      to: validTo === null ? null : String(validTo),
    }))
    .toSorted((a, b) => a.from.localeCompare(b.from));
  return inOrder.slice(1).flatMap(({ at, from }, nth) => {
    const before = inOrder[nth]!.to;
    if (before !== null && dayAfter(before) === from) return [];
    return [
      { field: `regimes[${at}].validFrom`, message: `không nối tiếp chế độ trước (hết hiệu lực ${before ?? '…'})` },
    ];
  });
}

function strayDays({ year, off, makeup }: Row, at: number): ReferenceFault[] {
  const days = off as readonly { date: string }[];
  const made = makeup as readonly { date: string; forDate: string }[];
  const known = new Set(days.map(({ date }) => date));
  const ofYear = (date: string) => date.startsWith(`${String(year)}-`);
  const stray = (list: string, rows: readonly { date: string }[]) =>
    rows.flatMap(({ date }, nth) =>
      ofYear(date)
        ? []
        : [{ field: `years[${at}].${list}[${nth}].date`, message: `${date} không thuộc năm ${String(year)}` }],
    );
  const unmatched = made.flatMap(({ forDate }, nth) =>
    known.has(forDate) || !ofYear(forDate)
      ? []
      : [{ field: `years[${at}].makeup[${nth}].forDate`, message: `${forDate} không phải ngày nghỉ trong bảng` }],
  );
  return [...stray('off', days), ...stray('makeup', made), ...unmatched];
}

function rowsOf(law: LawTexts, file: string, list = file): readonly Row[] {
  return (law.get(file)?.content[list] ?? []) as readonly Row[];
}

const DAY_MS = 86_400_000;

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}

/** What the law requires waits for no digest. */
function requiredAndWaiting({ required, mayWait }: Row, at: number): ReferenceFault[] {
  const both = required === true && mayWait === true;
  return both ? [{ field: `notices[${at}].mayWait`, message: 'loại bắt buộc thì không chờ bản tin' }] : [];
}
