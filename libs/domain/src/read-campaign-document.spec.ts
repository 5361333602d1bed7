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
    expect(readCampaignDocument(aDocument({ period })).inferred).toEqual(['period.start']);
  });

  it('is taken from the end date for the year', () => {
    const { document, inferred } = readCampaignDocument(aDocument({ campaign_year: null }));
    expect(document?.campaignYear).toBe(2023);
    expect(inferred).toEqual(['campaign_year']);
  });
});

describe('What nobody understands', () => {
  it('is listed and left out, not refused', () => {
    const { document, notUnderstood } = readCampaignDocument(
      aDocument({ colour: 'đỏ', targets: [aTarget({ weight: 3 })] }),
    );
    expect(document).toBeDefined();
    expect(notUnderstood).toEqual(['targets[0].weight', 'colour']);
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
    ['no comparator', { targets: [aTarget({ comparator: '' })] }, ['targets[0].comparator: missing-field']],
    ['a value in words', { targets: [aTarget({ value: '1.610' })] }, ['targets[0].value: wrong-type']],
    [
      'a parent target that is not there',
      { targets: [aTarget({ parent_target: 'T9' })] },
      ['targets[0].parent_target: unknown-reference'],
    ],
    ['half a range', { targets: [aTarget({ comparator: 'between' })] }, ['targets[0].value_to: missing-field']],
    ['an unknown kind of campaign', { campaign_kind: 'MONTHLY' }, ['campaign_kind: unknown-value']],
    ['an unknown level', { issuer_level: 'WARD' }, ['issuer_level: unknown-value']],
    [
      'an unknown duty code',
      { responsibilities: [{ ref: '1', who: 'A', duty: 'B', codes: ['DANCE'] }] },
      ['responsibilities[0].codes[0]: unknown-value'],
    ],
    [
      'an unknown rule',
      { eligibility_rules: [{ text: 'A', code: 'RICH' }] },
      ['eligibility_rules[0].code: unknown-value'],
    ],
    ['no title', { title: ' ' }, ['title: missing-field']],
    ['a title that is a number', { title: 2023 }, ['title: wrong-type']],
    ['targets that are no list', { targets: 'nhiều' }, ['targets: wrong-type']],
    ['a target that is no mapping', { targets: ['T1'] }, expect.arrayContaining(['targets[0]: wrong-type']) as never],
  ])('%s is named with its field, and no document comes out', (_, parts, expected) => {
    expect(faults(aDocument(parts))).toEqual(expected);
    expect(readCampaignDocument(aDocument(parts)).document).toBeUndefined();
  });

  it('does not hide another: all are named at once, in Vietnamese', () => {
    const { issues } = readCampaignDocument(aDocument({ title: null, campaign_kind: 'MONTHLY' }));
    expect(issues.map(({ message }) => message)).toEqual([
      'Mục “title” còn thiếu.',
      'Mục “campaign_kind” “MONTHLY” không có trong danh mục: REGULAR_ANNUAL, THEMATIC, SPECIAL_THEMATIC, SHORT_WAVE.',
    ]);
  });

  it.each([null, 'văn bản', 7, []])('of a file that holds %j is that it is no document', (raw) => {
    expect(faults(raw)).toContain(': wrong-type');
  });
});
