import { Problem } from '../problem.js';
import { checkAnswers, type ItemAnswer, type ItemOnFile } from './answers.js';
import { type AskedDefect, type DefectKind, itemsAsked } from './defects.js';
import { sendingDifferences } from './sending-differences.js';

const kind = (change: Partial<DefectKind>): DefectKind => ({
  ...{
    code: 'SAI_MAU',
    name: 'Giấy tờ không theo mẫu',
    concerns: 'paper',
    paper: null,
    field: null,
    source: 'Điều 30',
  },
  ...change,
});
const CATALOGUE = Object.fromEntries(
  [
    kind({}),
    kind({ code: 'THIEU_BAO_CAO', name: 'Thiếu báo cáo', paper: 'BAO_CAO_THANH_TICH' }),
    kind({ code: 'KHAC', name: 'Lỗi khác', concerns: 'other' }),
  ].map((one) => [one.code, one]),
);
const asked = (change: Partial<AskedDefect>): AskedDefect => ({
  code: 'SAI_MAU',
  paperCode: null,
  note: null,
  ...change,
});

function refusalOf(act: () => unknown): Problem {
  try {
    act();
  } catch (refused) {
    if (refused instanceof Problem) return refused;
  }
  throw new Error('was not refused');
}

describe('Items a unit is asked to supplement', () => {
  it('are named by the catalogue, with the paper their kind is always about', () => {
    expect(itemsAsked(CATALOGUE, [asked({ code: 'THIEU_BAO_CAO', note: 'Bản ký.' })])).toEqual([
      { code: 'THIEU_BAO_CAO', name: 'Thiếu báo cáo', paperCode: 'BAO_CAO_THANH_TICH', note: 'Bản ký.' },
    ]);
  });

  it.each<[string, readonly AskedDefect[], string]>([
    ['there is none', [], 'supplement-without-items'],
    ['the catalogue knows no such code', [asked({ code: 'BIA' })], 'invalid-input'],
    ['a code is a word of the language', [asked({ code: 'constructor' })], 'invalid-input'],
    ['a defect of a paper names no paper', [asked({})], 'invalid-input'],
    ['another defect says nothing', [asked({ code: 'KHAC' })], 'invalid-input'],
  ])('are refused where %s', (_what, items, slug) => {
    expect(refusalOf(() => itemsAsked(CATALOGUE, items)).slug).toBe(slug);
  });
});

describe('A supplement sent in', () => {
  const item = (id: string): ItemOnFile => ({ id, code: 'SAI_MAU', name: 'Sai mẫu', paperCode: 'TO_TRINH', note: id });
  const answer = (itemId: string, change: Partial<ItemAnswer> = {}): ItemAnswer => ({
    ...{ itemId, answer: 'supplied', paperId: null, note: 'Đã làm lại.' },
    ...change,
  });

  it('answers every item, also by objecting', () => {
    expect(() =>
      checkAnswers([item('a'), item('b')], [answer('b', { answer: 'objected' }), answer('a')]),
    ).not.toThrow();
  });

  it('is refused naming each item it leaves open', () => {
    const refusal = refusalOf(() => checkAnswers([item('a'), item('b')], [answer('b')]));
    expect(refusal).toMatchObject({ slug: 'supplement-unanswered', extra: { items: [{ itemId: 'a' }] } });
  });

  it.each<[string, readonly ItemAnswer[]]>([
    ['answers what was not asked', [answer('c')]],
    ['answers one item twice', [answer('a'), answer('a')]],
    ['objects without a reason', [answer('a', { answer: 'objected', note: null })]],
    ['supplies without a paper or a word', [answer('a', { note: null })]],
  ])('is refused where it %s', (_what, answers) => {
    expect(refusalOf(() => checkAnswers([item('a')], answers)).slug).toBe('invalid-input');
  });
});

describe('Two sendings of one dossier', () => {
  const paper = (code: string, fileSha256: string) => ({ code, name: code, fileSha256 });
  const sent = (papers: ReturnType<typeof paper>[], answers: Record<string, unknown> | null, achievement = 'Cũ') => ({
    ...{ papers, answers, achievement },
  });

  it('differ by papers added, replaced and removed, and by single fields of the sheet', () => {
    const before = sent([paper('A', '1'), paper('B', '2'), paper('C', '3')], { post: 'Bản', list: [1, 2], gone: 'x' });
    const after = sent([paper('A', '1'), paper('B', '9'), paper('D', '4')], { post: 'Xã', list: [1, 2] }, 'Mới');
    expect(sendingDifferences(before, after)).toEqual({
      papers: [
        { code: 'B', name: 'B', change: 'replaced', before: '2', after: '9' },
        { code: 'D', name: 'D', change: 'added', before: null, after: '4' },
        { code: 'C', name: 'C', change: 'removed', before: '3', after: null },
      ],
      fields: [
        { field: 'achievement', before: 'Cũ', after: 'Mới' },
        { field: 'post', before: 'Bản', after: 'Xã' },
        { field: 'gone', before: 'x', after: null },
      ],
    });
  });

  it('do not differ where nothing was changed', () => {
    expect(sendingDifferences(sent([paper('A', '1')], null), sent([paper('A', '1')], null))).toEqual({
      papers: [],
      fields: [],
    });
  });
});
