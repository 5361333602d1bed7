import { readDemonstration } from '@bangvang/procedures';
import { join } from 'node:path';
import { migrate } from '../prepare/migrate.js';
import { AS_REAL_TIME, prepareInstallation } from '../prepare/prepare-installation.js';
import { SignedInClient } from '../rehearse/client.js';
import { seedDemonstration } from '../rehearse/demonstration.js';
import type { Out, StartSettings, StartSteps } from './settings.js';

/** The steps of the first command: a rehearsal gets its folder with that folder's campaign, production the law alone. */
export function startSteps({ mode, root, rehearsal }: StartSettings, out: Out): StartSteps {
  const directory = rehearsal?.directory ?? join(root, 'infra', 'reference');
  return {
    async migrate(databaseUrl) {
      await migrate(databaseUrl);
    },

    async loadReference(databaseUrl) {
      const installation = rehearsal?.name ?? null;
      await prepareInstallation(databaseUrl, { mode, directory, installation, rate: AS_REAL_TIME });
    },

    async seedDemonstration(baseUrl) {
      if (!rehearsal) return [];
      const { password, administrator, accounts } = await readDemonstration(directory, rehearsal.name);
      const client = await SignedInClient.signIn(baseUrl, administrator, password);
      const { items } = await client.get<{ items: readonly unknown[] }>('/campaigns');
      if (items.length === 0) await seedDemonstration(baseUrl, join(directory, rehearsal.name), out);
      return accounts.map(({ username, who, does }) => ({ login: username, password, who: `${who}: ${does}` }));
    },
  };
}
