import { Problem } from '@bangvang/domain';
import type { PoolClient } from 'pg';
import { type Actor, type CommandKey, THE_PROCEDURE } from './actor.js';
import { asProblem } from './constraint-problems.js';
import { type Database, runNamed, type Sql } from './database.js';
import type { Notifier } from './notifier.js';
import { Transaction } from './transaction.js';

/**
 * A command reads and writes by keys, so the plan of any values will do: left to itself the server plans every statement
 * that takes an array anew at each execution, which costs several times what executing it does.
 */
const OPEN = `BEGIN; SET LOCAL lock_timeout = '2s'; SET LOCAL statement_timeout = '20s';
  SET LOCAL plan_cache_mode = force_generic_plan`;

/**
 * Every change of rows goes through here: one transaction that knows person, position and body, repeats no
 * command, and leaves facts, audit, wakes and messages together or not at all.
 */
export class UnitOfWork {
  constructor(
    private readonly database: Database,
    private readonly notifier: Notifier,
  ) {}

  /**
   * Runs a person's command once.
   * @param command absent for reads that need the transaction only
   * @returns what `work` returned, now or when the key was first used; it must survive JSON
   * @throws Problem idempotency-key-reused, try-again-later, service-unavailable, and whatever `work` refuses
   */
  async run<T>(actor: Actor, command: CommandKey | null, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const client = await this.connect();
    const tx = new Transaction(client);
    let broken: Error | undefined;
    try {
      const opening = Promise.all([
        client.query(OPEN),
        runNamed<{ repeated: boolean; same_body: boolean; stored: T }>(
          client,
          'SELECT * FROM begin_command($1, $2, $3, $4, $5, $6)',
          [actor.personId, actor.positionId, actor.bodyId, command?.route, command?.key, command?.bodyHash],
        ),
      ]);
      // What the work asks first travels with the opening. Of a repeated command nothing of it stays or is told.
      const working = work(tx);
      working.catch(() => undefined);
      const [, [opened]] = await opening;
      if (opened?.repeated) {
        tx.end();
        await client.query('ROLLBACK');
        if (!opened.same_body) {
          throw new Problem(
            'idempotency-key-reused',
            'Mã Idempotency-Key này đã dùng cho một yêu cầu có nội dung khác.',
          );
        }
        return opened.stored;
      }
      const answer = await working;
      await this.settle(client, tx, () => tx.finish(actor, command, answer));
      return answer;
    } catch (failure) {
      tx.end();
      await client.query('ROLLBACK').catch((lost: Error) => (broken = lost));
      throw asProblem(failure);
    } finally {
      client.release(broken);
    }
  }

  /** A step of the procedure: no person, no key; its own guards make it safe to repeat. */
  asProcedure<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.run(THE_PROCEDURE, null, work);
  }

  /** A look that changes nothing and needs no moment common to its statements. */
  look<T>(read: (sql: Sql) => Promise<T>): Promise<T> {
    return read(this.database);
  }

  /** Keeps what was done and tells of it. */
  protected async settle(client: PoolClient, tx: Transaction, finish: () => Promise<void>): Promise<void> {
    // In one go: where the last statement is refused, COMMIT ends the transaction and keeps nothing.
    await Promise.all([finish(), client.query('COMMIT')]);
    this.notifier.tell(tx.news());
  }

  private async connect(): Promise<PoolClient> {
    try {
      return await this.database.pool.connect();
    } catch (failure) {
      throw asProblem(failure);
    }
  }
}
