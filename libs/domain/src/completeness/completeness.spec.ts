import { achievementPeriod } from '../chains/achievement-period.js';
import type { Confirmation } from '../examination/confirmation.js';
import { completenessOf, type DossierPapers } from './completeness.js';
import type { PaperForm } from './paper-rules.js';

const form: PaperForm = {
  ...{ paper: 'TO_TRINH', regimes: ['L2022_ND98'], form: 'Mẫu số 01', signedBy: ['unit-head'] },
  ...{ listsNominees: true, coversPeriod: false, source: 'Nghị định 98/2023/NĐ-CP, Điều 30', confidence: 'likely' },
};
const unread = { code: 'TO_TRINH', form: null, signedBy: null, nominees: null, covers: null, cites: null };
const answer = (kind: Confirmation['kind'], about: string, holds: boolean): Confirmation => ({
  ...{ kind, about, holds, standing: 'verified', by: 'Trần B, Chuyên viên, 01/03/2024', note: 'đã đọc' },
});
const check = (confirmations: readonly Confirmation[], change: Partial<DossierPapers> = {}) =>
  completenessOf(
    {
      ...{
        nominees: ['Nguyễn Văn A'],
        period: achievementPeriod('2023'),
        papers: [unread],
        restsOn: [],
        confirmations,
      },
      gates: { moment: 'proposal', verdict: 'clear', gates: [] },
      ...change,
    },
    [{ paper: 'TO_TRINH', clause: 'Điều 84' }],
    [form],
  );

describe('A paper nobody has read', () => {
  it('asks a person for its form, its signer and its nominees, naming each check', () => {
    const { verdict, asks } = check([]);
    expect(verdict).toBe('needs-a-person');
    expect(asks.map((ask) => ask.check)).toEqual([
      { kind: 'form', about: 'TO_TRINH' },
      { kind: 'signer', about: 'TO_TRINH' },
      { kind: 'nominees', about: 'TO_TRINH' },
    ]);
  });

  it('is in order once a person has read it and says so', () => {
    const found = check((['form', 'signer', 'nominees'] as const).map((kind) => answer(kind, 'TO_TRINH', true)));
    expect(found).toMatchObject({ verdict: 'complete', asks: [], defects: [] });
    expect(found.confirmed.map(({ code, standing }) => [code, standing])).toEqual([
      ['wrong-form', 'verified'],
      ['wrong-signer', 'verified'],
      ['nominees-differ', 'verified'],
    ]);
  });

  it('is at fault where he says so, and he is named', () => {
    const { verdict, defects } = check([answer('signer', 'TO_TRINH', false)]);
    expect(verdict).toBe('incomplete');
    expect(defects[0]).toMatchObject({ code: 'wrong-signer', sentence: expect.stringContaining('Trần B') });
  });
});

describe('An earlier decision the dossier rests on', () => {
  const restsOn = [{ number: '12/QĐ-UBND', date: '2022-01-15', body: 'UBND tỉnh' }];

  it('asks whether it is cited, until a person has found it', () => {
    expect(check([], { restsOn }).asks.at(-1)?.check).toEqual({ kind: 'citation', about: '12/QĐ-UBND' });
    const found = check([answer('citation', '12/QĐ-UBND', true)], { restsOn });
    expect(found.confirmed.map(({ code }) => code)).toEqual(['decision-not-cited']);
  });
});

describe('A paper that is missing', () => {
  it('stays missing, whatever anybody says', () => {
    const found = check([answer('form', 'TO_TRINH', true)], { papers: [] });
    expect(found.defects).toEqual([
      { code: 'missing-paper', paper: 'TO_TRINH', clause: 'Điều 84', sentence: 'Thiếu TO_TRINH.', check: null },
    ]);
  });
});
