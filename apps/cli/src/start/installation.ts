import { PidFile } from '@bangvang/infra';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { noteRehearsal } from './rehearsal-folder.js';
import type { Out, StartSettings } from './settings.js';

/** What is started here, in the order in which it is stopped. */
export const STOP_ORDER = ['api', 'worker', 'mail-sink', 'temporal'] as const;

/** How long a part left behind may take to finish, in ms. */
const GRACE_MS = 10_000;

/**
 * Takes possession of the data folder: refuses it when another `start` has it or when it belongs to the other kind
 * of installation, and ends what a killed one left behind.
 * @returns the file in which this start's processes are noted
 * @throws Error in Vietnamese that says what to do
 */
export async function takeInstallation({ dataDir, mode, rehearsal }: StartSettings, out: Out): Promise<PidFile> {
  mkdirSync(join(dataDir, 'logs'), { recursive: true });
  const pids = new PidFile(join(dataDir, 'pids.json'));
  const other = pids.running().find(({ name }) => name === 'supervisor');
  if (other) {
    throw new Error(`Bảng Vàng đang chạy trên ${dataDir} (tiến trình ${other.pid}). Hãy dừng nó trước (Ctrl-C).`);
  }
  refuseOtherMode(dataDir, mode);
  if (rehearsal) noteRehearsal(dataDir, rehearsal);
  const ended = await pids.end(STOP_ORDER, GRACE_MS);
  if (ended.length > 0) out(`Đã dừng những phần mà lần chạy trước để lại: ${ended.join(', ')}.`);
  pids.forget();
  pids.remember('supervisor', process.pid);
  return pids;
}

/** A rehearsal moves its clock and is full of invented people: its data never becomes a production's. */
function refuseOtherMode(dataDir: string, mode: StartSettings['mode']): void {
  const file = join(dataDir, 'mode');
  if (!existsSync(file)) return writeFileSync(file, `${mode}\n`);
  const found = readFileSync(file, 'utf8').trim();
  if (found === mode) return;
  throw new Error(
    `Dữ liệu ở ${dataDir} thuộc chế độ "${found}", không dùng được cho chế độ "${mode}". ` +
      'Hãy chọn thư mục dữ liệu khác bằng biến BANGVANG_DATA_DIR.',
  );
}
