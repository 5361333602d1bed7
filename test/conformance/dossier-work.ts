import type { Drafted } from '../chaos/unit-desk.js';
import type { Json, Outcome, PersistentClient } from '../support/persistent-client.js';
import { Desk, HOME_AFFAIRS, UNIT } from './desk.js';

/** A body asked for its opinion: a commune that proposes nothing here. */
export const ASKED = ['xa-ban-bo', 'xa-ban-hon'] as const;

/** Dossiers of one unit, and the people who work on them over HTTP. */
export class DossierWork {
  private constructor(
    readonly desk: Desk,
    readonly appraiser: PersistentClient,
    readonly officer: PersistentClient,
    readonly head: PersistentClient,
  ) {}

  static async begin(): Promise<DossierWork> {
    const desk = await Desk.open();
    const { officer, head } = await desk.unit(UNIT);
    return new DossierWork(desk, await desk.in(HOME_AFFAIRS, 'appraiser'), officer, head);
  }

  async submitted(): Promise<Drafted> {
    const [dossier] = await this.desk.submitted(1);
    return dossier!;
  }

  /** A dossier under appraisal, its task held by the appraiser. */
  async underAppraisal(): Promise<Drafted> {
    const dossier = await this.submitted();
    await this.receives(dossier.id);
    await this.claims(dossier.id);
    return dossier;
  }

  /** The appraiser claims the open task. @returns its id */
  async claims(id: string, by = this.appraiser): Promise<string> {
    const task = await this.desk.task(id);
    await by.must({ method: 'POST', path: `/tasks/${task.id}/claim`, body: {} });
    return task.id;
  }

  async receives(id: string, body: Json = { outcome: 'received' }): Promise<void> {
    await this.claims(id);
    await this.must('PUT', `/dossiers/${id}/reception`, body);
    await this.desk.scene.followed();
  }

  appraises(id: string, body: Json = { finding: 'sound', reasons: 'Đủ điều kiện.' }): Promise<Outcome> {
    return this.appraiser.act({ method: 'PUT', path: `/dossiers/${id}/appraisal`, body });
  }

  must(method: 'POST' | 'PUT', path: string, body: Json, by = this.appraiser): Promise<Json> {
    return by.must({ method, path, body });
  }

  /** Code and body of a refusal. @throws Error where it was not refused */
  async refusal(method: 'POST' | 'PUT', path: string, body: Json, by = this.appraiser): Promise<Json> {
    const outcome = await by.act({ method, path, body });
    if (outcome.done) throw new Error(`${method} ${path} was not refused`);
    return outcome.problem;
  }

  /** Names of the acts on a dossier, in the order of time. */
  async acts(id: string): Promise<string[]> {
    return (await this.desk.audit(`dossier/${id}`)).map(({ act }) => act);
  }

  async stageOf(id: string): Promise<string> {
    const [row] = await this.desk.scene.rows<{ stage: string }>('SELECT stage FROM dossier WHERE id = $1', [id]);
    return row!.stage;
  }
}
