import { ADDRESSED, PHRASES } from './addressed.fixture.js';
import { resolveWho } from './phrases.js';

describe.each(ADDRESSED)('Document $document', ({ who, recipients }) => {
  it.each([...who, ...recipients])('%s: every word is explained', (text) => {
    expect(resolveWho(text, PHRASES).unresolved).toEqual([]);
  });
});

describe('A "who"', () => {
  const table = [
    { phrase: 'Phòng Nội vụ huyện', groups: ['home-affairs'] },
    { phrase: 'Văn phòng HĐND và UBND huyện', groups: ['office'] },
    { phrase: 'UBND huyện', groups: ['committee'] },
    { phrase: 'Trung tâm Văn hóa, Thể thao và Truyền thông', groups: ['media'] },
    { phrase: 'xã', groups: ['communes'] },
    { phrase: 'xã, thị trấn', groups: ['communes', 'townships'] },
    { phrase: 'Lưu: VT', groups: [] },
  ];
  const groups = (text: string) => resolveWho(text, table).groups;
  const unresolved = (text: string) => resolveWho(text, table).unresolved;

  it('is resolved by the longest phrase first, which may hold "và" and commas', () => {
    expect(groups('Phòng Nội vụ huyện (chủ trì), Văn phòng HĐND và UBND huyện (phối hợp)')).toEqual([
      'home-affairs',
      'office',
    ]);
    expect(groups('Trung tâm Văn hóa, Thể thao và Truyền thông và UBND huyện')).toEqual(['media', 'committee']);
    expect(groups('các xã, thị trấn')).toEqual(['communes', 'townships']);
  });

  it('gives each group once, in the order of the text', () => {
    expect(groups('UBND huyện, Phòng Nội vụ huyện, Ủy ban nhân dân huyện')).toEqual(['committee', 'home-affairs']);
  });

  it('is the same in capitals, decomposed, or with the tone mark on the other vowel', () => {
    for (const text of ['UỶ BAN NHÂN DÂN HUYỆN', 'Uỷ ban  nhân dân huyện', 'Ủy ban nhân dân huyện'.normalize('NFD')]) {
      expect(resolveWho(text, table)).toEqual({ groups: ['committee'], unresolved: [] });
    }
  });

  it('leaves over what no phrase explains, as printed', () => {
    expect(unresolved('Phòng Nội vụ huyện, Hạt Kiểm lâm và các đồn Biên phòng trên địa bàn; UBND huyện')).toEqual([
      'Hạt Kiểm lâm',
      'đồn Biên phòng',
    ]);
    expect(unresolved('Hội LHPN huyện')).toEqual(['Hội LHPN huyện']);
  });

  it('is not resolved by a phrase that explains only part of a name', () => {
    expect(unresolved('Hội đồng xã')).toEqual(['Hội đồng']);
    expect(unresolved('Phòng Nội vụ huyện Tam Đường')).toEqual(['Tam Đường']);
  });

  it('is not read across a semicolon', () => {
    expect(resolveWho('xã; thị trấn', table)).toEqual({ groups: ['communes'], unresolved: ['thị trấn'] });
  });

  it('may be understood and address nobody', () =>
    expect(resolveWho('Lưu: VT', table)).toEqual({ groups: [], unresolved: [] }));

  it('of nothing resolves to nothing', () => expect(resolveWho(' ; ', table)).toEqual({ groups: [], unresolved: [] }));
});
