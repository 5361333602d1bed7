import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { ConfigError, Reader } from './config-reader.js';

export type Mode = 'rehearsal' | 'production';

/** Where each server of one machine listens, on loopback. Every port has a setting that moves it. */
export interface PortSettings {
  readonly api: number;
  readonly postgres: number;
  readonly temporal: number;
  readonly temporalUi: number;
  readonly smtp: number;
  readonly mail: number;
}

export interface Config {
  readonly mode: Mode;
  /** Where the installation keeps its data: absolute. */
  readonly dataDir: string;
  readonly ports: PortSettings;
  /** The reference folder a rehearsal plays, by name or path; null: as the data began, or the usual one. */
  readonly rehearsal: string | null;
  /** Null: the machine's own PostgreSQL on `ports.postgres`. */
  readonly databaseUrl: string | null;
  readonly poolSizes: { readonly api: number; readonly worker: number };
  readonly temporal: {
    /** `host:port` */
    readonly address: string;
    readonly namespace: string;
    /** False: the machine's own server on `ports.temporal`. */
    readonly given: boolean;
  };
  readonly http: {
    readonly host: string;
    readonly https: { readonly certificateFile: string; readonly keyFile: string } | null;
  };
  readonly mail: {
    readonly smtpUrl: string;
    readonly from: string;
    /** False: the machine's own mail sink on `ports.smtp`. */
    readonly given: boolean;
  };
  /** Where people reach the installation, without a slash at its end; null: what is sent out carries no links. */
  readonly publicUrl: string | null;
  /** Where webhooks may go: public addresses only, this machine as well, or any network of the house. */
  readonly webhookAddresses: 'public' | 'loopback' | 'private';
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
}

/** What `api` needs. */
export interface ApiSettings {
  readonly mode: Mode;
  readonly database: { readonly url: string; readonly poolSize: number };
  readonly temporal: Config['temporal'];
  readonly host: string;
  readonly port: number;
  readonly https: Config['http']['https'];
  readonly publicUrl: string | null;
  readonly webhookAddresses: Config['webhookAddresses'];
  readonly dataDir: string;
  readonly logLevel: Config['logLevel'];
}

/** What `worker` needs. */
export interface WorkerSettings {
  readonly mode: Mode;
  readonly database: { readonly url: string; readonly poolSize: number };
  readonly temporal: Config['temporal'];
  readonly mail: Config['mail'];
  readonly publicUrl: string | null;
  readonly webhookAddresses: Config['webhookAddresses'];
  readonly dataDir: string;
  readonly logLevel: Config['logLevel'];
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/**
 * Reads the settings, checks them all and freezes them. The one place that knows names of environment variables.
 * @param env for tests; a process reads its own environment
 * @throws ConfigError naming every setting that is wrong
 */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const read = new Reader(env);
  const ports: PortSettings = {
    api: read.port(env['BANGVANG_PORT'] === undefined ? 'PORT' : 'BANGVANG_PORT', 8080),
    postgres: read.port('BANGVANG_POSTGRES_PORT', 54320),
    temporal: read.port('BANGVANG_TEMPORAL_PORT', 7233),
    temporalUi: read.port('BANGVANG_TEMPORAL_UI_PORT', 8233),
    smtp: read.port('BANGVANG_SMTP_PORT', 2525),
    mail: read.port('BANGVANG_MAIL_PORT', 8025),
  };
  const temporalAddress = read.optional('TEMPORAL_ADDRESS', /^[^\s/]+:\d+$/, 'máy:cổng, ví dụ 127.0.0.1:7233');
  const smtpUrl = read.optional('SMTP_URL', /^smtps?:\/\//, 'smtp://… hoặc smtps://…');
  const mode = read.oneOf('BANGVANG_MODE', ['rehearsal', 'production'], 'rehearsal');
  const publicUrl = read.optional('PUBLIC_URL', /^https?:\/\/[^\s/?#]+(\/[^\s?#]*)?$/, 'https://thidua.huyen.gov.vn');
  const config: Config = {
    mode,
    dataDir: resolve(read.text('BANGVANG_DATA_DIR', '.data').replace(/^~(?=\/|$)/, homedir())),
    ports,
    rehearsal: read.optional('BANGVANG_REHEARSAL', /\S/, 'tên thư mục trong infra/reference, hoặc đường dẫn'),
    databaseUrl: read.optional('DATABASE_URL', /^postgres(ql)?:\/\//, 'postgres://…'),
    poolSizes: { api: read.count('BANGVANG_API_POOL', 20), worker: read.count('BANGVANG_WORKER_POOL', 20) },
    temporal: {
      address: temporalAddress ?? `127.0.0.1:${ports.temporal}`,
      namespace: read.text('TEMPORAL_NAMESPACE', 'default'),
      given: temporalAddress !== null,
    },
    http: { host: read.text('HOST', '127.0.0.1'), https: read.pair('HTTPS_CERTIFICATE_FILE', 'HTTPS_KEY_FILE') },
    mail: {
      smtpUrl: smtpUrl ?? `smtp://127.0.0.1:${ports.smtp}`,
      from: read.text('MAIL_FROM', 'Bảng Vàng <bangvang@localhost>'),
      given: smtpUrl !== null,
    },
    publicUrl: publicUrl?.replace(/\/+$/, '') ?? null,
    webhookAddresses: read.oneOf(
      'WEBHOOK_ADDRESSES',
      ['public', 'loopback', 'private'],
      mode === 'rehearsal' ? 'loopback' : 'public',
    ),
    logLevel: read.oneOf('LOG_LEVEL', ['debug', 'info', 'warn', 'error'], 'info'),
  };
  if (!LOOPBACK.has(config.http.host) && config.http.https === null) {
    read.refuse(
      'HOST',
      `${config.http.host} không phải địa chỉ nội bộ của máy nên phải có HTTPS_CERTIFICATE_FILE và HTTPS_KEY_FILE`,
    );
  }
  read.throwIfWrong();
  return deepFrozen(config);
}

/** @param databaseUrl of the machine's own PostgreSQL, where `DATABASE_URL` is not given */
export function apiSettings(config: Config, databaseUrl = config.databaseUrl): ApiSettings {
  return deepFrozen({
    ...common(config, databaseUrl, config.poolSizes.api),
    host: config.http.host,
    port: config.ports.api,
    https: config.http.https,
  });
}

/** @param databaseUrl of the machine's own PostgreSQL, where `DATABASE_URL` is not given */
export function workerSettings(config: Config, databaseUrl = config.databaseUrl): WorkerSettings {
  return deepFrozen({ ...common(config, databaseUrl, config.poolSizes.worker), mail: config.mail });
}

function common(config: Config, databaseUrl: string | null, poolSize: number) {
  const { mode, temporal, dataDir, logLevel, publicUrl, webhookAddresses } = config;
  if (databaseUrl === null) throw new ConfigError(['DATABASE_URL: chưa có địa chỉ cơ sở dữ liệu']);
  return { mode, temporal, dataDir, logLevel, publicUrl, webhookAddresses, database: { url: databaseUrl, poolSize } };
}

function deepFrozen<T extends object>(value: T): T {
  for (const member of Object.values(value)) if (typeof member === 'object' && member !== null) deepFrozen(member);
  return Object.freeze(value);
}
