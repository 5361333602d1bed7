import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  createDatabase,
  freePort,
  type PostgresServer,
  repositoryRoot,
  startPostgres,
  temporaryFolder,
} from '@bangvang/infra';
import type { Officer, Role } from '@bangvang/contracts';
import { type CommandKey, Database, dataSource, newId, Notifier, UnitOfWork } from '@bangvang/persistence';
import { foundInstallation, loadReference } from '@bangvang/procedures';
import type { DataSource } from 'typeorm';

/** A PostgreSQL server of this spec's own, in a folder and on a port of its own. */
export interface TestServer {
  /**
   * A database with the reference data of Tam Đường, or of the folders named, one after another; its legal clock
   * standing at `legalNow` (ISO).
   */
  installation(legalNow: string, ...folders: string[]): Promise<Installation>;
  stop(): Promise<void>;
}

/** Starts a server for one spec; `stop` leaves neither process nor folder behind. */
export async function startTestServer(): Promise<TestServer> {
  const folder = temporaryFolder();
  const server: PostgresServer = await startPostgres({
    dataDir: join(folder, 'data', 'postgres'),
    port: await freePort(),
  });
  const opened: Installation[] = [];
  return {
    async installation(legalNow, ...folders) {
      const name = `scene_${opened.length + 1}`;
      await createDatabase(server.superuserUrl, name);
      const installation = await Installation.found(
        server.url(name),
        legalNow,
        folders.length > 0 ? folders : ['tam-duong-2023'],
      );
      opened.push(installation);
      return installation;
    },
    async stop() {
      for (const installation of opened) await installation.leave();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** An installation in rehearsal: its database, its unit of work, its people and its clock. */
export class Installation {
  readonly database: Database;
  readonly work: UnitOfWork;
  private readonly notifier: Notifier;

  private constructor(
    readonly source: DataSource,
    readonly url: string,
  ) {
    this.database = new Database(source);
    this.notifier = new Notifier(() => this.database.pool);
    this.work = new UnitOfWork(this.database, this.notifier);
  }

  static async found(url: string, legalNow: string, folders: readonly string[]): Promise<Installation> {
    const source = await dataSource({ url, poolSize: 12 }).initialize();
    await source.runMigrations();
    const installation = new Installation(source, url);
    const startsAt = Date.parse(legalNow);
    await foundInstallation(installation.work, { mode: 'rehearsal', clock: { startsAt, rate: 0 } });
    for (const folder of folders) {
      await loadReference(installation.work, join(repositoryRoot(), 'infra', 'reference'), folder);
    }
    return installation;
  }

  async leave(): Promise<void> {
    await this.notifier.settled();
    await this.source.destroy();
  }

  /** Sets the standing clock forward. @param legalNow ISO */
  async clockAt(legalNow: string): Promise<void> {
    await this.database.rows('UPDATE legal_clock SET anchor_legal = $1, anchor_real = clock_timestamp()', [legalNow]);
  }

  /** A person with every post held today; by role and body, as the reference files name them. */
  async officer(bodyCode: string, role: Role): Promise<Officer> {
    const [holder] = await this.database.rows<{ id: string }>(
      `SELECT h.person_id AS id FROM position o JOIN body b ON b.id = o.body_id JOIN position_holder h ON h.position_id = o.id
        WHERE b.code = $1 AND o.role = $2 ORDER BY h.person_id LIMIT 1`,
      [bodyCode, role],
    );
    const posts = await this.database.rows<Officer['posts'][number] & Record<string, unknown>>(
      `SELECT o.id AS "positionId", o.body_id AS "bodyId", b.code AS "bodyCode", b.code AS "bodyName", b.level AS "bodyLevel",
              o.role, o.title, r.lead_rank IS NOT NULL AND leads_today(b.id, $1) AS leads, NULL AS "onBehalfOf"
         FROM position_holder h JOIN position o ON o.id = h.position_id JOIN body b ON b.id = o.body_id
         JOIN role r ON r.code = o.role WHERE h.person_id = $1`,
      [holder!.id],
    );
    return { personId: holder!.id, fullName: bodyCode, posts };
  }
}

/** A command nobody has sent before. */
export function aCommand(): CommandKey {
  return { route: 'TEST', key: newId(), bodyHash: createHash('sha256').update('').digest() };
}
