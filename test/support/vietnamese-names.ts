/** Vietnamese names as they are borne, and as people type them. */
const FAMILY = [
  'Nguyễn',
  'Trần',
  'Lê',
  'Phạm',
  'Hoàng',
  'Lò',
  'Lường',
  'Đặng',
  'Đỗ',
  'Vàng',
  'Giàng',
  'Tẩn',
  'Nùng',
  'Bùi',
  'Mùa',
];
const MIDDLE = ['Văn', 'Thị', 'Đức', 'Hữu', 'Thị Thu', 'A', 'Quốc', 'Minh', 'Thị Bích', 'Ngọc', 'Xuân', 'Thế'];
const GIVEN = [
  ...[
    'An',
    'Ánh',
    'Bằng',
    'Bình',
    'Chính',
    'Cường',
    'Dũng',
    'Đạt',
    'Đông',
    'Giang',
    'Hà',
    'Hạnh',
    'Hiếu',
    'Hòa',
    'Huệ',
    'Hùng',
  ],
  ...[
    'Khánh',
    'Lan',
    'Liên',
    'Long',
    'Mai',
    'Mạnh',
    'Nga',
    'Nghĩa',
    'Phượng',
    'Quyền',
    'Sơn',
    'Thắng',
    'Thủy',
    'Tuấn',
    'Tuyết',
    'Vượng',
  ],
];
const TONES = ['\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];

/** @param index any whole number from 0; the same index, the same name. Names repeat from 5,760 on, as they do in life. */
export function nameNumber(index: number): string {
  const family = FAMILY[index % FAMILY.length]!;
  const middle = MIDDLE[Math.floor(index / FAMILY.length) % MIDDLE.length]!;
  const given = GIVEN[Math.floor(index / (FAMILY.length * MIDDLE.length)) % GIVEN.length]!;
  return `${family} ${middle} ${given}`;
}

/** How one and the same name is typed into a search box. */
export const TYPED: Readonly<Record<string, (name: string) => string>> = {
  'as it is written': (name) => name,
  'without accents': withoutAccents,
  'without accents, in capitals': (name) => withoutAccents(name).toUpperCase(),
  'with d for đ only': (name) => name.replaceAll('đ', 'd').replaceAll('Đ', 'D'),
  'with wrong tones': (name) => retoned(name),
  decomposed: (name) => name.normalize('NFD'),
  'given name first': (name) => [...name.split(' ').slice(-1), ...name.split(' ').slice(0, -1)].join(' '),
  'backwards, without accents': (name) => withoutAccents(name).split(' ').toReversed().join('  '),
  'with its last word begun': (name) => name.slice(0, name.length - (name.split(' ').at(-1)!.length > 2 ? 1 : 0)),
};

function withoutAccents(name: string): string {
  return name.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
}

/** Every tone mark replaced by the next one. */
function retoned(name: string): string {
  const next = (mark: string): string => TONES[(TONES.indexOf(mark) + 1) % TONES.length]!;
  return name
    .normalize('NFD')
    .replaceAll(/[\u0300\u0301\u0303\u0309\u0323]/g, next)
    .normalize('NFC');
}
