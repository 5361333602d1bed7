import type { PoolClient } from 'pg';
import type { Actor, CommandKey } from '../actor.js';
import type { Transaction } from '../transaction.js';
import { UnitOfWork } from '../unit-of-work.js';

/** Carries acts out to their end and takes them back: what it answers or refuses with is what would happen now. */
export class Rehearsal extends UnitOfWork {
  /** Uses up no command: the act itself is yet to come. */
  override run<T>(actor: Actor, _command: CommandKey | null, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return super.run(actor, null, work);
  }

  protected override async settle(client: PoolClient, tx: Transaction, finish: () => Promise<void>): Promise<void> {
    await finish();
    tx.end();
    await client.query('ROLLBACK');
  }
}
