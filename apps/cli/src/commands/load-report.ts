import { formatDay } from '@bangvang/domain';
import type { LawChange } from '@bangvang/persistence';
import type { ReferenceReport } from '@bangvang/procedures';

/** What a load did, line by line, for the person who ran it. */
export function loadReport({
  files,
  version,
  keptName,
  isNew,
  changes,
  moved,
  warnings,
}: ReferenceReport): readonly string[] {
  return [
    ...files.map(({ name, rows }) => `✓ ${name} (${rows})`),
    isNew ? `Bản pháp luật số ${version}.` : `Pháp luật không đổi so với bản số ${version}.`,
    ...(keptName === null ? [] : [keptNameLine(keptName)]),
    ...changes.map(changeLine),
    ...moved.map(({ kind, subject, from, to }) => `↷ ${KINDS[kind]} ${subject}: ${formatDay(from)} → ${formatDay(to)}`),
    ...warnings.map(({ text, deadlines }) => `! ${text}${deadlines > 0 ? ` (${deadlines} hạn đang mở)` : ''}`),
  ];
}

const keptNameLine = (name: string): string =>
  `Bản cài đặt vẫn mang tên “${name}”; thư mục này góp thêm cơ quan, người, Hội đồng, cụm từ (lấy tên của nó: --rename).`;

const SIGNS: Readonly<Record<LawChange['change'], string>> = { added: '+', removed: '-', changed: '~' };

const KINDS = { task: 'hạn của hồ sơ', duty: 'hạn của nhiệm vụ', proposals: 'hạn đề nghị của phong trào' } as const;

function changeLine({ file, list, key, change, fields, effectiveFrom }: LawChange): string {
  const what = fields.map(({ field, before, after }) => `${field}: ${inShort(before)} → ${inShort(after)}`).join('; ');
  const where = [file, list, key].filter((part) => part !== '').join('/');
  return `${SIGNS[change]} ${where}${what === '' ? '' : ` ${what}`} (từ ${formatDay(effectiveFrom)})`;
}

const LONGEST = 80;

function inShort(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
