import { Ledger } from '../chaos/ledger.js';
import { type Drafted, draft, submit, type UnitDesk, upload } from '../chaos/unit-desk.js';
import type { PersistentClient } from '../support/persistent-client.js';
import { DISTRICT, HOME_AFFAIRS, Scene } from '../support/scene.js';

export { DISTRICT, HOME_AFFAIRS };

/** A unit of the demonstration installation with an officer and a head. */
export const UNIT = 'xa-binh-lu';

/** A task as its row says. */
export interface TaskRow {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly group_id: string;
  readonly assignee_id: string | null;
  readonly due_on: string | null;
  readonly due_at: Date;
  readonly priority: number;
  readonly version: number;
}

/** An entry of the audit trail of one subject. */
export interface AuditRow {
  readonly act: string;
  /** Who acted; null: the procedure. */
  readonly person: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** An installation with the campaign of document 002 launched in it, and dossiers to work on. */
export class Desk {
  private submissions = 0;
  private named = 0;

  private constructor(
    readonly scene: Scene,
    readonly campaignId: string,
  ) {}

  static async open(): Promise<Desk> {
    const scene = await Scene.set();
    return new Desk(scene, await scene.launch());
  }

  close(): Promise<void> {
    return this.scene.end();
  }

  /** Whoever signs in by this name. */
  as(username: string): Promise<PersistentClient> {
    return this.scene.as(username);
  }

  /** The nth holder of a role in a body, from 0. */
  in(body: string, role: string, nth = 0): Promise<PersistentClient> {
    const username = this.scene.people.holders(role, body)[nth];
    if (!username) throw new Error(`nobody is number ${nth} of ${role} in ${body}`);
    return this.scene.as(username);
  }

  /** Dossiers of one unit, submitted together; returns when each has its reception task. */
  async submitted(count: number, body = UNIT): Promise<readonly Drafted[]> {
    const drafts = await this.drafted(count, body);
    await submit(await this.unit(body), drafts, `${++this.submissions}/TTr-${body}`);
    await this.scene.followed();
    return drafts;
  }

  /** Dossiers with their papers and the unit review, not submitted yet. */
  async drafted(count: number, body = UNIT): Promise<readonly Drafted[]> {
    const unit = await this.unit(body);
    const file = await upload(unit, `Giấy tờ của ${body}`);
    const drafts: Drafted[] = [];
    for (let n = 1; n <= count; n += 1) {
      const drafted = await draft(unit, `Người lao động ${++this.named} của ${body}`, file);
      if (drafted === 'closed') throw new Error('the intake is closed');
      drafts.push(drafted);
    }
    return drafts;
  }

  async unit(body: string): Promise<UnitDesk> {
    return {
      body,
      officer: await this.in(body, 'unit-officer'),
      head: await this.in(body, 'unit-head'),
      campaignId: this.campaignId,
      ledger: new Ledger(),
      moment: () => this.scene.moment(),
    };
  }

  /** The open task a dossier waits for. */
  async task(dossierId: string): Promise<TaskRow> {
    const [task] = await this.scene.rows<TaskRow>(
      `SELECT id, kind, state, group_id, assignee_id, due_on::text, due_at, priority, version
         FROM human_task WHERE dossier_id = $1 AND ended_at IS NULL AND concludes`,
      [dossierId],
    );
    if (!task) throw new Error(`no open task of dossier ${dossierId}`);
    return task;
  }

  /** What the audit trail says of a subject such as `dossier/{id}`, in the order of time. */
  async audit(subject: string): Promise<AuditRow[]> {
    const rows = await this.scene.rows<{ entry: AuditRow }>(AUDIT, [subject]);
    return rows.map(({ entry }) => entry);
  }

  /** Id of a person. */
  async personId(username: string): Promise<string> {
    const [row] = await this.scene.rows<{ person_id: string }>('SELECT person_id FROM account WHERE username = $1', [
      username,
    ]);
    return row!.person_id;
  }
}

const AUDIT = `SELECT entry::jsonb AS entry FROM audit_entry WHERE subject = $1 ORDER BY seq`;
