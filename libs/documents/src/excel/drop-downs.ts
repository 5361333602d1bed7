import type { Blob } from 'node:buffer';
import type Stream from 'node:stream';
import type { Feature, Sheet } from 'write-excel-file/node';
import { cellOf, columnName } from './cells.js';
import type { Columns, PickListName } from './columns.js';

/** One choice of a drop-down: the code that is written, and the name people know it by. */
export interface Choice {
  readonly code: string;
  readonly name: string;
}

export type PickLists = Partial<Readonly<Record<PickListName, readonly Choice[]>>>;

const LISTS_SHEET = 'Danh mục';
/** Rows that offer a choice: as many as a file of any kind may have. */
const LAST_ROW = 100_001;

/** A column whose cells offer choices, which stand in two columns of the sheet of lists: code and name. */
interface DropDown {
  readonly header: string;
  /** Of the filled-in sheet, from 0. */
  readonly column: number;
  readonly picks: readonly Choice[];
}

/** The columns that offer choices: few words of their own, or a list given with them. */
export function dropDownsOf(columns: Columns, lists: PickLists): readonly DropDown[] {
  return Object.values(columns).flatMap(({ header, choices, list }, column) => {
    const picks = list ? lists[list] : choices?.map((code) => ({ code, name: '' }));
    return picks && picks.length > 0 ? [{ header, column, picks }] : [];
  });
}

/** The sheet the choices stand in. */
export function sheetOfLists(
  dropDowns: readonly DropDown[],
  head: (text: string) => ReturnType<typeof cellOf>,
): Sheet<never> {
  const longest = Math.max(0, ...dropDowns.map(({ picks }) => picks.length));
  return {
    sheet: LISTS_SHEET,
    columns: dropDowns.flatMap(() => [{ width: 24 }, { width: 44 }]),
    stickyRowsCount: 1,
    data: [
      dropDowns.flatMap(({ header }) => [head(header), head('Tên')]),
      ...Array.from({ length: longest }, (_, row) =>
        dropDowns.flatMap(({ picks }) => [cellOf(picks[row]?.code ?? null), cellOf(picks[row]?.name ?? null)]),
      ),
    ],
  };
}

/**
 * Writes the drop-downs into one sheet. A choice is held by the program people use, and checked again when the file is read.
 * @param sheet title of the sheet they are for
 */
export function dropDownFeature(sheet: string, dropDowns: readonly DropDown[]): Feature<Stream | Buffer | Blob> {
  const lists = dropDowns.map(({ column, picks }, at) => {
    const cells = columnName(column);
    const codes = columnName(at * 2);
    return (
      `<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorTitle="Chọn trong danh sách" ` +
      `error="Giá trị này không có trong danh mục." sqref="${cells}2:${cells}${LAST_ROW}">` +
      `<formula1>'${LISTS_SHEET}'!$${codes}$2:$${codes}$${picks.length + 1}</formula1></dataValidation>`
    );
  });
  const xml = `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`;
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (content, options) =>
            options.sheet === sheet && lists.length > 0
              ? content.replace('</sheetData>', `</sheetData>${xml}`)
              : content,
        },
      },
    },
  };
}
