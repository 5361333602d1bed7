import type { PersistentClient } from '../support/persistent-client.js';
import { Desk, DISTRICT, HOME_AFFAIRS, UNIT } from './desk.js';
import { feature } from './features.js';

jest.setTimeout(240_000);

/** A duty as a unit sees it. */
interface Owed {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly instructions: string | null;
  readonly dueOn: string;
  readonly settledBy: string | null;
  readonly late: boolean | null;
  readonly filing: { readonly summary: string; readonly fileSha256: string | null } | null;
  readonly version: number;
}

const ASKED = {
  bodies: [UNIT],
  name: 'Số liệu hộ nghèo đến tháng 6',
  text: 'Đề nghị báo cáo nhanh số hộ thoát nghèo.',
  dueOn: '2023-06-14',
};

let desk: Desk;
let lead: PersistentClient;
let officer: PersistentClient;
let path: string;
beforeAll(async () => {
  desk = await Desk.open();
  lead = await desk.in(HOME_AFFAIRS, 'appraisal-lead');
  officer = await desk.in(UNIT, 'unit-officer');
  path = `/campaigns/${desk.campaignId}/urging-notes`;
});
afterAll(() => desk?.close());

const owed = async (id: string) => (await officer.all<Owed>('/duties')).find((duty) => duty.id === id)!;
const stepsTold = (dutyId: string) =>
  desk.scene.rows<{ step: string; told: number }>(
    `SELECT r.step_code AS step, count(m.id)::int AS told FROM rung r LEFT JOIN message m ON m.rung_id = r.id
      WHERE r.owner_id = $1 AND r.outcome = 'sent' GROUP BY r.step_code ORDER BY min(r.fired_at)`,
    [dutyId],
  );
const heard = async (by: PersistentClient, kind: string) =>
  (await by.all<{ kind: string; subjectId: string }>('/messages')).filter((message) => message.kind === kind);

describe('An urging note of Home Affairs to a unit', () => {
  let dutyId: string;

  feature(38, 'given over HTTP once, it is owed by the unit and its people are told', async () => {
    const { dutyIds } = (await lead.must({ method: 'POST', path, body: ASKED })) as { dutyIds: string[] };
    dutyId = dutyIds[0]!;
    expect(dutyIds).toHaveLength(1);
    expect(await owed(dutyId)).toMatchObject({ kind: 'urging-note', name: ASKED.name, instructions: ASKED.text });
    expect(await heard(officer, 'urging-note')).toMatchObject([{ subjectId: dutyId }]);
    const [row] = await desk.scene.rows(`SELECT ladder_code, own_deadline, due_on::text FROM duty WHERE id = $1`, [
      dutyId,
    ]);
    expect(row).toEqual({ ladder_code: 'urging-note', own_deadline: true, due_on: '2023-06-14' });
    expect(await desk.audit(`duty/${dutyId}`)).toMatchObject([
      { act: 'urging-note', person: await desk.personId(lead.username), detail: { name: ASKED.name } },
    ]);
  });

  feature(38, 'it has a ladder of its own, which no template of the campaign gives', async () => {
    await desk.scene.moveTo('2023-06-13T09:00:00+07:00');
    await desk.scene.moveTo('2023-06-14T09:00:00+07:00');
    expect((await stepsTold(dutyId)).map(({ step }) => step)).toEqual(['one-before', 'due-day']);
    const [before, onTheDay] = await stepsTold(dutyId);
    expect(onTheDay!.told).toBeGreaterThan(before!.told);
  });

  feature(38, 'it is answered by filing text and file; the asker is told and nobody is urged any more', async () => {
    await desk.scene.moveTo('2023-06-15T07:00:00+07:00');
    const fileSha256 = await officer.upload('tra-loi.txt', 'Trả lời của xã.');
    const { version } = await owed(dutyId);
    const body = { summary: 'Có 12 hộ thoát nghèo.', fileSha256 };
    expect(await officer.must({ method: 'PUT', path: `/duties/${dutyId}/filing`, body, version })).toMatchObject({
      late: true,
    });
    expect(await owed(dutyId)).toMatchObject({ settledBy: 'filing', filing: { summary: body.summary, fileSha256 } });
    expect(await heard(lead, 'note-answered')).toMatchObject([{ subjectId: dutyId }]);
    await desk.scene.moveTo('2023-06-22T09:00:00+07:00');
    expect(await stepsTold(dutyId)).toHaveLength(2);
    expect(await desk.audit(`duty/${dutyId}`)).toMatchObject([
      { act: 'urging-note' },
      { act: 'file', person: await desk.personId(officer.username), detail: { daysLate: 1 } },
    ]);
    const year = await officer.get(`/bodies/${UNIT}/timeliness?year=2023`);
    expect(year).toMatchObject({ late: 1, daysLate: 1 });
  });

  feature(38, 'it is not given by a unit, nor to a body nobody knows, and the rows stay as they were', async () => {
    expect(await officer.act({ method: 'POST', path, body: ASKED })).toMatchObject({ code: 'not-allowed' });
    const unknown = { ...ASKED, dueOn: '2023-06-30', bodies: ['xa-khong-co'] };
    expect(await lead.act({ method: 'POST', path, body: unknown })).toMatchObject({ code: 'no-such-body' });
    const chair = await desk.in(DISTRICT, 'campaign-issuer');
    expect(await chair.act({ method: 'POST', path, body: ASKED })).toMatchObject({ code: 'invalid-input' });
    expect(await desk.scene.rows(`SELECT id FROM duty WHERE kind = 'urging-note'`)).toHaveLength(1);
  });
});
