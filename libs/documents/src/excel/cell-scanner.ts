import { attribute, elementAt, type Tags, unreadable } from './xml-scan.js';

const CELL: Tags = { opens: '<c', closes: '</c>' };
const VALUE: Tags = { opens: '<v', closes: '</v>' };
const CELL_BEGINS = '<c ';
const VALUE_BEGINS = '<v>';
const ENDS = '</v></c>';

const [SPACE, QUOTE, SLASH, LESS, EQUALS, GREATER] = [32, 34, 47, 60, 61, 62] as const;
const [R, S, T] = [114, 115, 116] as const;

/**
 * Goes through the cells of a row. Nearly all have one form, `<c r="B7" s="1" t="s"><v>12</v></c>`, and are read letter by
 * letter, without a string or an object for each; any other is read by its tags. This is where the time of an import goes.
 */
export class CellScanner {
  /** Of the present cell, from 0. */
  column = -1;
  /** As the file writes it: `s`, `n`, `inlineStr`. */
  type = 'n';
  style = 0;
  /** The value as it stands in the file; for `inlineStr` all that stands in the cell. Empty where there is none. */
  value = '';
  private at = 0;

  /** @param row what stands between the tags of a row */
  constructor(private readonly row: string) {}

  /** Moves to the next cell. @returns whether there is one @throws Problem upload-type-refused */
  next(): boolean {
    return this.plainCell() || this.anyCell();
  }

  private plainCell(): boolean {
    const { row } = this;
    if (!row.startsWith(CELL_BEGINS, this.at)) return false;
    let at = this.at + CELL_BEGINS.length;
    let [column, style, type] = [this.column + 1, 0, 'n'];
    for (; row.charCodeAt(at) !== GREATER; at += 1) {
      const name = row.charCodeAt(at);
      if (name === SPACE) continue;
      if (name === SLASH && row.charCodeAt(at + 1) === GREATER) return this.found(column, type, style, '', at + 2);
      if (row.charCodeAt(at + 1) !== EQUALS || row.charCodeAt(at + 2) !== QUOTE) return false;
      const from = at + 3;
      for (at = from; row.charCodeAt(at) !== QUOTE; at += 1) if (at >= row.length) return false;
      if (name === R) column = columnOf(row, from);
      else if (name === S) style = Number(row.slice(from, at));
      else if (name === T) type = at === from + 1 && row.charCodeAt(from) === S ? 's' : row.slice(from, at);
      else return false;
    }
    const from = at + 1 + VALUE_BEGINS.length;
    if (!row.startsWith(VALUE_BEGINS, at + 1)) return false;
    for (at = from; row.charCodeAt(at) !== LESS; at += 1) if (at >= row.length) return false;
    return row.startsWith(ENDS, at) && this.found(column, type, style, row.slice(from, at), at + ENDS.length);
  }

  private anyCell(): boolean {
    const cell = elementAt(this.row, CELL, this.at);
    if (cell === null) return false;
    const place = attribute(cell.about, ' r="');
    const column = place === null ? this.column + 1 : columnOf(place, 0);
    const type = attribute(cell.about, ' t="') ?? 'n';
    const style = Number(attribute(cell.about, ' s="') ?? 0);
    const value = type === 'inlineStr' ? cell.content : (elementAt(cell.content, VALUE, 0)?.content ?? '');
    if (value.includes('<![CDATA[')) throw unreadable();
    return this.found(column, type, style, value, cell.next);
  }

  private found(column: number, type: string, style: number, value: string, next: number): true {
    this.column = column;
    this.type = type;
    this.style = style;
    this.value = value;
    this.at = next;
    return true;
  }
}

/** A1 is 0, AA7 is 26. @param from where the place begins */
function columnOf(text: string, from: number): number {
  let column = 0;
  for (let at = from; ; at++) {
    const letter = text.charCodeAt(at) - 64;
    if (!(letter >= 1 && letter <= 26)) return column - 1;
    column = column * 26 + letter;
  }
}
