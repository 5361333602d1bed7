import { Problem } from '@bangvang/domain';
import type { Actor, CommandKey } from '../actor.js';
import type { Database } from '../database.js';
import { lockDossiers } from '../dossiers/conclude.js';
import type { Notifier } from '../notifier.js';
import type { Transaction } from '../transaction.js';
import { UnitOfWork } from '../unit-of-work.js';
import { SEEN } from './bulk-subjects.js';

/** Acts on one dossier only as it was seen: whatever changed since refuses the act, within its own transaction. */
export class UnchangedWork extends UnitOfWork {
  /** @param seen its versions when it was shown */
  constructor(
    database: Database,
    notifier: Notifier,
    private readonly dossierId: string,
    private readonly seen: string,
  ) {
    super(database, notifier);
  }

  /** @throws Problem preview-outdated, and what `UnitOfWork.run` throws */
  override run<T>(actor: Actor, command: CommandKey | null, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return super.run(actor, command, async (tx) => {
      const [, dossier] = await Promise.all([
        lockDossiers(tx, [this.dossierId]),
        tx.one<{ seen: string }>(NOW, [this.dossierId]),
      ]);
      if (dossier?.seen !== this.seen) {
        throw new Problem('preview-outdated', 'Hồ sơ đã thay đổi từ lúc xem trước nên chưa làm gì với hồ sơ này.');
      }
      return work(tx);
    });
  }
}

/** A statement after the lock's: it reads the dossier as whoever held it before has left it. */
const NOW = `SELECT ${SEEN} AS seen FROM dossier d WHERE d.id = $1`;
