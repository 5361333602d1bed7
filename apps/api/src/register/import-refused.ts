import type { SheetFault } from '@bangvang/documents';
import { Problem } from '@bangvang/domain';

/** How many faults a problem document lists; the error sheet has all. */
const MOST_LISTED = 500;

/** A workbook with cells to mend: nothing of it was written. */
export class ImportRefused extends Problem {
  constructor(readonly faults: readonly SheetFault[]) {
    const [first] = faults;
    const where = first?.cell ?? (first ? `dòng ${first.row}` : '');
    super('import-refused', `Có ${faults.length} lỗi; lỗi đầu tiên ở ${where}: ${first?.message ?? ''}`, {
      extra: { total: faults.length, faults: faults.slice(0, MOST_LISTED) },
    });
  }
}

/** In the order of the rows, each row's cells from left to right. */
export function refuseFaults(faults: readonly SheetFault[]): void {
  if (faults.length === 0) return;
  const place = ({ cell }: SheetFault) => (cell ?? '').replace(/\d+$/, '').padStart(3);
  throw new ImportRefused(faults.toSorted((a, b) => a.row - b.row || place(a).localeCompare(place(b))));
}
