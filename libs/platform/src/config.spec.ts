import { apiSettings, readConfig } from './config.js';
import { ConfigError } from './config-reader.js';

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (failure) {
    return (failure as ConfigError).faults;
  }
}

describe('An installation without settings', () => {
  it('is a rehearsal on loopback with its own servers', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      mode: 'rehearsal',
      databaseUrl: null,
      http: { host: '127.0.0.1', https: null },
      temporal: { address: '127.0.0.1:7233', given: false },
      mail: { smtpUrl: 'smtp://127.0.0.1:2525', given: false },
    });
  });

  it('keeps its settings as they were read', () => {
    const config = readConfig({});
    expect(() => Object.assign(config.ports, { api: 1 })).toThrow(TypeError);
  });
});

describe('A moved port', () => {
  it('moves the address that goes with it', () => {
    const config = readConfig({ BANGVANG_TEMPORAL_PORT: '9000', BANGVANG_SMTP_PORT: '9001' });
    expect(config.temporal.address).toBe('127.0.0.1:9000');
    expect(config.mail.smtpUrl).toBe('smtp://127.0.0.1:9001');
  });
});

describe('An address for people', () => {
  it('is kept without the slash at its end', () => {
    expect(readConfig({ PUBLIC_URL: 'https://thidua.tamduong.example/' }).publicUrl).toBe(
      'https://thidua.tamduong.example',
    );
    expect(readConfig({}).publicUrl).toBeNull();
  });
});

describe('Webhooks', () => {
  it('reach this machine in a rehearsal only, unless it is said otherwise', () => {
    expect(readConfig({}).webhookAddresses).toBe('loopback');
    expect(readConfig({ BANGVANG_MODE: 'production' }).webhookAddresses).toBe('public');
    expect(readConfig({ BANGVANG_MODE: 'production', WEBHOOK_ADDRESSES: 'private' }).webhookAddresses).toBe('private');
  });
});

describe('Settings that cannot be used', () => {
  it('are all named at once', () => {
    const faults = faultsOf({
      BANGVANG_MODE: 'test',
      BANGVANG_PORT: '99999',
      DATABASE_URL: 'mysql://x',
      LOG_LEVEL: 'loud',
    });
    expect(faults.map((fault) => fault.split(':')[0]).sort()).toEqual([
      'BANGVANG_MODE',
      'BANGVANG_PORT',
      'DATABASE_URL',
      'LOG_LEVEL',
    ]);
  });

  it('include an address beyond this machine without https', () => {
    expect(faultsOf({ HOST: '0.0.0.0' })[0]).toMatch(/^HOST:/);
    expect(faultsOf({ HOST: '0.0.0.0', HTTPS_CERTIFICATE_FILE: 'a.pem', HTTPS_KEY_FILE: 'b.pem' })).toEqual([]);
  });

  it('include a certificate without its key', () => {
    expect(faultsOf({ HTTPS_CERTIFICATE_FILE: 'a.pem' })[0]).toMatch(/^HTTPS_KEY_FILE:/);
  });

  it('include a process that has no database', () => {
    expect(() => apiSettings(readConfig({}))).toThrow(ConfigError);
    expect(apiSettings(readConfig({}), 'postgres://x').database.url).toBe('postgres://x');
  });
});
