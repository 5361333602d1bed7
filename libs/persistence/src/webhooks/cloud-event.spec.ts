import { cloudEventOf } from './cloud-event.js';

const ENTRY = JSON.stringify({
  subject: 'duty/7b0e',
  seq: 3,
  act: 'excuse',
  legalTime: '2023-09-01T02:00:00.000Z',
  realTime: '2026-11-21T06:00:00.000Z',
  person: 'c1d2',
  position: null,
  body: null,
  detail: { kind: 'plan', reason: 'Bà Hoa nghỉ thai sản.' },
});

describe('An event told outside', () => {
  const event = cloudEventOf(
    { type: 'vn.bangvang.duty.settled', subject: 'duty/7b0e', seq: 3, entry: ENTRY },
    'https://thidua.tamduong.example',
  );

  it('is a CloudEvent with the same name at every attempt', () => {
    expect(event).toEqual({
      specversion: '1.0',
      id: 'duty/7b0e/3',
      source: 'https://thidua.tamduong.example',
      type: 'vn.bangvang.duty.settled',
      subject: 'duty/7b0e',
      time: '2026-11-21T06:00:00.000Z',
      datacontenttype: 'application/json',
      data: {
        subjectKind: 'duty',
        subjectId: '7b0e',
        legalTime: '2023-09-01T02:00:00.000Z',
        by: 'excuse',
        kind: 'plan',
      },
    });
  });

  it('names nobody and tells nothing that a person wrote', () => {
    expect(JSON.stringify(event)).not.toMatch(/c1d2|Hoa/);
  });
});
