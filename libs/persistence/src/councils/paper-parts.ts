import { formatInstant } from '@bangvang/domain';
import type { Minutes, MinutesItem, MinutesPaper, MinutesPart } from './minutes-record.js';

/** Offices of a council as its papers name them. */
export const OFFICES: Readonly<Record<string, string>> = {
  chair: 'Chủ tịch Hội đồng',
  'vice-chair': 'Phó Chủ tịch Hội đồng',
  standing: 'Ủy viên thường trực',
  secretary: 'Ủy viên, Thư ký',
  member: 'Ủy viên',
};

/** The sign that ends a paper. */
export const drawnUp = './.';

/** The head of a paper: whose it is, the national title and motto, its number where it bears one, name and subject. */
export function paperHead({ bodyName, councilName }: Minutes, subject: string, number?: string): readonly string[] {
  return [
    ...(bodyName ? [bodyName.toUpperCase()] : []),
    councilName.toUpperCase(),
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Độc lập - Tự do - Hạnh phúc',
    ...(number === undefined ? [] : [`Số: ${number}`]),
    '',
    'BIÊN BẢN',
    subject,
    '',
  ];
}

/** The title line of an item. */
export function titleOf({ ord, nominee, nomineeTitle, award }: MinutesItem): string {
  return `${ord}. ${nominee}${nomineeTitle ? `, ${nomineeTitle}` : ''}: ${award}`;
}

/** Who took no part in an item: by name where the council's rules say so, else how many. */
export function asideLine({ aside: { count, names } }: MinutesItem): readonly string[] {
  if (count === 0) return [];
  return [`   Không tham gia: ${names ? names.join(', ') : `${count} thành viên`}.`];
}

/** Why an item has no result. */
export function untouchedLine({ state, heldBecause, annulled }: MinutesItem): string {
  if (state === 'withdrawn') return '   Hồ sơ đã rút hoặc không còn ở bước bình xét; không ghi kết quả.';
  if (state === 'on-hold') return `   Hồ sơ tạm dừng; không ghi kết quả.${heldBecause ? ` Lý do: ${heldBecause}` : ''}`;
  if (annulled) return `   Kết quả đã hủy, lý do: ${annulled.reason}; bình xét lại ở phiên họp sau.`;
  if (state === 'deferred') return '   Hoãn, chuyển phiên họp sau.';
  if (state === 'suspended') return '   Tạm ngừng vì không đủ thành viên được tham gia.';
  if (state === 'awaiting-count' || state === 'closed') return '   Đã đóng bỏ phiếu, chưa công bố kết quả.';
  return '   Chưa bỏ phiếu xong.';
}

const PARTS: readonly (readonly [MinutesPart, string])[] = [
  ['teller', 'NGƯỜI KIỂM PHIẾU'],
  ['secretary', 'THƯ KÝ'],
  ['chair', 'CHỦ TRÌ'],
];

/** Who signed a paper, and whose signature it waits for. */
export function signatureLines({ signatures }: Minutes, paper: MinutesPaper): readonly string[] {
  const parts = PARTS.filter(([part]) => paper === 'counting' || part !== 'teller');
  return parts.map(([part, title]) => {
    const signed = signatures.filter((one) => one.paper === paper && one.part === part);
    const names = signed.map(({ fullName, signedAt }) => `${fullName} (ký ${formatInstant(Date.parse(signedAt))})`);
    return `${title}: ${names.join('; ') || '(chưa ký)'}`;
  });
}
