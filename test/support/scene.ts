import { repositoryRoot } from '@bangvang/infra';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type QueryResultRow } from 'pg';
import { type OwnInstallation, startOwnInstallation } from '../../apps/cli/src/rehearse/own-installation.js';
import { DEMONSTRATION } from '../../apps/cli/src/rehearse/rehearse.js';
import { type OnAcknowledged, PersistentClient } from './persistent-client.js';
import { People } from './people.js';

export const DISTRICT = 'ubnd-huyen-tam-duong';
export const HOME_AFFAIRS = 'phong-noi-vu';

const LOOK_AGAIN_MS = 50;

/** A rehearsal installation of its own, whose clock stands still between moves, and what a test asks of it. */
export class Scene {
  private over = false;
  private readonly signedIn = new Map<string, Promise<PersistentClient>>();

  private constructor(
    readonly installation: OwnInstallation,
    readonly people: People,
    private readonly directory: string,
    private readonly onAcknowledged: OnAcknowledged,
  ) {}

  /** @param logLevel how much its processes write to their logs; absent: as they do by themselves */
  static async set(onAcknowledged: OnAcknowledged = () => {}, logLevel?: 'debug'): Promise<Scene> {
    const root = repositoryRoot();
    const directory = join(root, DEMONSTRATION);
    const people = await People.of(directory);
    const installation = await startOwnInstallation({ root, rate: 0, out: () => {}, ...(logLevel && { logLevel }) });
    return new Scene(installation, people, directory, onAcknowledged);
  }

  get base(): string {
    return this.installation.base;
  }

  /** The person signed in; once, however often he is asked for. */
  as(username: string): Promise<PersistentClient> {
    let client = this.signedIn.get(username);
    if (!client) {
      client = PersistentClient.signIn(this.base, username, this.people.password, this.onAcknowledged);
      this.signedIn.set(username, client);
    }
    return client;
  }

  /** The first holder of a role in a body, signed in. */
  in(body: string, role: string): Promise<PersistentClient> {
    return this.as(this.people.holder(role, body));
  }

  /** Drafts and launches the campaign of document 002. @param change of the document's text, for a campaign like it */
  async launch(change: (yaml: string) => string = (yaml) => yaml): Promise<string> {
    const chair = await this.in(DISTRICT, 'campaign-issuer');
    const yaml = change(await readFile(join(this.directory, 'campaign-002.yaml'), 'utf8'));
    const body = { yaml, issuerBodyCode: DISTRICT };
    const { id, version } = (await chair.must({ method: 'POST', path: '/campaigns', body })) as {
      id: string;
      version: number;
    };
    await chair.must({ method: 'PUT', path: `/campaigns/${id}/launch`, body: {}, version });
    return id;
  }

  /** Bodies that the campaign asks for proposals and that have an officer and a head to send them. */
  async addressed(campaignId: string): Promise<readonly string[]> {
    const chair = await this.in(DISTRICT, 'campaign-issuer');
    const duties = await chair.all<{ kind: string; bodyCode: string }>(`/campaigns/${campaignId}/duties`);
    const asked = new Set(duties.filter(({ kind }) => kind === 'proposals').map(({ bodyCode }) => bodyCode));
    return this.people.proposingBodies().filter((body) => asked.has(body));
  }

  /** Walks legal time to an instant, again and again while what is due there cannot happen yet. */
  async moveTo(instant: string): Promise<void> {
    const administrator = await this.as('quantri');
    const act = { method: 'POST', path: '/clock/moves', body: { to: new Date(instant).toISOString() } } as const;
    for (;;) {
      const outcome = await administrator.act(act);
      if (outcome.done) return;
      if (outcome.code !== 'clock-busy') throw new Error(`${outcome.code}: ${JSON.stringify(outcome.problem)}`);
      await this.moment();
    }
  }

  /**
   * Waits until every procedure has followed the facts on file and every message is on its way.
   * @returns how long it took, in ms
   * @throws Error naming those that have not followed within the limit
   */
  async followed(limitMs = 60_000): Promise<number> {
    const began = performance.now();
    for (;;) {
      const behind = await this.rows<{ what: string }>(BEHIND);
      if (behind.length === 0) return performance.now() - began;
      if (performance.now() - began > limitMs) {
        throw new Error(`not followed after ${limitMs} ms: ${behind.map(({ what }) => what).join(', ')}`);
      }
      await this.moment();
    }
  }

  /** Looks at the rows themselves, past the API. */
  async rows<R extends QueryResultRow>(sql: string, values: readonly unknown[] = []): Promise<R[]> {
    const client = new Client({ connectionString: this.installation.environment.databaseUrl });
    await client.connect();
    try {
      return (await client.query<R>(sql, [...values])).rows;
    } finally {
      await client.end();
    }
  }

  /** A short pause for whoever waits for something. @throws Error once the scene is over: nobody waits longer than it */
  async moment(): Promise<void> {
    if (this.over) throw new Error('the scene is over');
    await sleep(LOOK_AGAIN_MS);
  }

  async end(): Promise<void> {
    this.over = true;
    await this.installation.stop();
  }
}

const BEHIND = `
  SELECT kind || '/' || id AS what FROM procedure
   WHERE ended_at IS NULL AND (fact_version > followed_version OR due_at <= legal_now())
  UNION ALL SELECT 'wake ' || kind || '/' || subject_id FROM wake
  UNION ALL SELECT channel || ' ' || id FROM delivery WHERE state = 'pending' AND next_attempt_at <= clock_timestamp()`;
