import { loadReport } from './load-report.js';

describe('What a load of reference data tells whoever ran it', () => {
  const nothing = { files: [], version: 2, keptName: null, changes: [], moved: [], warnings: [] };

  it('says that nothing changed', () => {
    expect(loadReport({ ...nothing, isNew: false })).toEqual(['Pháp luật không đổi so với bản số 2.']);
  });

  it('names each change with its day, each deadline it moved and each year without a table', () => {
    const change = { file: 'limits', list: 'limits', key: 'reception/any', source: null, confidence: null } as const;
    expect(
      loadReport({
        ...{ files: [{ name: 'law/limits.yaml', rows: 11 }], version: 2, keptName: 'Huyện Tam Đường', isNew: true },
        changes: [
          {
            ...{ ...change, change: 'changed', effectiveFrom: '2024-03-01' },
            fields: [{ field: 'count', before: 5, after: 7 }],
          },
        ],
        moved: [{ kind: 'task', subject: 'd1', from: '2023-10-17', to: '2023-10-18' }],
        warnings: [{ year: 2027, deadlines: 3, text: 'Chưa có lịch làm việc năm 2027.' }],
      }),
    ).toEqual([
      '✓ law/limits.yaml (11)',
      'Bản pháp luật số 2.',
      expect.stringContaining('vẫn mang tên “Huyện Tam Đường”'),
      '~ limits/limits/reception/any count: 5 → 7 (từ 01/03/2024)',
      '↷ hạn của hồ sơ d1: 17/10/2023 → 18/10/2023',
      '! Chưa có lịch làm việc năm 2027. (3 hạn đang mở)',
    ]);
  });
});
