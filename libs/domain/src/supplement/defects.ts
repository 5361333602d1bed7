import { Problem } from '../problem.js';

/** A kind of defect a dossier is sent back for (lỗi hồ sơ): a row of defects.yaml. */
export interface DefectKind {
  readonly code: string;
  /** As people read it. */
  readonly name: string;
  /** A paper, the nominee's sheet, the unit's own review, what is proposed, or anything else. */
  readonly concerns: 'paper' | 'sheet' | 'review' | 'content' | 'other';
  /** The paper it is always about; null where whoever asks names one. */
  readonly paper: string | null;
  /** The field of the sheet it is about; null: no single one. */
  readonly field: string | null;
  readonly source: string;
}

/** A defect as whoever asks for the supplement names it. */
export interface AskedDefect {
  readonly code: string;
  readonly paperCode: string | null;
  /** What is wrong in this dossier. */
  readonly note: string | null;
}

/** One item the unit has to answer, in the words of the catalogue. */
export interface SupplementItem extends AskedDefect {
  readonly name: string;
}

/**
 * The items of a supplement (yêu cầu bổ sung) in the words of the campaign's catalogue.
 * @param catalogue the defects frozen in the campaign, by code
 * @returns one item each, with the paper its kind is always about
 * @throws Problem supplement-without-items, invalid-input naming an unknown code, a paper or a note not named
 */
export function itemsAsked(
  catalogue: Readonly<Record<string, DefectKind>>,
  asked: readonly AskedDefect[],
): readonly SupplementItem[] {
  if (asked.length === 0) {
    throw new Problem('supplement-without-items', 'Yêu cầu bổ sung phải nêu ít nhất một lỗi theo danh mục.');
  }
  return asked.map((item, index) => {
    const kind = Object.hasOwn(catalogue, item.code) ? catalogue[item.code] : undefined;
    if (!kind) throw faulty(index, 'code', `Danh mục lỗi hồ sơ của phong trào không có mã “${item.code}”.`);
    const paperCode = kind.paper ?? item.paperCode;
    if (kind.concerns === 'paper' && paperCode === null) {
      throw faulty(index, 'paperCode', `“${kind.name}” phải nêu là giấy tờ nào.`);
    }
    if (kind.concerns === 'other' && !item.note) throw faulty(index, 'note', `“${kind.name}” phải ghi rõ lỗi gì.`);
    return { code: kind.code, name: kind.name, paperCode, note: item.note };
  });
}

function faulty(index: number, field: string, detail: string): Problem {
  return new Problem('invalid-input', detail, { extra: { field: `items.${index}.${field}` } });
}
