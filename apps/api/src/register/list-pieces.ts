import type { Columns, SheetRow, TableReading } from '@bangvang/documents';

/** Rows that go to the database at a time. */
const AT_A_TIME = 2_000;

/**
 * Passes the rows of a table on, a piece at a time: neither the file nor the list is ever held whole.
 * @returns how many rows there were
 */
export async function passOn<C extends Columns>(
  table: TableReading<C>,
  take: (piece: readonly SheetRow<C>[]) => Promise<void>,
): Promise<number> {
  let rows = 0;
  let piece: SheetRow<C>[] = [];
  const flush = async (): Promise<void> => {
    rows += piece.length;
    await take(piece);
    piece = [];
  };
  for await (const batch of table.batches) {
    piece.push(...batch);
    if (piece.length >= AT_A_TIME) await flush();
  }
  await flush();
  return rows;
}
