import { changesSince, type FiledPoint, type Point } from './changes.js';

const aPoint = (change: Partial<Point>): Point => ({
  of: 'gate',
  code: 'NO_PENDING_DISCIPLINE_OR_INVESTIGATION',
  about: null,
  finding: 'clear',
  sentence: 'Đạt.',
  clause: 'Nghị định 98/2023/NĐ-CP, Điều 4(4)',
  ...change,
});
const filed = ({ of, code, about, finding }: Point): FiledPoint => ({ of, code, about, finding });

describe('A dossier examined again after its submission', () => {
  it('shows what was found then, what is found now, and why', () => {
    const now = aPoint({ finding: 'barred', sentence: 'Chặn: đang điều tra từ 12/10/2023.' });
    expect(changesSince([filed(aPoint({}))], [now])).toEqual([
      {
        ...{ of: 'gate', code: 'NO_PENDING_DISCIPLINE_OR_INVESTIGATION', about: null, filed: 'clear', now: 'barred' },
        ...{ sentence: 'Chặn: đang điều tra từ 12/10/2023.', clause: 'Nghị định 98/2023/NĐ-CP, Điều 4(4)' },
      },
    ]);
  });

  it('shows nothing where all is as it was', () => {
    expect(changesSince([filed(aPoint({}))], [aPoint({ sentence: 'Đạt: vẫn vậy.' })])).toEqual([]);
  });

  it('tells one paper from another', () => {
    const report = aPoint({ of: 'paper', code: 'wrong-form', about: 'BAO_CAO_THANH_TICH', finding: 'asks' });
    const list = { ...report, about: 'TO_TRINH' };
    const changes = changesSince([filed(report), filed(list)], [report, { ...list, finding: 'confirmed' }]);
    expect(changes).toMatchObject([{ about: 'TO_TRINH', filed: 'asks', now: 'confirmed' }]);
  });

  it('shows a fault that was mended, and a criterion the regime no longer asks, as gone', () => {
    const gone = [aPoint({ of: 'paper', code: 'missing-paper', about: 'TO_TRINH', finding: 'fault' })];
    expect(changesSince(gone.map(filed), [])).toMatchObject([{ code: 'missing-paper', filed: 'fault', now: null }]);
  });

  it('does not take a gate for changed that is asked at another moment only', () => {
    expect(changesSince([filed(aPoint({ code: 'TRANSFER' }))], [])).toEqual([]);
  });
});
