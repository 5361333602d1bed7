import fc from 'fast-check';
import { readCampaignDocument } from './read-campaign-document.js';

const aTarget = (target: object = {}) => ({
  id: 'T1',
  name: 'công trình chào mừng',
  comparator: 'gte',
  comparator_text: '',
  value: 1,
  unit: 'công trình',
  direction: 'HIGHER_IS_BETTER',
  sub_scope: null,
  ...target,
});
const aPeriod = (start: string | null, end: string | null) => ({
  start: { value: start, explicit: true, text: 'từ nay' },
  mid_review: { value: null, explicit: false, text: '' },
  end: { value: end, explicit: true },
});
/** The plan of Tam Đường as far as it must be there: a draft, number and day blank. */
const aDocument = (parts: object = {}) => ({
  number: '/KH-UBND',
  doc_type: 'KE_HOACH',
  issuer: 'Ủy ban nhân dân huyện Tam Đường',
  issuer_level: 'DISTRICT',
  date: { text: 'ngày tháng 6 năm 2023', value: '2023-06', precision: 'MONTH' },
  title: 'Phát động phong trào thi đua đặc biệt',
  campaign_kind: 'SPECIAL_THEMATIC',
  campaign_year: 2023,
  period: aPeriod(null, '2023-10-30'),
  parent_documents: [{ number: '1954/UBND-TH', date: '2023-05-30', relation: 'PARENT_CAMPAIGN' }],
  targets: [aTarget()],
  responsibilities: [{ ref: 'III.2', who: 'Phòng Nội vụ huyện', duty: 'tổng hợp báo cáo', codes: ['COMPILE_REPORT'] }],
  eligibility_rules: [{ text: 'chú trọng người lao động trực tiếp', code: 'PRIORITY_DIRECT_WORKERS', hard: false }],
  recipients: [{ text: 'Sở Nội vụ', kind: 'HOME_AFFAIRS', purpose: 'REPORT' }],
  ...parts,
});
const places = (notes: readonly { path: string }[]) => notes.map(({ path }) => path);
const faults = (raw: unknown) => readCampaignDocument(raw).issues.map(({ path, slug }) => `${path}: ${slug}`);

describe('A draft without number and day', () => {
  it('is read whole', () => {
    const { document, issues, notUnderstood } = readCampaignDocument(aDocument());
    expect({ issues, notUnderstood }).toEqual({ issues: [], notUnderstood: [] });
    expect(document).toMatchObject({
      number: '/KH-UBND',
      numberIsBlank: true,
      issuerLevel: 'DISTRICT',
      date: { value: '2023-06', precision: 'MONTH' },
      period: { start: { value: null }, midReview: { value: null, text: null }, end: { value: '2023-10-30' } },
      parentDocuments: [{ number: '1954/UBND-TH', docType: null }],
      targets: [{ id: 'T1', comparatorText: null, perUnit: false, sameAs: null }],
      responsibilities: [{ codes: ['COMPILE_REPORT'], reportThrough: null }],
      subMovements: [],
    });
  });

  it('may leave out number and date altogether', () => {
    expect(readCampaignDocument(aDocument({ number: undefined, date: undefined })).document).toMatchObject({
      number: '',
      numberIsBlank: true,
      date: { value: null },
    });
  });

  it('is the same in camel case', () => {
    const { issuer_level: issuerLevel, ...rest } = aDocument();
    expect(readCampaignDocument({ ...rest, issuerLevel }).document).toEqual(readCampaignDocument(aDocument()).document);
  });
});

describe('What a document does not state', () => {
  it('is listed where the file says it was inferred', () => {
    const period = { ...aPeriod(null, '2023-12-31'), start: { value: '2023-01-01', explicit: false } };
    expect(places(readCampaignDocument(aDocument({ period })).inferred)).toEqual(['period.start']);
  });

  it('is taken from the end date for the year', () => {
    const { document, inferred } = readCampaignDocument(aDocument({ campaign_year: null }));
    expect(document?.campaignYear).toBe(2023);
    expect(inferred).toEqual([{ path: 'campaign_year', message: 'Mục “campaign_year” suy ra 2023.' }]);
  });
});

