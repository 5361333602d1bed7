import { decides, isInForce, mayGoTo } from './award.js';

describe('A giấy khen of the district chair', () => {
  const award = {
    decidingLevel: 'district',
    validFrom: null,
    validTo: '2025-06-30',
    nomineeKinds: ['individual', 'collective'],
  } as const;

  it('is decided in the district, and by no other level', () => {
    expect(decides(award, 'district')).toBe(true);
    expect(decides(award, 'province')).toBe(false);
  });

  it('exists to the last day of the districts', () => {
    expect(isInForce(award, '2023-10-30')).toBe(true);
    expect(isInForce(award, '2025-06-30')).toBe(true);
    expect(isInForce(award, '2025-07-01')).toBe(false);
    expect(isInForce({ validFrom: '2024-01-01', validTo: null }, '2023-12-31')).toBe(false);
  });

  it('goes to the kinds of nominee it names', () => {
    expect(mayGoTo(award, 'collective')).toBe(true);
    expect(mayGoTo(award, 'household')).toBe(false);
  });
});
