import { LettersService } from '../../apps/api/src/urging/letters.service.js';
import { UrgingService } from '../../apps/api/src/urging/urging.service.js';
import { CampaignScene, HOME_AFFAIRS } from './support/campaign-scene.js';
import { aCommand, startTestServer, type TestServer } from './support/database.js';

jest.setTimeout(240_000);

const COMMUNE = 'xa-binh-lu';
const LAUNCH = '2023-06-15T08:00:00+07:00';
/** The plan is due on 29/6, a Thursday: five working days later its letter is drafted, two more and it is listed. */
const LETTER_DAY = '2023-07-06T08:30:00+07:00';
const LIST_DAY = '2023-07-10T08:30:00+07:00';
const PAGE = { limit: 200 };

let server: TestServer;
beforeAll(async () => (server = await startTestServer()));
afterAll(() => server?.stop());

async function launched() {
  const scene = await CampaignScene.launched(await server.installation(LAUNCH));
  const { database, work } = scene.installation;
  const letters = new LettersService(database, work);
  const all = async () => (await letters.list(scene.id, PAGE, scene.homeAffairs)).items;
  const letterTo = async (code: string) =>
    (await all()).find(({ addresseeBodyId }) => addresseeBodyId === bodyIds[code])!;
  const bodyIds = Object.fromEntries(
    (await database.rows<{ id: string; code: string }>('SELECT id, code FROM body')).map(({ id, code }) => [code, id]),
  );
  return { scene, letters, all, letterTo, urging: new UrgingService(database, work) };
}

describe('Units whose plan is five working days late', () => {
  it('have one draft each for the lead of Home Affairs to sign, who is told of all at once', async () => {
    const { scene, all } = await launched();
    await scene.urgesAt(LETTER_DAY);
    const drafts = await all();
    expect(drafts.length).toBeGreaterThan(20);
    expect(new Set(drafts.map(({ addresseeBodyId }) => addresseeBodyId)).size).toBe(drafts.length);
    expect(drafts[0]).toMatchObject({ state: 'drafted', number: null, signerRole: 'appraisal-lead' });
    expect(drafts[0]!.text).toContain('quá hạn 5 ngày làm việc');
    expect(await scene.told('letters-to-sign')).toHaveLength(1);
    expect(await scene.told('urging-letter')).toEqual([]);
  });

  it('get them when all are signed by one command, with numbers in a row and each once', async () => {
    const { scene, letters, all } = await launched();
    await scene.urgesAt(LETTER_DAY);
    const drafts = await all();
    const signed = await letters.signAll(scene.id, scene.homeAffairs, aCommand());
    expect(signed.numbers).toEqual(drafts.map((_, at) => `${String(at + 1).padStart(2, '0')}/NV`));
    expect(new Set((await all()).map(({ state, datedOn }) => `${state} ${datedOn}`))).toEqual(
      new Set(['signed 2023-07-06']),
    );
    const told = await scene.told('urging-letter');
    expect(new Set(told.map(({ subjectId }) => subjectId)).size).toBe(drafts.length);
    expect(told[0]!.text).toMatch(/Số: \d+\/NV/);
    await expect(letters.signAll(scene.id, scene.homeAffairs, aCommand())).rejects.toMatchObject({
      slug: 'conflicting-act',
    });
  });

  it('are listed to the issuer as one, two working days later, those that filed left out', async () => {
    const { scene, urging } = await launched();
    await scene.urgesAt(LETTER_DAY);
    await scene.files(await scene.duty(COMMUNE, 'plan'));
    await scene.urgesAt(LIST_DAY);
    const lists = await scene.told('overdue-list');
    expect(lists).toHaveLength(1);
    expect(lists[0]!.text).not.toContain('Bình Lư');
    expect(lists[0]!.text).toContain('quá hạn 7 ngày làm việc');
    const { items } = await urging.overdue(scene.id, PAGE, scene.chair);
    expect(items[0]).toMatchObject({ kind: 'plan', daysLate: 7, listed: true, lastStep: 'overdue-list', timesTold: 2 });
    expect(items[0]!.letters).toMatchObject([{ state: 'drafted', number: null }]);
  });
});

