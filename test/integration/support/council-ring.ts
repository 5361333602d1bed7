import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createDatabase, freePort, type PostgresServer, startPostgres, temporaryFolder } from '@bangvang/infra';
import { dataSource } from '@bangvang/persistence';
import type { DataSource } from 'typeorm';
import { CouncilScene } from './council-scene.js';

/** A migrated database of its own for the councils of one file. */
export class CouncilRing {
  private constructor(
    private readonly folder: string,
    private readonly server: PostgresServer,
    readonly source: DataSource,
  ) {}

  static async open(name: string): Promise<CouncilRing> {
    const folder = temporaryFolder();
    const server = await startPostgres({ dataDir: join(folder, 'data', 'postgres'), port: await freePort() });
    await createDatabase(server.superuserUrl, name);
    const source = await dataSource({ url: server.url(name), poolSize: 12 }).initialize();
    await source.runMigrations();
    return new CouncilRing(folder, server, source);
  }

  async close(): Promise<void> {
    await CouncilScene.settled();
    await this.source.destroy();
    await this.server.stop();
    rmSync(this.folder, { recursive: true });
  }
}
