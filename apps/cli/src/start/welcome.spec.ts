import { box, table, welcome } from './welcome.js';

describe('The box a person sees once everything runs', () => {
  it('has lines of one length, also with Vietnamese marks written apart', () => {
    const lines = box('Bảng Vàng'.normalize('NFD'), [['một'], ['hai dòng dài hơn', 'Đ']]);
    const columns = lines.map((line) => line.normalize('NFC').length);
    expect(new Set(columns).size).toBe(1);
  });

  it('names what there is and leaves out what there is not', () => {
    const lines: string[] = [];
    const accounts = [{ login: 'ha', password: 'x', who: 'Chủ tịch huyện' }];
    const out = (line: string) => lines.push(line);
    welcome({ mode: 'rehearsal', baseUrl: 'http://127.0.0.1:3000', accounts, dataDir: '/d' }, out);
    const shown = lines.join('\n');
    expect(shown).toContain('http://127.0.0.1:3000/api/docs');
    expect(shown).toContain('ha   x   Chủ tịch huyện');
    expect(shown).not.toContain('Temporal');
    expect(shown).toContain('Ctrl-C');
  });
});

describe('Rows of unlike length', () => {
  it('stand in columns', () =>
    expect(
      table([
        ['a', 'bb'],
        ['ccc', 'd'],
      ]),
    ).toEqual(['a     bb', 'ccc   d']));
});
