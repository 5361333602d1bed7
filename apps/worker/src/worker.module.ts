import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { MailChannel, mailTransport, WebhookChannel, webhookSender } from '@bangvang/notifications';
import { Database, MailOutbox, UnitOfWork, WakeQueue, WakeRelay, WebhookOutbox } from '@bangvang/persistence';
import { signingKeyOf, type WorkerSettings } from '@bangvang/platform';
import { Reconciliation } from '@bangvang/procedures';
import { connect, RunningProcedures, type TemporalConnection, WakeSignaller, WorkerHost } from '@bangvang/temporal';
import { activitiesOf } from './activities.js';
import { ACTIVITY_CLASSES, activityProviders } from './activity-classes.js';
import { BallotKeys } from './ballot-keys.js';
import { NightWatch } from './night-watch.js';
import { MandateSweep } from './mandate-sweep.js';
import { persistenceProviders } from './persistence.providers.js';
import { reportingRefusals } from './refused-activities.js';
import { reportFor } from './report.js';
import { TEMPORAL, WorkerLife } from './worker-life.js';
import { workflowBundle } from './workflow-code.js';

/** Connections that stay free of local activities, for relay, mail, webhooks, keys and sweeps. */
const CONNECTIONS_KEPT = 7;

/** Calls under way per relay lane; two lanes relay at a time. */
const SIGNALS_AT_ONCE = 8;

/** Everything the worker is made of. */
@Module({})
export class WorkerModule {
  /** @param root of the checkout, where the workflows' sources lie */
  static with(settings: WorkerSettings, root: string): DynamicModule {
    return {
      module: WorkerModule,
      providers: [
        ...persistenceProviders(settings.database),
        ...activityProviders(signingKeyOf(settings.dataDir)),
        { provide: TEMPORAL, useFactory: () => connect(settings.temporal) },
        hostProvider(settings, root),
        relayProvider(settings),
        mailProvider(settings),
        nightWatchProvider(),
        webhookProvider(settings),
        ballotKeysProvider(settings),
        { provide: MandateSweep, inject: [UnitOfWork], useFactory: (work: UnitOfWork) => new MandateSweep(work) },
        WorkerLife,
      ],
    };
  }
}

function hostProvider({ temporal, dataDir, database }: WorkerSettings, root: string): Provider {
  const report = reportFor('procedures');
  return {
    provide: WorkerHost,
    inject: [Database, ...ACTIVITY_CLASSES],
    useFactory: (rows: Database, ...performers: object[]) =>
      new WorkerHost({
        ...temporal,
        bundle: () => workflowBundle(root, dataDir, report),
        activities: activitiesOf(performers, reportingRefusals(rows)),
        localActivities: Math.max(2, database.poolSize - CONNECTIONS_KEPT),
        report,
      }),
  };
}

function relayProvider({ database }: WorkerSettings): Provider {
  return {
    provide: WakeRelay,
    inject: [Database, TEMPORAL],
    useFactory: (rows: Database, temporal: TemporalConnection) => {
      const signaller = new WakeSignaller(temporal, SIGNALS_AT_ONCE);
      return new WakeRelay({
        url: database.url,
        queue: new WakeQueue(rows),
        deliver: (wakes) => signaller.deliver(wakes),
        report: reportFor('relay'),
      });
    },
  };
}

/** Rows are compared with each other and with what the engine runs. */
function nightWatchProvider(): Provider {
  const report = reportFor('reconciliation');
  return {
    provide: NightWatch,
    inject: [Database, UnitOfWork, TEMPORAL],
    useFactory: (rows: Database, work: UnitOfWork, temporal: TemporalConnection) => {
      const reconciliation = new Reconciliation(rows, work, new RunningProcedures(temporal), report);
      return new NightWatch(rows, () => reconciliation.run(), report);
    },
  };
}

/** Without a mail server of the installation's own the messages wait: none is lost to a server that is not there. */
function mailProvider({ database, mail, publicUrl }: WorkerSettings): Provider {
  return {
    provide: MailChannel,
    inject: [Database, UnitOfWork],
    useFactory: (rows: Database, work: UnitOfWork) =>
      new MailChannel({
        url: database.url,
        outbox: new MailOutbox(rows, work),
        transport: mail.given ? mailTransport({ url: mail.smtpUrl, from: mail.from, publicUrl }) : null,
        report: reportFor('mail'),
      }),
  };
}

function ballotKeysProvider({ database }: WorkerSettings): Provider {
  return {
    provide: BallotKeys,
    inject: [UnitOfWork],
    useFactory: (work: UnitOfWork) => new BallotKeys({ url: database.url, work, report: reportFor('ballot-keys') }),
  };
}

function webhookProvider({ database, publicUrl, webhookAddresses }: WorkerSettings): Provider {
  return {
    provide: WebhookChannel,
    inject: [Database, UnitOfWork],
    useFactory: (rows: Database, work: UnitOfWork) =>
      new WebhookChannel({
        url: database.url,
        outbox: new WebhookOutbox(rows, work),
        sender: webhookSender({ addresses: webhookAddresses }),
        source: publicUrl ?? 'urn:bangvang',
        report: reportFor('webhooks'),
      }),
  };
}
