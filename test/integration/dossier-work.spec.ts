import { ChecklistService } from '../../apps/api/src/checklist/checklist.service.js';
import { CommentsService } from '../../apps/api/src/comments/comments.service.js';
import { DraftsService } from '../../apps/api/src/drafts/drafts.service.js';
import { HoldingService } from '../../apps/api/src/tasks/holding.service.js';
import { ConfirmationService } from '../../apps/api/src/law/confirmation.service.js';
import { OpinionsService } from '../../apps/api/src/opinions/opinions.service.js';
import { TimelineService } from '../../apps/api/src/timeline/timeline.service.js';
import { removeOutdated } from '@bangvang/persistence';
import { HOME_AFFAIRS } from './support/campaign-scene.js';
import { aCommand, startTestServer, type TestServer } from './support/database.js';
import { DossierScene, refusalOf } from './support/dossier-scene.js';

jest.setTimeout(180_000);

const PAGE = { limit: 50 };

let server: TestServer;
let scene: DossierScene;
beforeAll(async () => {
  server = await startTestServer();
  scene = await DossierScene.of(await server.installation('2023-10-10T02:00:00Z'));
});
afterAll(() => server?.stop());

/** A dossier under appraisal, held by the appraiser. */
async function underAppraisal(): Promise<string> {
  const id = await scene.submitted();
  await scene.receives(id);
  await scene.enters(id, 'under-appraisal');
  await scene.claimed(id);
  return id;
}

describe('Comments on a dossier', () => {
  it('are read by those who handle it, and by its unit only where they are for the unit', async () => {
    const { database, work } = scene.installation;
    const comments = new CommentsService(database, work);
    const id = await underAppraisal();
    const write = (visibility: 'internal' | 'unit', officer = scene.appraiser) =>
      comments.write(id, { visibility, text: `${visibility} của ${officer.fullName}` }, officer, aCommand());
    const readBy = async (officer = scene.appraiser) =>
      (await comments.list(id, PAGE, officer)).items.map(({ visibility }) => visibility);
    await write('internal');
    await write('unit');
    await write('unit', scene.unitOfficer);
    expect((await refusalOf(write('internal', scene.head))).slug).toBe('not-allowed');
    const stranger = await scene.installation.officer('xa-ban-bo', 'unit-head');
    expect((await refusalOf(write('unit', stranger))).slug).toBe('no-such-dossier');
    expect(await readBy()).toEqual(['unit', 'unit', 'internal']);
    expect(await readBy(scene.head)).toEqual(['unit', 'unit']);
    const lead = await scene.installation.officer(HOME_AFFAIRS, 'appraisal-lead');
    expect(await readBy(lead)).toEqual(['unit', 'unit', 'internal']);

    const told = await database.rows<{ personId: string; text: string }>(
      `SELECT person_id AS "personId", text FROM message WHERE kind = 'comment' AND subject_id = $1`,
      [id],
    );
    const toHead = told.filter(({ personId }) => personId === scene.head.personId);
    expect(toHead.map(({ text }) => text.split(' ')[0])).toEqual(['unit']);
    expect(told.some(({ personId }) => personId === scene.appraiser.personId)).toBe(true);
    await expect(database.rows('UPDATE dossier_comment SET text = $1', ['Khác'])).rejects.toThrow();

    const first = await comments.list(id, { limit: 2 }, scene.appraiser);
    const second = await comments.list(id, { limit: 2, after: first.next! }, scene.appraiser);
    expect([first.items.length, second.items.length, second.next]).toEqual([2, 1, null]);
  });

  it('of somebody asked for an opinion are not among them', async () => {
    const { database, work } = scene.installation;
    const id = await underAppraisal();
    const ask = { dossierIds: [id], bodyCodes: ['xa-ban-bo'], questions: 'Ý kiến?' };
    await new OpinionsService(database, work).ask(ask, scene.appraiser, aCommand());
    const comments = new CommentsService(database, work);
    await comments.write(id, { visibility: 'internal', text: 'Kín.' }, scene.appraiser, aCommand());
    const asked = await scene.installation.officer('xa-ban-bo', 'unit-head');
    expect((await comments.list(id, PAGE, asked)).items).toEqual([]);
    const write = comments.write(id, { visibility: 'unit', text: 'Chào.' }, asked, aCommand());
    expect((await refusalOf(write)).slug).toBe('not-allowed');
  });
});

