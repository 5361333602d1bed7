import { join } from 'node:path';
import { Pool } from 'pg';
import { type OwnInstallation, startOwnInstallation } from '../../apps/cli/src/rehearse/own-installation.js';
import { Cast } from '../../apps/cli/src/rehearse/cast.js';
import { seedDemonstration } from '../../apps/cli/src/rehearse/demonstration.js';
import { DEMONSTRATION } from '../../apps/cli/src/rehearse/rehearse.js';
import { Timeline } from '../../apps/cli/src/rehearse/timeline.js';
import { BareEngine } from './bare/engine.js';
import { Requests } from './http.js';
import { Officers } from './officers.js';
import type { Options } from './options.js';
import { Stock } from './stock.js';

/** What every measurement works with: the product running as its own processes, and the bare engine beside it. */
export interface World {
  readonly root: string;
  readonly options: Options;
  readonly installation: OwnInstallation;
  /** For preparing and looking on; the product's processes have pools of their own. */
  readonly pool: Pool;
  readonly requests: Requests;
  readonly officers: Officers;
  readonly stock: Stock;
  readonly timeline: Timeline;
  readonly bare: BareEngine;
  /** The campaign of document 002, early in October. */
  readonly campaignId: string;
  /** The processes of each side. Temporal and PostgreSQL serve both. */
  readonly sides: { readonly ours: readonly number[]; readonly bare: readonly number[] };
  /** A full-size count at the chosen scale, never below the given least. */
  scaled(full: number, least?: number): number;
  /** Waits until every procedure has followed and nothing is left to relay. */
  followed(): Promise<void>;
  stop(): Promise<void>;
}

const INSTALLATION_PASSWORD = 'thi-dua-2023';

/** Starts everything on ports and in a folder of its own. @throws Error of the part that could not be started */
export async function begin(root: string, options: Options, out: (line: string) => void): Promise<World> {
  const installation = await startOwnInstallation({ root, rate: 1, out });
  const { settings, environment, parts } = installation;
  const pool = new Pool({ connectionString: environment.databaseUrl, max: 8 });
  pool.on('error', () => undefined); // the server's end at the very end
  const requests = new Requests(`${installation.base}/api/v1`);
  let bare: BareEngine | undefined;
  const stop = async (): Promise<void> => {
    requests.close();
    await bare?.stop();
    await pool.end();
    await installation.stop();
  };

  try {
    const directory = join(root, DEMONSTRATION);
    await seedDemonstration(installation.base, directory, out);
    const timeline = new Timeline(await (await Cast.assemble(installation.base, directory)).named('quantri'), out);
    bare = await BareEngine.start({
      root,
      dataDir: settings.dataDir,
      address: environment.temporalAddress,
      namespace: settings.temporalNamespace,
      databaseUrl: environment.databaseUrl,
      pool,
    });
    const { rows } = await pool.query<{ id: string }>('SELECT id FROM campaign');
    const pid = (name: 'api' | 'worker' | 'temporal' | 'postgres'): number => parts.get(name)!.pid;
    return {
      root,
      options,
      installation,
      pool,
      requests,
      officers: new Officers(pool, requests, INSTALLATION_PASSWORD),
      stock: new Stock(pool, rows[0]!.id),
      timeline,
      bare,
      campaignId: rows[0]!.id,
      sides: {
        ours: [pid('api'), pid('worker'), pid('temporal'), pid('postgres')],
        bare: [bare.worker.pid, pid('temporal'), pid('postgres')],
      },
      scaled: (full, least = 1) => Math.max(least, Math.round(full * options.scale)),
      followed: () => followed(pool),
      stop,
    };
  } catch (failure) {
    await stop();
    throw failure;
  }
}

async function followed(pool: Pool): Promise<void> {
  const until = performance.now() + 600_000;
  while ((await behind(pool)) > 0) {
    if (performance.now() > until) throw new Error('the procedures do not follow');
    await new Promise((resume) => setTimeout(resume, 10));
  }
}

/** How many procedures have something new that they have not followed. */
export async function behind(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ n: number }>({
    name: 'behind',
    text: `SELECT count(*)::int AS n FROM procedure WHERE fact_version > followed_version AND ended_at IS NULL`,
  });
  return rows[0]!.n;
}
