import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PidFile } from './pid-file.js';

describe('The file of what a supervisor has started', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bangvang-pids-'));
  const path = join(folder, 'pids.json');
  afterAll(() => rmSync(folder, { recursive: true }));

  it('names nobody when it was never written or was cut short', () => {
    expect(new PidFile(path).running()).toEqual([]);
    writeFileSync(path, '[{"name": "ap');
    expect(new PidFile(path).running()).toEqual([]);
  });

  it('lets the next supervisor end what the former one left, and only that', async () => {
    const left = await sleeper();
    const stranger = await sleeper();
    new PidFile(path).remember('api', left);
    const known = new PidFile(path).running();
    writeFileSync(path, JSON.stringify([...known, { name: 'worker', pid: stranger, startedAt: 'another boot/1' }]));

    const ended = await new PidFile(path).end(['api', 'worker'], 2_000);

    expect(ended).toEqual(['api']);
    expect(isRunning(stranger)).toBe(true);
    process.kill(stranger, 'SIGKILL');
  });
});

async function sleeper(): Promise<number> {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'ignore' });
  await once(child, 'spawn');
  child.unref();
  return child.pid ?? 0;
}

function isRunning(pid: number): boolean {
  return process.kill(pid, 0);
}