describe('A letter of reminder', () => {
  it('is withdrawn when its unit files before the signature, and cannot be signed any more', async () => {
    const { scene, letters, letterTo } = await launched();
    await scene.urgesAt(LETTER_DAY);
    await scene.files(await scene.duty(COMMUNE, 'plan'));
    const letter = await letterTo(COMMUNE);
    expect(letter).toMatchObject({ state: 'withdrawn', number: null });
    expect(letter.endReason).toContain('trước khi công văn được ký');
    await expect(letters.sign(letter.id, letter.version, scene.homeAffairs, aCommand())).rejects.toMatchObject({
      slug: 'conflicting-act',
    });
  });

  it('signed and not sent yet is withdrawn when its unit files, keeping its number', async () => {
    const { scene, letters, letterTo } = await launched();
    await scene.urgesAt(LETTER_DAY);
    const draft = await letterTo(COMMUNE);
    await expect(letters.sign(draft.id, draft.version, scene.homeAffairs, aCommand())).resolves.toMatchObject({
      numbers: ['01/NV'],
    });
    await scene.files(await scene.duty(COMMUNE, 'plan'));
    expect(await letterTo(COMMUNE)).toMatchObject({ state: 'withdrawn', number: '01/NV' });
    const deliveries = await scene.installation.database.rows<{ state: string }>(
      `SELECT DISTINCT y.state FROM message m JOIN delivery y ON y.message_id = m.id WHERE m.letter_id = $1`,
      [draft.id],
    );
    expect(deliveries).toEqual([{ state: 'withdrawn' }]);
  });

  it('already sent stays sent', async () => {
    const { scene, letters, letterTo } = await launched();
    await scene.urgesAt(LETTER_DAY);
    const draft = await letterTo(COMMUNE);
    await letters.sign(draft.id, draft.version, scene.homeAffairs, aCommand());
    await scene.installation.database.rows(
      `UPDATE delivery SET state = 'sent', settled_at = clock_timestamp() FROM message m WHERE m.id = message_id AND m.letter_id = $1`,
      [draft.id],
    );
    await scene.files(await scene.duty(COMMUNE, 'plan'));
    expect(await letterTo(COMMUNE)).toMatchObject({ state: 'sent', number: '01/NV' });
  });

  it('is signed or overtaken, never both, when the filing races the signature', async () => {
    const { scene, letters, letterTo } = await launched();
    await scene.urgesAt(LETTER_DAY);
    const draft = await letterTo(COMMUNE);
    const duty = await scene.duty(COMMUNE, 'plan');
    const [signing] = await Promise.allSettled([
      letters.sign(draft.id, draft.version, scene.homeAffairs, aCommand()),
      scene.files(duty),
    ]);
    const after = await letterTo(COMMUNE);
    expect(after.state).toBe('withdrawn');
    expect(after.number !== null).toBe(signing.status === 'fulfilled');
    expect(await scene.duty(COMMUNE, 'plan')).toMatchObject({ settledBy: 'filing', late: true });
  });

  it('discarded keeps its reason, and awaits only who is competent', async () => {
    const { scene, letters, letterTo } = await launched();
    await scene.urgesAt(LETTER_DAY);
    const draft = await letterTo(COMMUNE);
    await expect(letters.sign(draft.id, draft.version, scene.chair, aCommand())).rejects.toMatchObject({
      slug: 'not-allowed',
    });
    await letters.discard(draft.id, draft.version, 'Đã nhắc qua điện thoại.', scene.homeAffairs, aCommand());
    expect(await letterTo(COMMUNE)).toMatchObject({ state: 'discarded', endReason: 'Đã nhắc qua điện thoại.' });
  });
});

describe('A filing', () => {
  it('late is counted in working days, frozen for the year', async () => {
    const { scene, urging } = await launched();
    await scene.installation.clockAt('2023-07-04T09:00:00+07:00');
    await scene.files(await scene.duty(COMMUNE, 'plan'));
    const officer = await scene.installation.officer(COMMUNE, 'unit-officer');
    expect(await urging.timeliness(COMMUNE, 2023, officer)).toMatchObject({ late: 1, daysLate: 3, inTime: 0 });
  });

  it('sent back is owed again by its new day, and urged again; the first one stays on record', async () => {
    const { scene } = await launched();
    await scene.files(await scene.duty(COMMUNE, 'plan'));
    const filed = await scene.duty(COMMUNE, 'plan');
    const back = { dueOn: '2023-07-20', reason: 'Thiếu chỉ tiêu.' };
    await scene.deadlines.sendBack(filed.id, filed.version, back, scene.homeAffairs, aCommand());
    await scene.urgesAt('2023-07-17T09:00:00+07:00');
    expect(await scene.ladderOf(filed.id)).toMatchObject({ 'seven-before': 'superseded', 'three-before': 'sent' });
    expect(await scene.told('filing-returned')).toHaveLength(2);
    await scene.files(await scene.duty(COMMUNE, 'plan'));
    const kept = await scene.installation.database.rows('SELECT id FROM filing WHERE duty_id = $1', [filed.id]);
    expect(kept).toHaveLength(2);
  });
});