describe('A draft of an act', () => {
  it('is one per task and person, in the place of the version seen, and goes with the task', async () => {
    const { database, work } = scene.installation;
    const drafts = new DraftsService(database, work);
    const id = await underAppraisal();
    const taskId = await scene.taskOf(id);
    expect(await drafts.find(taskId, scene.appraiser)).toMatchObject({ version: 0, content: null });
    const save = (version: number, officer = scene.appraiser, reasons = `Lần ${version}`) =>
      drafts.save(taskId, { content: { reasons } }, version, officer, aCommand());
    expect(await save(0)).toEqual({ taskId, version: 1 });
    expect(await save(1)).toEqual({ taskId, version: 2 });
    expect(await refusalOf(save(1))).toMatchObject({ slug: 'stale-version', extra: { version: 2 } });
    expect((await refusalOf(save(2, scene.appraiser, 'x'.repeat(64_001)))).slug).toBe('invalid-input');
    expect((await refusalOf(save(0, scene.head))).slug).toBe('no-such-task');
    expect(await drafts.find(taskId, scene.appraiser)).toMatchObject({ content: { reasons: 'Lần 1' }, version: 2 });
    const [other] = await scene.moreAppraisers(1);
    expect(await drafts.find(taskId, other!)).toMatchObject({ version: 0 });

    await scene.handling.appraise(id, { finding: 'sound', reasons: 'Đủ.' }, scene.appraiser, aCommand());
    expect((await refusalOf(drafts.find(taskId, scene.appraiser))).slug).toBe('no-such-task');
    await removeOutdated(database);
    expect(await database.rows('SELECT FROM task_draft WHERE task_id = $1', [taskId])).toEqual([]);
  });

  it('is shown to the colleague the task was delegated to, and to no other', async () => {
    const { database, work } = scene.installation;
    const drafts = new DraftsService(database, work);
    const taskId = await scene.taskOf(await underAppraisal());
    await drafts.save(taskId, { content: { reasons: 'Đang viết' } }, 0, scene.appraiser, aCommand());
    const [colleague, other] = await scene.moreAppraisers(2);
    const delegation = { personId: colleague!.personId, note: 'Xem giúp.' };
    await new HoldingService(database, work).delegate(taskId, delegation, scene.appraiser, aCommand());
    expect((await drafts.find(taskId, colleague!)).handedOn).toMatchObject([{ content: { reasons: 'Đang viết' } }]);
    expect((await drafts.find(taskId, other!)).handedOn).toEqual([]);
  });

  it('is thrown away', async () => {
    const drafts = new DraftsService(scene.installation.database, scene.installation.work);
    const taskId = await scene.taskOf(await underAppraisal());
    await drafts.save(taskId, { content: {} }, 0, scene.appraiser, aCommand());
    await drafts.drop(taskId, scene.appraiser, aCommand());
    expect(await drafts.find(taskId, scene.appraiser)).toMatchObject({ version: 0 });
  });
});

describe('The checklist of a dossier', () => {
  it('tells what is asked for, what is there with hash and type, and what was ticked of the present file', async () => {
    const { database, work } = scene.installation;
    const checklists = new ChecklistService(database);
    const id = await underAppraisal();
    const look = async () => checklists.checklist(id, scene.appraiser);
    const before = await look();
    const report = before.items.find(({ code }) => code === 'BAO_CAO_THANH_TICH')!;
    expect(report).toMatchObject({ present: true, paper: { mediaType: 'application/pdf', size: 4 }, tick: null });
    const confirmations = new ConfirmationService(database, work);
    const tick = (about: string) =>
      confirmations.confirm(
        id,
        { answers: [{ kind: 'paper', about, holds: true, note: 'Đã xem bản ký.' }] },
        scene.appraiser,
        aCommand(),
      );
    expect((await refusalOf(tick('VAN_BAN_HIEP_Y'))).slug).toBe('invalid-input');
    await tick('BAO_CAO_THANH_TICH');
    const after = await look();
    expect(after.items.find(({ code }) => code === 'BAO_CAO_THANH_TICH')!.tick).toMatchObject({
      ...{ holds: true, standing: 'verified', note: 'Đã xem bản ký.' },
    });
    expect(after.required).toBe(after.items.filter(({ required }) => required).length);
  });
});

describe('The timeline of a dossier', () => {
  it("tells its way in the public's words, page by page, without what is not the reader's", async () => {
    const { database, work } = scene.installation;
    const timelines = new TimelineService(database);
    const id = await underAppraisal();
    const ask = { dossierIds: [id], bodyCodes: ['phong-tu-phap'], questions: 'Ý kiến?' };
    const opinions = new OpinionsService(database, work);
    const asked = await opinions.ask(ask, scene.appraiser, aCommand());
    const asker = await scene.installation.officer('phong-tu-phap', 'unit-head');
    await opinions.give(asked.opinions[0]!.id, { answer: 'agree' }, asker, aCommand());
    await scene.handling.appraise(id, { finding: 'sound', reasons: 'Đủ.' }, scene.appraiser, aCommand());
    const all = (await timelines.list(id, PAGE, scene.appraiser)).items;
    expect(all.map(({ title }) => title)).toEqual(
      expect.arrayContaining([
        'Đơn vị đang lập hồ sơ',
        'Gửi hồ sơ lần 1: 3 giấy tờ',
        'Đã tiếp nhận',
        'Lấy ý kiến 1 cơ quan, hạn trả lời hết ngày 24/10/2023',
        'Phòng Tư pháp huyện Tam Đường: đồng ý',
        'Thẩm định đạt',
      ]),
    );
    expect(all.filter(({ milestone }) => milestone).map(({ title }) => title)).toEqual([
      'Đã tiếp nhận',
      'Thẩm định đạt',
    ]);
    const ofUnit = (await timelines.list(id, PAGE, scene.head)).items.map(({ kind }) => kind);
    expect(ofUnit).toContain('opinions-asked');
    expect(ofUnit).not.toContain('opinion');

    const paged: string[] = [];
    for (let after: string | undefined; ;) {
      const page = await timelines.list(id, { limit: 2, after }, scene.appraiser);
      paged.push(...page.items.map((event) => event.id));
      if (page.next === null) break;
      after = page.next;
    }
    expect(paged).toEqual(all.map((event) => event.id));
  });
});
