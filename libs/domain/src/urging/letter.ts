import { formatDay, type LegalDay } from '../legal-day.js';

/** A duty that a letter of reminder names. */
export interface UrgedDuty {
  readonly name: string;
  /** Paragraphs of the campaign's document it comes from. */
  readonly sourceRef: string;
  readonly dueOn: LegalDay;
  /** Working days, 1 or more; null where the year has no calendar yet. */
  readonly daysLate: number | null;
}

/** A letter of reminder (công văn đôn đốc), signed or still to be. */
export interface UrgingLetter {
  readonly campaignTitle: string;
  /** The body in whose name it is sent. */
  readonly issuerName: string;
  readonly addresseeName: string;
  /** As the register gave it; null while it is a draft. */
  readonly number: string | null;
  /** Symbol of the issuer's letters (ký hiệu): `UBND-NV`. */
  readonly symbol: string;
  readonly datedOn: LegalDay | null;
  readonly urgency: string | null;
  /** Post of whoever signs. */
  readonly signerTitle: string;
  readonly signerName: string | null;
  readonly duties: readonly UrgedDuty[];
}

/**
 * The letter in the order of an official letter: issuer, number and symbol, subject, degree of urgency, addressee,
 * content, recipients, signature. What only the signing gives is left blank.
 * @source Decree 30/2020/NĐ-CP, Appendix I and III (form 1.5, công văn)
 */
export function letterText(letter: UrgingLetter): string {
  const { campaignTitle, issuerName, addresseeName, urgency, duties } = letter;
  return [
    issuerName.toLocaleUpperCase('vi'),
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Độc lập - Tự do - Hạnh phúc',
    '',
    `Số: ${letter.number ?? `      /${letter.symbol}`}`,
    `V/v đôn đốc thực hiện nhiệm vụ trong phong trào thi đua “${campaignTitle}”`,
    dateLine(letter.datedOn),
    ...(urgency === null ? [] : [urgency.toLocaleUpperCase('vi')]),
    '',
    `Kính gửi: ${addresseeName}`,
    '',
    `Căn cứ văn bản phát động phong trào thi đua “${campaignTitle}”, ${addresseeName} được giao và đến nay chưa nộp:`,
    ...duties.map(
      ({ name, sourceRef, dueOn, daysLate }, at) =>
        `${at + 1}. ${name} (${sourceRef}), hạn hết ngày ${formatDay(dueOn)}${daysLate === null ? '' : `, quá hạn ${daysLate} ngày làm việc`};`,
    ),
    '',
    `${issuerName} đề nghị ${addresseeName} khẩn trương hoàn thành, gửi kết quả và báo cáo rõ nguyên nhân chậm trễ. Việc chậm nộp được ghi nhận khi xét thi đua, khen thưởng./.`,
    '',
    'Nơi nhận:',
    '- Như trên;',
    '- Lưu: VT.',
    '',
    letter.signerTitle.toLocaleUpperCase('vi'),
    letter.signerName ?? '(chưa ký)',
  ].join('\n');
}

/** Title under which a letter is shown and sent. */
export function letterTitle({ number, addresseeName }: Pick<UrgingLetter, 'number' | 'addresseeName'>): string {
  return number === null
    ? `Dự thảo công văn đôn đốc: ${addresseeName}`
    : `Công văn đôn đốc số ${number}: ${addresseeName}`;
}

function dateLine(datedOn: LegalDay | null): string {
  if (datedOn === null) return 'ngày … tháng … năm …';
  const [year, month, day] = datedOn.split('-');
  // Days below ten and the first two months are written with a zero.
  return `ngày ${day} tháng ${Number(month) < 3 ? month : Number(month)} năm ${year}`;
}