describe('What nobody understands', () => {
  it('is listed and kept aside, not refused', () => {
    const { document, notUnderstood } = readCampaignDocument(
      aDocument({ colour: 'đỏ', targets: [aTarget({ weight: 3 })] }),
    );
    expect(places(notUnderstood)).toEqual(['targets[0].weight', 'colour']);
    expect(document?.unread).toEqual({ 'targets[0].weight': 3, colour: 'đỏ' });
  });

  it('may be a code: its paragraph or rule stays, and whoever must apply a hard rule is told', () => {
    const { document, notUnderstood, anomalies } = readCampaignDocument(
      aDocument({
        responsibilities: [{ ref: '1', who: 'A', duty: 'B', codes: ['DANCE', 'issue plan'] }],
        eligibility_rules: [{ text: 'chỉ hộ nghèo', code: 'POOR', hard: true }],
      }),
    );
    expect(document).toMatchObject({
      responsibilities: [{ codes: ['ISSUE_PLAN'] }],
      eligibilityRules: [{ code: null, hard: true }],
    });
    expect(places(notUnderstood)).toEqual(['responsibilities[0].codes[0]', 'eligibility_rules[0].code']);
    expect(anomalies).toEqual([expect.stringContaining('người thẩm định phải xét')]);
  });
});

describe('A fault', () => {
  it.each<[string, object, string[]]>([
    ['end before start', { period: aPeriod('2023-11-01', '2023-10-30') }, ['period.end: end-before-start']],
    ['no end', { period: aPeriod('2023-06-01', null) }, ['period.end.value: missing-field']],
    ['no period', { period: undefined }, ['period.end.value: missing-field']],
    [
      'a day that does not exist',
      { period: aPeriod(null, '2023-02-30') },
      ['period.end.value: not-a-date', 'period.end.value: missing-field'],
    ],
    ['a date of no calendar', { date: { value: 'tháng sáu' } }, ['date.value: not-a-date']],
    [
      'a precision that belies the date',
      { date: { value: '2023-06', precision: 'DAY' } },
      ['date.precision: unknown-value'],
    ],
    ['an id used twice', { targets: [aTarget(), aTarget()] }, ['targets[1].id: duplicate-id']],
    [
      'an unknown comparator',
      { targets: [aTarget({ comparator: 'about' })] },
      ['targets[0].comparator: unknown-value'],
    ],
    [
      'neither comparator nor direction',
      { targets: [aTarget({ name: 'tỷ lệ hộ nghèo', comparator: '', direction: '' })] },
      ['targets[0].comparator: missing-field'],
    ],
    ['a value in words', { targets: [aTarget({ value: '1.610' })] }, ['targets[0].value: wrong-type']],
    [
      'a parent target that is not there',
      { targets: [aTarget({ parent_target: 'T9' })] },
      ['targets[0].parent_target: unknown-reference'],
    ],
    ['half a range', { targets: [aTarget({ comparator: 'between' })] }, ['targets[0].value_to: missing-field']],
    ['an unknown kind of campaign', { campaign_kind: 'MONTHLY' }, ['campaign_kind: unknown-value']],
    ['an unknown level', { issuer: 'Ban tổ chức', issuer_level: 'WARD' }, ['issuer_level: unknown-value']],
    ['no title', { title: ' ' }, ['title: missing-field']],
    ['a title that is a number', { title: 2023 }, ['title: wrong-type']],
    ['targets that are no list', { targets: 12 }, ['targets: wrong-type']],
    ['a target that is no mapping', { targets: [['T1']] }, expect.arrayContaining(['targets[0]: wrong-type']) as never],
  ])('%s is named with its field, and no document comes out', (_, parts, expected) => {
    expect(faults(aDocument(parts))).toEqual(expected);
    expect(readCampaignDocument(aDocument(parts)).document).toBeUndefined();
  });

  it('does not hide another: all are named at once, in Vietnamese', () => {
    const { issues } = readCampaignDocument(aDocument({ title: null, campaign_kind: 'MONTHLY' }));
    expect(issues.map(({ message }) => message)).toEqual([
      'Mục “title” còn thiếu.',
      'Mục “campaign_kind” “MONTHLY” không có trong danh mục: REGULAR_ANNUAL, THEMATIC, SPECIAL_THEMATIC, SHORT_WAVE, AD_HOC.',
    ]);
  });

  it.each([null, 'văn bản', 7, []])('of a file that holds %j is that it is no document', (raw) => {
    expect(faults(raw)).toContain(': wrong-type');
  });
});

