import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { answersWithin, freePort, requirePort } from './ports.js';

describe('A port another program already has', () => {
  let port: number;
  let holder: Server;

  beforeAll(async () => {
    port = await freePort();
    holder = createServer().listen(port, '127.0.0.1');
    await once(holder, 'listening');
  });
  afterAll(async () => {
    holder.close();
    await once(holder, 'close');
  });

  it('is refused by its number, with who needs it and the setting that moves it', async () => {
    const refusal = requirePort('trang đọc thư', port, 'BANGVANG_MAIL_PORT');
    await expect(refusal).rejects.toThrow(`Cổng ${port} mà trang đọc thư cần`);
    await expect(refusal).rejects.toThrow('BANGVANG_MAIL_PORT');
  });

  it('answers', async () => expect(await answersWithin(port, 1_000)).toBe(true));
});

describe('A port nobody has', () => {
  it('is accepted and stays free', async () => {
    const port = await freePort();
    await requirePort('máy chủ Bảng Vàng', port, 'BANGVANG_PORT');
    await requirePort('máy chủ Bảng Vàng', port, 'BANGVANG_PORT');
    expect(await answersWithin(port, 0)).toBe(false);
  });
});
