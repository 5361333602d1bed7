import { type Form, formOfDossier, formOfDuty, type Forms } from './form.js';

const aForm = (given: Partial<Form> & Pick<Form, 'code'>): Form => ({
  ...{ name: given.code, use: 'dossier', nomineeKinds: null, awards: null, duties: null, campaignKinds: null },
  ...{ obligatory: false, schema: {}, source: '' },
  ...given,
});
const formsOf = (...forms: Form[]): Forms => Object.fromEntries(forms.map((form) => [form.code, form]));

describe('The sheet of a nominee', () => {
  const forms = formsOf(
    aForm({ code: 'ANYBODY' }),
    aForm({ code: 'COLLECTIVE', nomineeKinds: ['collective'] }),
    aForm({ code: 'AD_HOC', nomineeKinds: ['collective'], campaignKinds: ['SHORT_WAVE'] }),
    aForm({ code: 'FLAG', awards: ['CTD_TINH'] }),
    aForm({ code: 'PLAN', use: 'filing', duties: ['plan'] }),
  );

  it('is the one that names most of what the dossier is', () => {
    expect(formOfDossier(forms, 'individual', 'BK_TINH')?.code).toBe('ANYBODY');
    expect(formOfDossier(forms, 'collective', 'BK_TINH')?.code).toBe('AD_HOC');
    expect(formOfDossier(forms, 'collective', 'CTD_TINH')?.code).toBe('FLAG');
  });

  it('is none where the procedure has none', () => {
    expect(formOfDossier({}, 'individual', 'BK_TINH')).toBeNull();
  });

  it('is never that of a filing', () => {
    expect(formOfDuty(forms, 'plan')?.code).toBe('PLAN');
    expect(formOfDuty(forms, 'budget')).toBeNull();
  });
});
