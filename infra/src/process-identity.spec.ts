import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { endProcess, identify, isAlive, parseStat } from './process-identity.js';

/** A line of /proc/<pid>/stat with the given name, state and start. */
const stat = (name: string, state: string, start: string) =>
  `4711 (${name}) ${state} 1 4711 4711 0 -1 4194560 1 0 0 0 1 2 0 0 20 0 11 0 ${start} 1000 200 18446744073709551615`;

describe('The line the system keeps on a process', () => {
  it('tells when it started', () => expect(parseStat(stat('node', 'S', '123456'))).toBe('123456'));

  it('is read rightly when the name holds blanks and parentheses', () =>
    expect(parseStat(stat('a) R (b', 'S', '99'))).toBe('99'));

  it('counts a zombie as dead', () => expect(parseStat(stat('node', 'Z', '123456'))).toBeUndefined());
});

describe('A process remembered by pid and start', () => {
  it('is itself, and not whoever has the same pid with another start', () => {
    const self = identify(process.pid);
    if (!self) throw new Error('this process has no identity');
    expect(isAlive(self)).toBe(true);
    expect(isAlive({ ...self, startedAt: `${self.startedAt}0` })).toBe(false);
  });

  it('is ended when it is the very same, and a stranger with its pid is spared', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'ignore' });
    await once(child, 'spawn');
    const known = identify(child.pid ?? 0);
    if (!known) throw new Error('the child has no identity');

    await endProcess({ ...known, startedAt: 'another boot/1' }, 100);
    expect(isAlive(known)).toBe(true);

    await endProcess(known, 2_000);
    expect(isAlive(known)).toBe(false);
  });
});