describe('A document that writes a thing another way', () => {
  const read = (parts: object) => readCampaignDocument(aDocument(parts));

  it('is read where the meaning is clear, and says what it inferred', () => {
    const { document, inferred } = read({
      number: 477,
      campaign_kind: 'regular annual',
      campaign_year: 2024,
      period: undefined,
      date: '2024-02',
      responsibilities: [{ ref: 6, who: 'A', duty: 'B', codes: ['LAUNCH'] }],
      recipients: ['Sở Nội vụ'],
      clusters: [{ name: 'Cụm thi đua số 1' }],
      targets: [
        aTarget({ value: '56,6', comparator: undefined, comparator_text: 'giảm còn', direction: undefined }),
        aTarget({ id: 2, comparator: null, approximate: undefined, comparator_text: 'khoảng' }),
        aTarget({ id: 3, measures_reduction: true, baseline: 'so với năm 2023', comparator: 'between', upper: 5 }),
      ],
    });
    expect(document).toMatchObject({
      number: '477',
      campaignKind: 'REGULAR_ANNUAL',
      period: { end: { value: '2024-12-31', explicit: false } },
      date: { value: '2024-02', precision: 'MONTH' },
      responsibilities: [{ ref: '6' }],
      recipients: [{ text: 'Sở Nội vụ' }],
      clusters: ['Cụm thi đua số 1'],
      targets: [
        { value: 56.6, comparator: 'lte', direction: 'LOWER_IS_BETTER' },
        { id: '2', comparator: 'gte', approximate: true },
        { valueTo: 5, baselineYear: 2023 },
      ],
    });
    expect(places(inferred)).toEqual([
      'period.end',
      'targets[0].comparator',
      'targets[0].direction',
      'targets[0].value',
      'targets[1].comparator',
      'targets[2].baseline_year',
    ]);
  });

  it('may give a day as people write it, a month or a year', () => {
    const end = (value: unknown) => read({ period: { end: { value } } }).document?.period.end;
    expect(end('30/10/2023')).toMatchObject({ value: '2023-10-30' });
    expect(end('2023-10')).toMatchObject({ value: '2023-10-31', explicit: false });
    expect(end(2023)).toMatchObject({ value: '2023-12-31', explicit: false });
    expect(read({ period: { end: '2023-10-30' } }).document?.period.end.value).toBe('2023-10-30');
  });
});

describe('What contradicts itself', () => {
  const anomalies = (parts: object) => readCampaignDocument(aDocument(parts)).anomalies;

  it('is kept and told', () => {
    expect(anomalies({ anomalies: ['Số để trống.'], target_count: 2 })).toEqual([
      'Số để trống.',
      'Ghi có 2 chỉ tiêu, danh sách có 1.',
    ]);
    const schools = (percent: number) => [
      aTarget({ value: 47, unit: 'trường', denominator: 83 }),
      aTarget({ id: 'T2', value: percent, unit: '%', same_as: 'T1' }),
    ];
    expect(anomalies({ targets: schools(56.6) })).toEqual([]);
    expect(anomalies({ targets: schools(58) })[0]).toContain('không khớp: 58 % và 47/83 trường');
    expect(anomalies({ targets: [aTarget(), aTarget({ id: 'T2', value: 2 })] })[0]).toContain('khác con số');
    const parent = { date: '2023-01-13', subject: 'về thi đua', relation: 'PARENT_CAMPAIGN' };
    const cited = {
      parent_documents: [
        { ...parent, number: '02/CT-UBND' },
        { ...parent, number: '12/CT-UBND' },
      ],
    };
    expect(anomalies(cited)).toEqual(['Một văn bản được dẫn với hai số: 02/CT-UBND và 12/CT-UBND.']);
  });
});

describe('A damaged document', () => {
  const junk = fc.oneof(
    fc.constant(undefined),
    fc.constant(null),
    fc.string(),
    fc.double(),
    fc.boolean(),
    fc.array(fc.jsonValue(), { maxLength: 3 }),
    fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 3 }),
  );

  it('never breaks the reader: it comes out whole, or every fault has its field', () => {
    const whole = JSON.parse(JSON.stringify(aDocument())) as object;
    const places = pathsOf(whole);
    const hit = fc.tuple(fc.constantFrom(...places), junk);
    fc.assert(
      fc.property(fc.array(hit, { minLength: 1, maxLength: 4 }), (hits) => {
        const damaged = structuredClone(whole);
        for (const [path, value] of hits) put(damaged, path, value);
        const { document, issues } = readCampaignDocument(damaged);
        expect((document === undefined) === issues.length > 0).toBe(true);
        for (const issue of issues) expect(issue.message).toMatch(/^(Mục “.+”|Văn bản) .+\.$/su);
      }),
      { numRuns: 500 },
    );
  });
});

/** Every place in a value, as the keys that lead there. */
function pathsOf(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [[...path]];
  return [
    ...(path.length > 0 ? [[...path]] : []),
    ...Object.entries(value).flatMap(([key, of]) => pathsOf(of, [...path, key])),
  ];
}

function put(into: object, [key, ...rest]: readonly string[], value: unknown): void {
  const holder = into as Record<string, unknown>;
  if (rest.length === 0) holder[key!] = value;
  else if (typeof holder[key!] === 'object' && holder[key!] !== null) put(holder[key!] as object, rest, value);
}
