import type { UnitOfWork } from '@bangvang/persistence';

export interface Founding {
  readonly mode: 'rehearsal' | 'production';
  /** Rehearsal only: where legal time begins (ms since the epoch) and how fast it runs (1 = as real time, 0 = stands still). */
  readonly clock?: { readonly startsAt: number; readonly rate: number };
}

/**
 * Makes the database an installation, once. A founded one keeps its mode for ever: a production database never
 * becomes a rehearsal, since a rehearsal may move legal time.
 * @returns whether this call founded it
 * @throws Error when the database was founded in the other mode
 */
export async function foundInstallation(work: UnitOfWork, { mode, clock }: Founding): Promise<boolean> {
  return work.asProcedure(async (tx) => {
    const founded = await tx.one<{ mode: string }>(
      `INSERT INTO installation (name, level_scheme, mode) VALUES ('Bảng Vàng', 'THREE_TIER', $1)
       ON CONFLICT DO NOTHING RETURNING mode`,
      [mode],
    );
    if (!founded) {
      const existing = await tx.one<{ mode: string }>('SELECT mode FROM installation');
      if (existing?.mode !== mode) {
        throw new Error(`Cơ sở dữ liệu này thuộc bản cài đặt "${existing?.mode}", không chạy được ở chế độ "${mode}".`);
      }
      return false;
    }
    if (mode === 'rehearsal' && clock) {
      await tx.rows(
        `UPDATE legal_clock SET anchor_legal = to_timestamp($1 / 1000.0), anchor_real = clock_timestamp(), rate = $2`,
        [clock.startsAt, clock.rate],
      );
    }
    tx.audit('installation', 'installation-founded', { mode });
    return true;
  });
}
