import type { Child } from '@bangvang/infra';
import { keep } from './kept.js';

/** A process the test ends by hand. */
function aChild(pid: number) {
  let end: (how: number | NodeJS.Signals) => void = () => undefined;
  const exited = new Promise<number | NodeJS.Signals>((resolve) => (end = resolve));
  const child: Child = { pid, exited, stop: async () => end(0) };
  return { child, die: () => end('SIGKILL') };
}

const soon = () => new Promise((resolve) => setTimeout(resolve, 30));

describe('A part that is kept running', () => {
  it('is started again when it dies unasked, and a failing start is tried again', async () => {
    const children = [aChild(1), aChild(2)];
    const pids: number[] = [];
    const said: string[] = [];
    let launches = 0;
    const kept = await keep({
      title: 'worker',
      launch: async () => {
        launches += 1;
        if (launches === 2) throw new Error('chưa có cơ sở dữ liệu');
        return children[launches === 1 ? 0 : 1]!.child;
      },
      onPid: (pid) => pids.push(pid),
      out: (line) => said.push(line),
      pausesMs: [1],
    });

    children[0]!.die();
    await soon();

    expect(pids).toEqual([1, 2]);
    expect(said).toEqual([
      'worker đã dừng ngoài ý muốn (SIGKILL); chạy lại sau 0.001 giây.',
      'worker đã dừng ngoài ý muốn (chưa có cơ sở dữ liệu); chạy lại sau 0.001 giây.',
      'worker đã chạy lại.',
    ]);
    await kept.stop();
  });

  it('stays stopped once it is stopped', async () => {
    let launches = 0;
    const { child } = aChild(1);
    const launch = async () => {
      launches += 1;
      return child;
    };
    const kept = await keep({ title: 'api', launch, onPid: () => undefined, out: () => undefined, pausesMs: [1] });
    await kept.stop();
    await soon();
    expect(launches).toBe(1);
  });

  it('does not start at all when its first start fails', async () => {
    const launch = () => Promise.reject(new Error('cổng đã có người dùng'));
    const starting = keep({ title: 'api', launch, onPid: () => undefined, out: () => undefined });
    await expect(starting).rejects.toThrow('cổng đã có người dùng');
  });
});
