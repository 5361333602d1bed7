import { Receiver } from '../integration/support/webhook-receiver.js';
import { DISTRICT, Desk } from './desk.js';
import { feature } from './features.js';

jest.setTimeout(240_000);

const TYPE = 'vn.bangvang.dossier.stage-entered';
let desk: Desk;
let receiver: Receiver;
let secret = '';

beforeAll(async () => {
  receiver = await Receiver.open(() => secret);
  desk = await Desk.open();
});
afterAll(async () => {
  await desk?.close();
  await receiver?.close();
});

describe('An administrator who has another system told of what happens', () => {
  let webhookId: string;
  let eventId: string;

  feature(49, 'each event reaches it once, signed, and names no person', async () => {
    const admin = await desk.as('quantri');
    const made = await admin.must({
      method: 'POST',
      path: '/webhooks',
      body: { name: 'Cổng dữ liệu huyện', url: receiver.url, eventTypes: [TYPE] },
    });
    [webhookId, secret] = [String(made['id']), String(made['secret'])];

    const [dossier] = await desk.submitted(1);
    await until(() => receiver.taken.some(({ subject }) => subject === `dossier/${dossier!.id}`));
    const events = receiver.taken.filter(({ subject }) => subject === `dossier/${dossier!.id}`);
    expect(events.map(({ type, data }) => [type, data['stage']])).toEqual([[TYPE, 'submitted']]);
    expect(JSON.stringify(events)).not.toContain('Người lao động');
    eventId = events[0]!.id;
    expect(new Set(receiver.ids).size).toBe(receiver.ids.length);
    expect(
      await desk.scene.rows(
        `SELECT d.state, d.attempts, array_agg(a.outcome) AS log
           FROM delivery AS d JOIN delivery_attempt AS a ON a.delivery_id = d.id
          WHERE d.event_subject = $1 GROUP BY d.id`,
        [`dossier/${dossier!.id}`],
      ),
    ).toEqual([{ state: 'sent', attempts: 0, log: ['sent'] }]);
    expect(JSON.stringify(await admin.get('/webhooks'))).not.toContain(secret);
  });

  feature(49, 'a replay sends the event again under its id, and the audit says who asked', async () => {
    const admin = await desk.as('quantri');
    const replayed = await admin.must({ method: 'POST', path: `/webhooks/${webhookId}/replays`, body: { eventId } });
    expect(replayed).toEqual({ events: 1 });
    await until(() => receiver.ids.filter((id) => id === eventId).length === 2);
    const acts = await desk.audit(`webhook/${webhookId}`);
    expect(acts.map(({ act, person }) => [act, person])).toEqual([
      ['make', await desk.personId('quantri')],
      ['replay', await desk.personId('quantri')],
    ]);
    expect(JSON.stringify(acts)).not.toContain(secret);
  });

  feature(49, 'nobody else may listen, and one of two changes of the same version is refused', async () => {
    const terms = { name: 'Cổng dữ liệu huyện', url: receiver.url, eventTypes: [TYPE], enabled: false };
    const chair = await desk.in(DISTRICT, 'campaign-issuer');
    const foreign = await chair.act({ method: 'POST', path: '/webhooks', body: terms });
    expect(foreign).toMatchObject({ done: false, code: 'not-allowed' });

    const admin = await desk.as('quantri');
    const change = { method: 'PUT', path: `/webhooks/${webhookId}`, body: terms, version: 1 } as const;
    expect(await admin.must(change)).toMatchObject({ version: 2 });
    expect(await admin.act(change)).toMatchObject({ done: false, code: 'stale-version' });
    const replay = { method: 'POST', path: `/webhooks/${webhookId}/replays`, body: { eventId } } as const;
    expect(await admin.act(replay)).toMatchObject({ done: false, code: 'conflicting-act' });
  });
});

async function until(holds: () => boolean): Promise<void> {
  for (const end = performance.now() + 20_000; performance.now() < end; await desk.scene.moment()) if (holds()) return;
  throw new Error('did not come to hold within 20 s');
}
