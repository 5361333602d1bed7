import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { combineShares, privateKeyMatches } from '@bangvang/ballot';
import { Failure } from '../failure.js';
import { keyIn, makeKeyIn, shareIn } from './key-share-files.js';

describe("A session's key on the chair's machine", () => {
  let machine: string;
  let folder: string;
  beforeEach(() => {
    machine = mkdtempSync(join(tmpdir(), 'bangvang-shares-'));
    folder = join(machine, 'shares');
  });
  afterEach(() => rmSync(machine, { recursive: true }));

  it('is written as three files only their owner reads, any two of which open', async () => {
    const { publicKey, files } = await makeKeyIn(folder, 'session-1');
    expect(files.map((file) => statSync(file).mode & 0o777)).toEqual([0o600, 0o600, 0o600]);
    const [chair, secretary, teller] = files.map(shareIn);
    expect([chair!.holder, secretary!.holder, teller!.holder]).toEqual(['chair', 'secretary', 'teller']);
    const privateKey = await combineShares([secretary!.share, teller!.share]);
    expect(await privateKeyMatches(publicKey, privateKey)).toBe(true);
    for (const file of files) expect(readFileSync(file, 'utf8')).not.toContain(privateKey);
  });

  it('is found again, so that the same command after a crash makes no second one', async () => {
    const made = await makeKeyIn(folder, 'session-1');
    expect(keyIn(folder, 'session-1')).toEqual(made);
    expect(() => keyIn(folder, 'session-2')).toThrow(Failure);
    rmSync(made.files[1]!);
    expect(() => keyIn(folder, 'session-1')).toThrow(Failure);
  });
});
