import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const LOOPBACK = '127.0.0.1';

/**
 * Makes sure that a port is free on loopback.
 * @param name who needs it, as a person reads it: "máy chủ Bảng Vàng"
 * @param setting the environment variable that moves it
 * @throws Error in Vietnamese naming the port, who needs it and the setting, when another program has it
 */
export async function requirePort(name: string, port: number, setting: string): Promise<void> {
  const failure = await tryToListen(port);
  if (!failure) return;
  if (failure.code === 'EADDRINUSE') {
    throw new Error(
      `Cổng ${port} mà ${name} cần đang bị một chương trình khác dùng. ` +
        `Hãy dừng chương trình đó, hoặc chọn cổng khác bằng biến ${setting} (ví dụ: ${setting}=${port + 1}).`,
    );
  }
  throw new Error(`Không mở được cổng ${port} cho ${name} (${failure.message}). Cổng này đổi bằng biến ${setting}.`, {
    cause: failure,
  });
}

/** @returns a loopback port nobody had a moment ago; somebody may take it before its use, so use it at once */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, LOOPBACK);
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('the system gave no port');
  return address.port;
}

/**
 * Waits until somebody answers on a loopback port.
 * @param limitMs how long to wait, in ms
 * @returns whether somebody did in time
 */
export async function answersWithin(port: number, limitMs: number): Promise<boolean> {
  const until = performance.now() + limitMs;
  while (!(await answers(port))) {
    if (performance.now() > until) return false;
    await sleep(50);
  }
  return true;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, LOOPBACK);
    const settle = (answered: boolean) => {
      socket.destroy();
      resolve(answered);
    };
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
  });
}

function tryToListen(port: number): Promise<NodeJS.ErrnoException | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve(error));
    server.listen(port, LOOPBACK, () => server.close(() => resolve(undefined)));
  });
}
