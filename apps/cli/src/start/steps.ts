import { readDemonstration } from '@bangvang/procedures';
import { join } from 'node:path';
import { migrate } from '../prepare/migrate.js';
import { AS_REAL_TIME, prepareInstallation } from '../prepare/prepare-installation.js';
import { SignedInClient } from '../rehearse/client.js';
import { seedDemonstration } from '../rehearse/demonstration.js';
import type { Out, StartSettings, StartSteps } from './settings.js';

const INSTALLATION = 'tam-duong-2023';

/** The steps of the first command: a rehearsal gets Tam Đường 2023 with its campaign, production gets the law alone. */
export function startSteps({ mode, root }: Pick<StartSettings, 'mode' | 'root'>, out: Out): StartSteps {
  const directory = join(root, 'infra', 'reference');
  return {
    async migrate(databaseUrl) {
      await migrate(databaseUrl);
    },

    async loadReference(databaseUrl) {
      const installation = mode === 'rehearsal' ? INSTALLATION : null;
      await prepareInstallation(databaseUrl, { mode, directory, installation, rate: AS_REAL_TIME });
    },

    async seedDemonstration(baseUrl) {
      const { password, accounts } = await readDemonstration(directory, INSTALLATION);
      const administrator = await SignedInClient.signIn(baseUrl, 'quantri', password);
      const { items } = await administrator.get<{ items: readonly unknown[] }>('/campaigns');
      if (items.length === 0) await seedDemonstration(baseUrl, join(directory, INSTALLATION), out);
      return accounts.map(({ username, who, does }) => ({ login: username, password, who: `${who}: ${does}` }));
    },
  };
}