describe('A duty whose time stands still', () => {
  it('is not urged, and runs on with as many working days as were left', async () => {
    const { scene } = await launched();
    const plan = await scene.duty(COMMUNE, 'plan');
    await scene.installation.clockAt('2023-06-19T09:00:00+07:00');
    await scene.releases.hold(plan.id, plan.version, 'Lũ quét.', scene.homeAffairs, aCommand());
    await scene.urgesAt('2023-06-29T09:00:00+07:00');
    expect(new Set(Object.values(await scene.ladderOf(plan.id)))).toEqual(new Set(['void']));
    const held = await scene.duty(COMMUNE, 'plan');
    await scene.deadlines.resume(plan.id, held.version, scene.homeAffairs, aCommand());
    expect(await scene.duty(COMMUNE, 'plan')).toMatchObject({ dueOn: '2023-07-11', heldAt: null });
    await scene.urgesAt('2023-07-06T09:00:00+07:00');
    expect(await scene.ladderOf(plan.id)).toMatchObject({ 'three-before': 'sent' });
  });

  it('is in time when filed meanwhile, though its day has passed', async () => {
    const { scene } = await launched();
    const plan = await scene.duty(COMMUNE, 'plan');
    await scene.releases.hold(plan.id, plan.version, 'Lũ quét.', scene.homeAffairs, aCommand());
    await scene.installation.clockAt('2023-07-20T09:00:00+07:00');
    await expect(scene.files(await scene.duty(COMMUNE, 'plan'))).resolves.toMatchObject({ late: false });
  });
});

describe('A campaign shortened', () => {
  it('leaves its bodies the notice the data ask for', async () => {
    const { scene } = await launched();
    await scene.installation.clockAt('2023-10-02T09:00:00+07:00');
    await expect(scene.extendsTo('2023-10-04')).rejects.toMatchObject({ slug: 'too-short-notice' });
    await scene.extendsTo('2023-10-05');
    expect(await scene.duty(COMMUNE, 'proposals')).toMatchObject({ dueOn: '2023-10-05' });
  });
});

describe('An urging note', () => {
  it('is owed by each body it names, urged by its own ladder, and answered by filing', async () => {
    const { scene, urging } = await launched();
    const asked = {
      bodies: [COMMUNE, 'xa-ban-bo'],
      name: 'Số liệu hộ nghèo',
      text: 'Báo cáo nhanh.',
      dueOn: '2023-06-22',
    };
    const { dutyIds } = await urging.note(scene.id, asked, scene.homeAffairs, aCommand());
    expect(dutyIds).toHaveLength(2);
    expect(await scene.told('urging-note')).toHaveLength(4);
    await urging.note(scene.id, { ...asked, name: 'Số liệu khác' }, scene.homeAffairs, aCommand());
    const note = (await scene.duties()).find(({ id }) => id === dutyIds[0])!;
    expect(note).toMatchObject({ kind: 'urging-note', instructions: 'Báo cáo nhanh.', dueOn: '2023-06-22' });
    await scene.urgesAt('2023-06-21T09:00:00+07:00');
    await scene.files(note);
    await scene.urgesAt('2023-06-26T09:00:00+07:00');
    expect(await scene.ladderOf(note.id)).toEqual({
      ...{
        'one-before': 'sent',
        'due-day': 'void',
        'one-after': 'void',
        'formal-letter': 'void',
        'overdue-list': 'void',
      },
    });
    expect(await scene.told('note-answered')).toMatchObject([{ subjectId: note.id }]);
  });

  it('names only bodies that exist, by a day still to come', async () => {
    const { scene, urging } = await launched();
    const asked = { bodies: ['xa-khong-co'], name: 'x', text: 'y', dueOn: '2023-06-22' };
    const asking = (note: typeof asked) => urging.note(scene.id, note, scene.homeAffairs, aCommand());
    await expect(asking(asked)).rejects.toMatchObject({ slug: 'no-such-body' });
    await expect(asking({ ...asked, bodies: [HOME_AFFAIRS], dueOn: '2023-06-14' })).rejects.toMatchObject({
      slug: 'invalid-input',
    });
  });
});
