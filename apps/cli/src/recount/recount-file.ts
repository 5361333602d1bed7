import { createHash, createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { findReceipt, placesIn } from './receipt.js';
import { recount } from './recount.js';
import { Unreadable } from './shape.js';
import { told, toldReceipt } from './tell.js';

/** How a recount ends: everything agrees, something differs, the file is no bundle. */
export const RECOUNT_EXIT = { agrees: 0, differs: 1, unreadable: 2 } as const;
export type RecountExit = (typeof RECOUNT_EXIT)[keyof typeof RECOUNT_EXIT];

export interface RecountOptions {
  /** Words or leaf of a receipt to look for. */
  readonly receipt?: string;
  /** A file with the installation's public key (PEM) that the reader trusts. */
  readonly key?: string;
  /** The report as one line of JSON. */
  readonly json?: boolean;
}

/** Recounts the bundle in a file and tells what it found. A receipt that is not there counts as a difference. */
export async function recountFile(
  file: string,
  { receipt, key, json }: RecountOptions,
  out: (line: string) => void,
): Promise<RecountExit> {
  try {
    const bytes = readFileSync(file);
    const report = await recount(bytes, key === undefined ? null : hashOfKey(key));
    const found = receipt === undefined ? null : findReceipt(placesIn(bytes), receipt);
    if (json) out(JSON.stringify(found ? { ...report, receipt: found } : report));
    else for (const line of [...told(report), ...(found ? toldReceipt(found) : [])]) out(line);
    return report.agrees && found?.length !== 0 ? RECOUNT_EXIT.agrees : RECOUNT_EXIT.differs;
  } catch (failure) {
    const reason = unreadableReason(failure);
    if (reason === null) throw failure;
    out(json ? JSON.stringify({ format: 'bangvang-recount-1', unreadable: reason }) : `Không đọc được: ${reason}.`);
    return RECOUNT_EXIT.unreadable;
  }
}

function hashOfKey(file: string): string {
  const der = createPublicKey(readFileSync(file)).export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('base64url');
}

/** Why a file cannot be read; null when something else went wrong. */
function unreadableReason(failure: unknown): string | null {
  if (failure instanceof Unreadable) return 'tệp không phải là hồ sơ kiểm phiếu, hoặc bị cắt, bị hỏng';
  const { code } = failure as NodeJS.ErrnoException;
  if (code?.startsWith('E') === true && code.startsWith('ERR_') === false) return `không mở được tệp (${code})`;
  return code?.startsWith('ERR_OSSL') ? 'tệp khóa không phải là khóa công khai (PEM)' : null;
}
