import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Officer } from '@bangvang/contracts';
import { Problem } from '@bangvang/domain';
import {
  type Actor,
  beginBulk,
  type BulkOnRecord,
  type BulkProblem,
  type CommandKey,
  Database,
  findBulk,
  type ItemOutcome,
  noteOutcomes,
  Notifier,
  pendingItems,
  type PendingItem,
  UnchangedWork,
  UnitOfWork,
} from '@bangvang/persistence';
import { SessionAccess } from '../council/session-access.service.js';
import { actOnOne, agendaRefusals, type BulkAct, placeOnAgenda, refusalOf } from './bulk-act.js';
import { type BulkRunView, runOf } from './bulk.view.js';

/** So many outcomes are noted together: what a death of the process leaves unnoted is answered from its commands. */
const NOTED_TOGETHER = 20;
/** Another try may do: the item stays as it is. */
const PASSING: ReadonlySet<string> = new Set(['try-again-later', 'service-unavailable']);

/**
 * Does what was shown and confirmed, each dossier by a command of its own whose key is the run's and the item's: done twice
 * it is done once. A run left off by a dying process goes on when the same request is sent again.
 */
@Injectable()
export class BulkRunService {
  constructor(
    private readonly database: Database,
    private readonly notifier: Notifier,
    private readonly work: UnitOfWork,
    private readonly access: SessionAccess,
  ) {}

  /** @throws Problem no-such-preview, preview-outdated naming what changed, conflicting-act */
  async run(token: string, officer: Officer, command: CommandKey): Promise<BulkRunView> {
    const [, id, seal] = /^([0-9a-f-]{36})\.([0-9a-f]{64})$/.exec(token) ?? [];
    if (!id || !seal) throw new Problem('no-such-preview', 'Không có lần xem trước này.');
    const actor = { personId: officer.personId, positionId: null, bodyId: null };
    await this.work.run(actor, command, async (tx) => {
      await beginBulk(tx, officer.personId, id, seal);
      return { id };
    });
    await this.proceed(await this.begun(id, officer), officer, actor);
    return this.show(id, officer);
  }

  /** @throws Problem no-such-preview also for somebody else's, or for what was never begun */
  async show(id: string, officer: Officer): Promise<BulkRunView> {
    const bulk = await this.begun(id, officer);
    return runOf(bulk, bulk.begunAt);
  }

  private async begun(id: string, officer: Officer): Promise<BulkOnRecord & { readonly begunAt: string }> {
    const bulk = await findBulk(this.database, officer.personId, id);
    if (!bulk || bulk.begunAt === null) throw new Problem('no-such-preview', 'Không có việc hàng loạt này.');
    return { ...bulk, begunAt: bulk.begunAt };
  }

  private async proceed(bulk: BulkOnRecord, officer: Officer, actor: Actor): Promise<void> {
    const doing = { kind: bulk.kind, act: bulk.act } as BulkAct;
    const pending = await pendingItems(this.database, bulk.id);
    if (doing.kind === 'agenda') {
      const refusals = await this.placed(doing, bulk.id, pending, officer);
      return this.note(
        bulk.id,
        actor,
        pending.map(({ ord, dossierId }) => ({ ord, problem: refusals.get(dossierId) ?? null })),
      );
    }
    for (let from = 0; from < pending.length; from += NOTED_TOGETHER) {
      const outcomes: ItemOutcome[] = [];
      for (const item of pending.slice(from, from + NOTED_TOGETHER)) {
        const problem = await this.doOne(doing, bulk.id, item, officer);
        if (!problem || !PASSING.has(problem.code)) outcomes.push({ ord: item.ord, problem });
      }
      await this.note(bulk.id, actor, outcomes);
    }
  }

  /** @returns why it was refused; null: it is done */
  private async doOne(
    doing: Exclude<BulkAct, { readonly kind: 'agenda' }>,
    runId: string,
    item: PendingItem,
    officer: Officer,
  ): Promise<BulkProblem | null> {
    const { database, notifier } = this;
    const work = new UnchangedWork(database, notifier, item.dossierId, item.seen);
    try {
      await actOnOne(doing, item, { officer, command: keyOf(`${runId}/${item.ord}`) }, { database, work });
      return null;
    } catch (failure) {
      return refusalOf(failure);
    }
  }

  /** One agenda is one command: refused for one it is refused for all. */
  private async placed(
    { act }: Extract<BulkAct, { readonly kind: 'agenda' }>,
    runId: string,
    pending: readonly PendingItem[],
    officer: Officer,
  ): Promise<ReadonlyMap<string, BulkProblem>> {
    if (pending.length === 0) return new Map();
    const dossierIds = pending.map(({ dossierId }) => dossierId);
    try {
      await placeOnAgenda(act, { officer, command: keyOf(runId) }, this.work, this.access);
      return new Map();
    } catch (failure) {
      const whole = refusalOf(failure);
      const named = agendaRefusals(failure, dossierIds);
      return new Map(dossierIds.map((id) => [id, named.get(id) ?? whole]));
    }
  }

  private note(runId: string, actor: Actor, outcomes: readonly ItemOutcome[]): Promise<void> {
    return this.work.run(actor, null, (tx) => noteOutcomes(tx, runId, outcomes));
  }
}

/** The command of one item: the same whenever the run comes to it. */
function keyOf(item: string): CommandKey {
  return { route: 'POST /api/v1/bulk-runs#item', key: item, bodyHash: createHash('sha256').update(item).digest() };
}
