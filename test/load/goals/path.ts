import type { StockedDossier } from '../stock.js';
import { DISTRICT, HOME_AFFAIRS } from '../stock.js';
import type { World } from '../world.js';

interface SessionView {
  readonly version: number;
  readonly members: readonly { readonly personId: string; readonly office: string }[];
  readonly items: readonly { readonly id: string }[];
}

/**
 * The six steps of dossiers at one level, as people take them over HTTP: what one paper covers (submission, session,
 * decision) is one command for all, the rest is dossier by dossier. Each step waits until the procedures have followed.
 */
export class SixSteps {
  private session = '';

  constructor(
    private readonly world: World,
    private readonly campaignId: string,
    private readonly dossiers: readonly StockedDossier[],
  ) {}

  async submit(): Promise<void> {
    await this.send();
    await this.world.followed();
  }

  /** One submission of each body for all its dossiers. */
  async send(): Promise<void> {
    for (const bodyCode of new Set(this.dossiers.map((one) => one.bodyCode))) {
      const head = await this.world.officers.one('unit-head', bodyCode);
      const dossierIds = this.dossiers.filter((one) => one.bodyCode === bodyCode).map(({ id }) => id);
      await this.act(head.cookie, 'POST', `/campaigns/${this.campaignId}/submissions`, { dossierIds });
    }
  }

  async receive(): Promise<void> {
    await this.each('reception', 0, (path, cookie) =>
      this.act(cookie, 'PUT', `${path}/reception`, { outcome: 'received' }),
    );
  }

  async appraise(): Promise<void> {
    const appraisal = { finding: 'sound', reasons: 'Hồ sơ hợp lệ, thành tích đúng phong trào.' };
    await this.each('appraisal', 1, (path, cookie) => this.act(cookie, 'PUT', `${path}/appraisal`, appraisal));
  }

  /** A session with paper ballots, each item's count entered by two people, its minutes signed by both. */
  async vote(): Promise<void> {
    const meetsAt = await anHourOn(this.world);
    await this.convene(meetsAt);
    await this.world.timeline.moveTo(meetsAt);
    await this.hold();
    await this.sign();
    await this.world.followed();
  }

  /** @param meetsAt ISO 8601 in UTC */
  async convene(meetsAt: string): Promise<void> {
    const convened = await this.act<{ id: string }>(await this.secretary(), 'POST', '/council-sessions', {
      councilCode: 'hoi-dong-tdkt-huyen',
      campaignId: this.campaignId,
      meetsAt,
      place: 'Phòng họp UBND huyện Tam Đường',
      dossierIds: this.dossiers.map(({ id }) => id),
    });
    this.session = `/council-sessions/${convened.id}`;
  }

  /** The meeting, from the attendance to the secretary's signature: results wait for the chair's. */
  async hold(): Promise<void> {
    const path = this.session;
    const secretary = await this.secretary();
    const lead = (await this.world.officers.one('appraisal-lead', HOME_AFFAIRS)).cookie;
    const read = (): Promise<SessionView> => this.act<SessionView>(secretary, 'GET', path);
    let session = await read();
    const present = session.members.map(({ personId }) => personId);
    await this.act(secretary, 'PUT', `${path}/attendance`, { present, absent: [] }, session.version);
    await this.act(await this.chair(), 'POST', `${path}/orders`, { kind: 'open' });
    session = await read();
    await this.act(secretary, 'POST', `${path}/opening`, { secretOnPaper: true }, session.version);
    const itemIds = session.items.map(({ id }) => id);
    await this.act(secretary, 'POST', `${path}/items/open`, { itemIds, method: 'paper' });
    const papers = { issued: present.length, collected: present.length, agree: present.length };
    const count = { ...papers, disagree: 0, abstain: 0, invalid: 0 };
    for (const id of itemIds) {
      await this.act(secretary, 'PUT', `/session-items/${id}/paper-count`, count);
      await this.act(lead, 'PUT', `/session-items/${id}/paper-count`, count);
    }
    await this.act(secretary, 'POST', `${path}/items/close`, { itemIds });
    await this.act(secretary, 'POST', `${path}/closing`, {});
    session = await read();
    const minutes = { summary: 'Hội đồng biểu quyết từng trường hợp.' };
    await this.act(secretary, 'PUT', `${path}/minutes`, minutes, session.version);
    await this.act(secretary, 'PUT', `${path}/signature`, {});
  }

  /** The chair signs the minutes: every result of the session takes effect at once. */
  async sign(): Promise<void> {
    await this.act(await this.chair(), 'PUT', `${this.session}/signature`, {});
  }

  async complete(): Promise<void> {
    const completion = { note: 'Hồ sơ đã hoàn thiện theo kết luận của Hội đồng.' };
    await this.each('completion', 2, (path, cookie) => this.act(cookie, 'PUT', `${path}/completion`, completion));
  }

  async decide(): Promise<void> {
    await this.resolve();
    await this.world.followed();
  }

  /** One decision for all dossiers. */
  async resolve(): Promise<void> {
    const decider = (await this.world.officers.one('decider', DISTRICT)).cookie;
    await this.act(decider, 'POST', '/decisions', {
      dossierIds: this.dossiers.map(({ id }) => id),
      outcome: 'decided',
    });
  }

  /** Claims each dossier's task of a kind and does it. @param appraiser which of the appraisers */
  private async each(
    kind: string,
    appraiser: number,
    act: (dossierPath: string, cookie: string) => Promise<unknown>,
  ): Promise<void> {
    const people = await this.world.officers.holding('appraiser', HOME_AFFAIRS);
    const { cookie } = people[appraiser % people.length]!;
    const { rows } = await this.world.pool.query<{ id: string; dossierId: string }>(
      `SELECT id, dossier_id AS "dossierId" FROM human_task WHERE dossier_id = ANY ($1) AND kind = $2 AND state = 'ready'`,
      [this.dossiers.map(({ id }) => id), kind],
    );
    if (rows.length !== this.dossiers.length)
      throw new Error(`${rows.length} tasks of ${kind}, not ${this.dossiers.length}`);
    for (const { id, dossierId } of rows) {
      await this.act(cookie, 'POST', `/tasks/${id}/claim`, {});
      await act(`/dossiers/${dossierId}`, cookie);
    }
    await this.world.followed();
  }

  private async secretary(): Promise<string> {
    return (await this.world.officers.one('council-secretary', DISTRICT)).cookie;
  }

  private async chair(): Promise<string> {
    return (await this.world.officers.one('council-chair', DISTRICT)).cookie;
  }

  private async act<T>(
    cookie: string,
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    body?: object,
    version?: number,
  ): Promise<T> {
    const { text } = await this.world.requests.done(cookie, method, path, body, version);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
}

/** An hour after legal now, ISO 8601 in UTC. */
export async function anHourOn({ pool }: World): Promise<string> {
  const { rows } = await pool.query<{ at: string }>(
    `SELECT to_char((legal_now() + interval '1 hour') AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS at`,
  );
  return rows[0]!.at;
}
