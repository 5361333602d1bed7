import { Problem } from '@bangvang/domain';
import type { Sql } from '../database.js';

/** Figures of practice by which the installation watches itself: law/operations.yaml. */
export interface OperationSettings {
  /** A task nobody holds so long shows on the radar. */
  readonly unheldWorkingDays: number;
  /** How long, by real time, a procedure may be behind. */
  readonly behindSeconds: number;
  /** Clock time 'HH:MM' in Asia/Ho_Chi_Minh, by real time. */
  readonly reconciliationAt: string;
}

/** @throws Problem no-such-thing where the files of the law were never loaded */
export async function readOperationSettings(sql: Sql): Promise<OperationSettings> {
  const [row] = await sql.rows<{ settings: OperationSettings | null }>(
    `SELECT jsonb_object_agg(code, value) AS settings FROM procedure_setting
      WHERE code IN ('unheldWorkingDays', 'behindSeconds', 'reconciliationAt')`,
  );
  if (!row?.settings || Object.keys(row.settings).length < 3) {
    throw new Problem('no-such-thing', 'Chưa nạp law/operations.yaml: hãy chạy load-reference.');
  }
  return row.settings;
}
