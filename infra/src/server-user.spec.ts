import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canEnter, findAccount, reachableFolder } from './server-user.js';

const PASSWD = ['root:x:0:0:root:/root:/bin/bash', 'nobody:x:65534:65533:nobody:/:/bin/false', ''].join('\n');
const STRANGER = { name: 'stranger', uid: 64_999, gid: 64_999 };

describe('The account PostgreSQL runs as under root', () => {
  it('is postgres where the machine has it', () =>
    expect(findAccount(`${PASSWD}postgres:x:101:104::/var:/bin/sh\n`, ['postgres', 'nobody'])).toEqual({
      name: 'postgres',
      uid: 101,
      gid: 104,
    }));

  it('is nobody otherwise', () =>
    expect(findAccount(PASSWD, ['postgres', 'nobody'])).toEqual({ name: 'nobody', uid: 65_534, gid: 65_533 }));

  it('is none where the machine has neither', () => expect(findAccount(PASSWD, ['postgres'])).toBeUndefined());
});

describe('A folder below one that is closed to others', () => {
  const base = mkdtempSync(join(tmpdir(), 'bangvang-user-'));
  const closed = join(base, 'closed');
  mkdirSync(join(closed, 'open'), { recursive: true });
  afterAll(() => rmSync(base, { recursive: true }));

  it('cannot be entered by others, however open it is itself', () => {
    chmodSync(base, 0o700);
    expect(canEnter(join(closed, 'open'), STRANGER)).toBe(false);
    chmodSync(base, 0o711);
    expect(canEnter(join(closed, 'open'), STRANGER)).toBe(true);
  });

  it('gets its missing parents opened, and no folder that was there before', () => {
    chmodSync(base, 0o711);
    chmodSync(closed, 0o700);
    expect(reachableFolder(join(base, 'new', 'data'), STRANGER)).toBe(join(base, 'new', 'data'));
    expect(statSync(join(base, 'new')).mode & 0o777).toBe(0o711);
    expect(statSync(closed).mode & 0o777).toBe(0o700);
  });
});
