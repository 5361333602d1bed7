import { achievementPeriod, type AchievementPeriod, isLegalDay, type LegalDay, Problem } from '@bangvang/domain';
import { type CellValue, textOf } from './cells.js';

/** Why a cell is refused, in Vietnamese, for whoever filled it in. */
export class CellFault extends Error {}

/** Lists of the installation a template offers to choose from. */
export type PickListName = 'awards' | 'bodies' | 'targets';

/** One column of a sheet people fill in. */
export interface Column<T> {
  /** As it stands in the first row; people may move columns, not rename them. */
  readonly header: string;
  readonly required: boolean;
  /** What belongs into it, for the sheet of instructions. */
  readonly help: string;
  readonly example: string | number;
  /** In characters. */
  readonly width: number;
  /** The values it takes, where they are few. */
  readonly choices?: readonly string[];
  /** The list its values come from, for the drop-down of a template. */
  readonly list?: PickListName;
  /**
   * @param value never empty
   * @throws CellFault
   */
  read(value: CellValue): T;
}

export type Columns = Readonly<Record<string, Column<unknown>>>;

/** A row as its columns read it; an empty optional cell is null. */
export type RowOf<C extends Columns> = {
  readonly [K in keyof C]: C[K] extends Column<infer T> ? (C[K] extends { required: true } ? T : T | null) : never;
};

type About<R extends boolean> = Omit<Column<unknown>, 'read' | 'choices' | 'required'> & { readonly required: R };

/** A text of at most `most` characters. */
export function text<const R extends boolean>(about: About<R>, most: number): Column<string> & { required: R } {
  return {
    ...about,
    read(value) {
      const said = textOf(value) ?? '';
      if (said.length > most) throw new CellFault(`Dài nhiều nhất ${most} ký tự, ô này có ${said.length}.`);
      return said;
    },
  };
}

/** One of a few words, with the code each stands for. */
export function choice<const T extends string, const R extends boolean>(
  about: About<R>,
  codes: Readonly<Record<string, T>>,
): Column<T> & { required: R } {
  const byWord = new Map(Object.entries(codes).map(([word, code]) => [word.toLowerCase(), code]));
  const choices = Object.keys(codes);
  return {
    ...about,
    choices,
    read(value) {
      const code = byWord.get((textOf(value) ?? '').toLowerCase());
      if (code === undefined) throw new CellFault(`Phải là một trong: ${choices.join(', ')}.`);
      return code;
    },
  };
}

/** A day: a date cell, or a text as 30/10/2023 or 2023-10-30. */
export function day<const R extends boolean>(about: About<R>): Column<LegalDay> & { required: R } {
  return {
    ...about,
    read(value) {
      const found = dayIn(textOf(value) ?? '');
      if (found === null) throw new CellFault('Phải là một ngày có thật, ghi dạng ngày/tháng/năm, ví dụ 30/10/2023.');
      return found;
    },
  };
}

/** An achievement period: 2023, năm học 2023-2024, or 01/01/2023 - 30/10/2023. */
export function period<const R extends boolean>(about: About<R>): Column<AchievementPeriod> & { required: R } {
  return {
    ...about,
    read(value) {
      try {
        return achievementPeriod(periodText(textOf(value) ?? ''));
      } catch (failure) {
        if (!(failure instanceof Problem)) throw failure;
        throw new CellFault('Phải là năm (2023), năm học (2023-2024) hoặc từ ngày đến ngày (01/01/2023 - 30/10/2023).');
      }
    },
  };
}

/** A number, with a comma or a point. */
export function decimal<const R extends boolean>(about: About<R>): Column<number> & { required: R } {
  return {
    ...about,
    read(value) {
      if (typeof value === 'number' && Number.isFinite(value)) return value;
      const said = textOf(value) ?? '';
      if (!/^-?\d+([.,]\d+)?$/.test(said)) throw new CellFault('Phải là một số, ví dụ 92,5.');
      return Number(said.replace(',', '.'));
    },
  };
}

/** A whole number from 1. */
export function ordinal<const R extends boolean>(about: About<R>): Column<number> & { required: R } {
  return {
    ...about,
    read(value) {
      const found = Number(textOf(value) ?? '');
      if (!Number.isSafeInteger(found) || found < 1) throw new CellFault('Phải là một số nguyên từ 1.');
      return found;
    },
  };
}

/** "Có" or "Không". */
export function yesOrNo<const R extends boolean>(about: About<R>): Column<'yes' | 'no'> & { required: R } {
  return choice(about, { Có: 'yes', Không: 'no' });
}

function dayIn(said: string): LegalDay | null {
  const written = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(said);
  const iso = written ? `${written[3]}-${written[2]!.padStart(2, '0')}-${written[1]!.padStart(2, '0')}` : said;
  return isLegalDay(iso) ? iso : null;
}

/** The period in the form the law's own reader takes. */
function periodText(said: string): string {
  const plain = said
    .toLowerCase()
    .replace(/^năm( học)?\s+/, '')
    .replaceAll(/\s*[–—]\s*/g, '-');
  const span = /^(?:từ )?(\S+)\s*(?:-|đến|\/)\s*(\S+)$/.exec(plain);
  const from = span && dayIn(span[1]!);
  const to = span && dayIn(span[2]!);
  return from && to ? `${from}/${to}` : plain.replaceAll(' ', '');
}
