import { setTimeout as sleep } from 'node:timers/promises';
import { EXIT, Failure } from '../failure.js';
import type { Server } from '../server/server.js';
import type { Context } from './context.js';

interface Reconciliation {
  readonly finishedAt: string | null;
  readonly findings: {
    readonly woken: number;
    readonly restarted: number;
    readonly timersSet: number;
    readonly rungsRaised: number;
    readonly incidents: number;
    readonly resolved: number;
    readonly engineAsked: boolean;
  } | null;
}

const PATH = '/api/v1/operations/reconciliations';
const LOOK_EVERY_MS = 1_000;
const LIMIT_MS = 600_000;

/** Asks for a reconciliation, waits for the worker that does it, and tells what it found. */
export async function reconcile(server: Server, { out }: Context): Promise<void> {
  const { id } = await server.json<{ id: string }>({ method: 'POST', path: PATH, body: {} });
  out('Đã yêu cầu đối soát; worker làm trong vài giây.');
  const until = performance.now() + LIMIT_MS;
  for (;;) {
    const { findings } = await server.json<Reconciliation>({ method: 'GET', path: `${PATH}/${id}` });
    if (findings) return tell(findings, out);
    if (performance.now() > until) {
      throw new Failure(EXIT.unexpected, 'Chưa có worker nào đối soát. Hãy kiểm tra worker có chạy không.');
    }
    await sleep(LOOK_EVERY_MS);
  }
}

function tell(found: NonNullable<Reconciliation['findings']>, out: (line: string) => void): void {
  out(`Đánh thức: ${found.woken} thủ tục, trong đó khởi động lại ${found.restarted}.`);
  out(`Đặt lại giờ hẹn: ${found.timersSet}. Lập lại bậc nhắc: ${found.rungsRaised}.`);
  out(`Sự cố thấy lần này: ${found.incidents}. Sự cố không còn: ${found.resolved}.`);
  if (!found.engineAsked) out('Không hỏi được Temporal nên chưa so được thủ tục đang chạy.');
}
