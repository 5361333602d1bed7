import { AWARD_COLUMNS, type Columns, NOMINEE_COLUMNS } from '@bangvang/documents';
import writeExcelFile from 'write-excel-file/node';
import { nameNumber } from '../support/vietnamese-names.js';

type Line = readonly (string | number | null)[];

/**
 * An award history of different people.
 * @param about tells them from those of others
 * @param of `wrong`: every hundredth day of a decision is no day
 */
export function awardHistory(rows: number, about: string, of: { readonly wrong: boolean }): Promise<Buffer> {
  return workbook(
    AWARD_COLUMNS,
    Array.from({ length: rows }, (_, index) => [
      ...['Cá nhân', `${about}-${index}`, nameNumber(index), 'Giáo viên', 'xa-binh-lu', 'LDTT', 'Công trạng', 2022],
      ...[`${index}/QĐ-UBND`, of.wrong && index % 100 === 0 ? '31/02/2023' : `${(index % 28) + 1}/01/2023`],
      'Chủ tịch UBND huyện Tam Đường',
    ]),
  );
}

/** Cells of such a history that are wrong. */
export const wrongCells = (rows: number): number => Math.ceil(rows / 100);

/** A list of different people proposed by a unit. @param about tells them from those of other lists */
export function nomineeList(rows: number, about: string): Promise<Buffer> {
  return workbook(
    NOMINEE_COLUMNS,
    Array.from({ length: rows }, (_, index) => [
      ...['Cá nhân', nameNumber(index), `Nông dân, hộ số ${index}, ${about}`, null, 'Có', null, 'GK_HUYEN', null],
      `Vận động ${index % 90} hộ hiến đất làm đường bản, hoàn thành trước hạn.`,
    ]),
  );
}

function workbook(columns: Columns, lines: readonly Line[]): Promise<Buffer> {
  const headers = Object.values(columns).map(({ header }) => header);
  return writeExcelFile([headers, ...lines].map((line) => [...line])).toBuffer();
}
