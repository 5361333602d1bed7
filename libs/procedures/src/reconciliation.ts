import { type ProcedureKind, WORKFLOW_TYPES } from '@bangvang/contracts';
import {
  beginProcedures,
  type Database,
  type FindingKind,
  type Finding,
  openProcedures,
  type ProcedureKey,
  raiseIncidents,
  raiseMissingRungs,
  readRadar,
  type ReconciliationFindings,
  resolveVanished,
  setTimers,
  type Sighting,
  type Transaction,
  type UnitOfWork,
  wakeProcedures,
} from '@bangvang/persistence';

/** The engine, as whoever compares it with the rows sees it. */
export interface EngineView {
  /** Of these procedures, those that the engine does not run. @throws where it cannot be reached */
  notRunning(kind: ProcedureKind, ids: readonly string[]): Promise<readonly string[]>;
}

/** What is looked at in one transaction. */
const PORTION = 500;

/** Kinds of incident that a whole look either finds again or ends. */
const LOOKED_FOR = ['no-open-task', 'stage-mismatch', 'workflow-gone', 'activity-refused', 'wake-refused'] as const;

/**
 * Compares rows with each other and with the engine. What rows can mend is mended: procedures begun and woken, timers set,
 * rungs raised; what they cannot is an incident. Portion by portion, each in a transaction of its own that finds nothing to
 * do when it is repeated, so that it may be broken off anywhere and run again.
 */
export class Reconciliation {
  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
    private readonly engine: EngineView,
    private readonly report: (what: string, why?: unknown) => void,
  ) {}

  async run(): Promise<ReconciliationFindings> {
    const began = await this.realNow();
    let [woken, timersSet, rungsRaised, incidents] = [0, 0, 0, 0];
    await this.each('no-procedure', (tx, found) => beginProcedures(tx, dossiersOf(found)));
    await this.each('rungs-missing', async (tx, found) => {
      rungsRaised += await raiseMissingRungs(tx, dossiersOf(found));
    });
    await this.each('timer-missing', async (tx, found) => {
      timersSet += (await setTimers(tx, dossiersOf(found))).length;
    });
    for (const kind of ['behind', 'timer-overdue'] as const) {
      await this.each(kind, async (tx, found) => {
        woken += (await wakeProcedures(tx, found.map(procedureOf), kind)).length;
      });
    }
    for (const kind of ['no-open-task', 'stage-mismatch'] as const) {
      await this.each(kind, async (tx, found) => {
        await wakeProcedures(tx, found.map(procedureOf), kind);
        await raiseIncidents(tx, found.map(sightingOf));
        incidents += found.length;
      });
    }
    const restarted = await this.restart();
    const ended = LOOKED_FOR.filter((kind) => kind !== 'workflow-gone' || restarted !== null);
    const resolved = await this.work.asProcedure((tx) => resolveVanished(tx, ended, began));
    return {
      ...{ woken: woken + (restarted ?? 0), restarted: restarted ?? 0, timersSet, rungsRaised, resolved },
      ...{ incidents: incidents + (restarted ?? 0), engineAsked: restarted !== null },
    };
  }

  /** Starts what the engine does not run of what is open. @returns how many; null where the engine cannot be reached */
  private async restart(): Promise<number | null> {
    let restarted = 0;
    try {
      for (const kind of Object.keys(WORKFLOW_TYPES) as ProcedureKind[]) {
        let after: string | null = null;
        for (;;) {
          const ids: readonly string[] = await openProcedures(this.database, kind, after, PORTION);
          const gone = ids.length === 0 ? [] : await this.engine.notRunning(kind, ids);
          if (gone.length > 0) restarted += await this.startAgain(gone.map((id) => ({ kind, id })));
          if (ids.length < PORTION) break;
          after = ids.at(-1)!;
        }
      }
      return restarted;
    } catch (failure) {
      this.report('the engine cannot be asked what it runs', failure);
      return null;
    }
  }

  /** One that ended in between is left alone. */
  private startAgain(keys: readonly ProcedureKey[]): Promise<number> {
    return this.work.asProcedure(async (tx) => {
      const alive = await wakeProcedures(tx, keys, 'workflow-gone');
      const detail = 'Thủ tục còn mở nhưng Temporal không chạy; đã khởi động lại từ dữ liệu đã ghi.';
      await raiseIncidents(
        tx,
        alive.map(({ kind, id }) => ({
          kind: 'workflow-gone',
          subjectKind: kind,
          subjectId: id,
          detail,
          retried: true,
        })),
      );
      return alive.length;
    });
  }

  /** Goes through all findings of a kind: in the order of their age, a portion and a transaction at a time. */
  private async each(
    kind: FindingKind,
    mend: (tx: Transaction, found: readonly Finding[]) => Promise<void> | void,
  ): Promise<void> {
    let after: { kind: string; key: string; subjectId: string } | null = null;
    for (;;) {
      const found: readonly Finding[] = await readRadar(this.database, { kinds: [kind], after, rows: PORTION });
      if (found.length > 0) await this.work.asProcedure(async (tx) => mend(tx, found));
      if (found.length < PORTION) return;
      after = found.at(-1)!;
    }
  }

  private async realNow(): Promise<number> {
    const [row] = await this.database.rows<{ now: number }>(
      'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now',
    );
    return row!.now;
  }
}

function dossiersOf(found: readonly Finding[]): readonly string[] {
  return [...new Set(found.map(({ dossierId }) => dossierId).filter((id) => id !== null))];
}

function procedureOf({ subjectKind, subjectId }: Finding): ProcedureKey {
  return { kind: subjectKind as ProcedureKind, id: subjectId };
}

const DETAILS: Readonly<Record<string, string>> = {
  'no-open-task': 'Hồ sơ đứng ở một bước nhưng không có việc nào mở và bước ấy chưa có kết luận.',
  'stage-mismatch': 'Giai đoạn ghi ở hồ sơ khác với giai đoạn của lượt đang mở.',
};

function sightingOf({ kind, subjectKind, subjectId }: Finding): Sighting {
  return { kind, subjectKind, subjectId, detail: DETAILS[kind] ?? kind };
}
