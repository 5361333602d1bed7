import type { RehearsalFolder } from './rehearsal-folder.js';

/** How an installation on one machine is run. Read from the environment elsewhere; here it is already checked. */
export interface StartSettings {
  /** A rehearsal (diễn tập) may move its clock and gets the demonstration; production starts empty. */
  readonly mode: 'rehearsal' | 'production';
  /** What a rehearsal plays; null in production. */
  readonly rehearsal: RehearsalFolder | null;
  /** Full path of the checkout, where `apps/` and `infra/` lie built. */
  readonly root: string;
  /** Full path of the folder that keeps everything: databases, mail, logs. One installation's only. */
  readonly dataDir: string;
  readonly ports: StartPorts;
  /** A PostgreSQL run by somebody else, its database created; otherwise one is started here. */
  readonly databaseUrl?: string;
  /** host:port of a Temporal run by somebody else; otherwise one is started here. */
  readonly temporalAddress?: string;
  readonly temporalNamespace: string;
  /** Where mail really goes; without it a local mail sink takes it. */
  readonly smtpUrl?: string;
}

export interface StartPorts {
  readonly api: number;
  readonly postgres: number;
  readonly temporal: number;
  readonly temporalUi: number;
  readonly smtp: number;
  readonly mailPage: number;
}

/** What `start` has others do at the right moment. Each may run again on the same data and then changes nothing. */
export interface StartSteps {
  /** Brings the database to the present schema. */
  migrate(databaseUrl: string): Promise<void>;
  /** Loads the installation's reference data. */
  loadReference(databaseUrl: string): Promise<void>;
  /** Makes the demonstration through the running API. @returns the accounts to show */
  seedDemonstration(baseUrl: string): Promise<readonly DemonstrationAccount[]>;
}

export interface DemonstrationAccount {
  readonly login: string;
  readonly password: string;
  /** Who this is, as a person reads it: "Chuyên viên Phòng Nội vụ". */
  readonly who: string;
}

/** Receives one line for the person at the terminal. */
export type Out = (line: string) => void;
