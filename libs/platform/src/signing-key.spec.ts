import { verify } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSigningKey } from './signing-key.js';

describe("The installation's signing key", () => {
  const folder = mkdtempSync(join(tmpdir(), 'bangvang-key-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is made once, stays the same, and is readable by its owner alone', () => {
    const first = loadSigningKey(folder);
    expect(loadSigningKey(folder).publicKey).toBe(first.publicKey);
    expect(statSync(join(folder, 'keys', 'audit.pem')).mode & 0o777).toBe(0o600);
  });

  it('signs what its public key confirms', () => {
    const { publicKey, sign } = loadSigningKey(folder);
    expect(verify(null, Buffer.from('biên bản'), publicKey, Buffer.from(sign('biên bản'), 'base64'))).toBe(true);
  });
});
