import { SupplementsService } from '../../apps/api/src/supplements/supplements.service.js';
import { HOME_AFFAIRS } from './support/campaign-scene.js';
import { aCommand, startTestServer, type TestServer } from './support/database.js';
import { DossierScene, outcomesOf, refusalOf } from './support/dossier-scene.js';

jest.setTimeout(180_000);

let server: TestServer;
let scene: DossierScene;
let supplements: SupplementsService;
beforeAll(async () => {
  server = await startTestServer();
  scene = await DossierScene.of(await server.installation('2023-10-10T02:00:00Z'));
  supplements = new SupplementsService(scene.installation.database, scene.installation.work);
});
afterAll(() => server?.stop());

const ASKED = [{ code: 'THIEU_BAO_CAO_THANH_TICH', note: 'Chưa ký.' }, { code: 'TY_LE_PHIEU_BINH_XET' }];

/** A dossier its unit is asked to supplement. */
async function asked() {
  const id = await scene.submitted();
  await scene.claimed(id);
  const request = { outcome: 'supplement' as const, reasons: 'Chưa đủ.', items: ASKED };
  await scene.handling.receive(id, request, scene.appraiser, aCommand());
  await scene.enters(id, 'supplement-requested');
  const [found] = (await supplements.list(id, scene.head)).supplements;
  return { id, items: found!.items };
}

describe('A dossier returned for a supplement', () => {
  it('names its defects by the catalogue, and is not returned without one', async () => {
    const id = await scene.submitted();
    await scene.claimed(id);
    const receive = (items?: { code: string; paperCode?: string }[]) =>
      scene.handling.receive(id, { outcome: 'supplement', reasons: 'Thiếu.', items }, scene.appraiser, aCommand());
    expect((await refusalOf(receive())).slug).toBe('supplement-without-items');
    expect((await refusalOf(receive([{ code: 'BIA' }]))).extra).toEqual({ field: 'items.0.code' });
    expect((await refusalOf(receive([{ code: 'SAI_MAU' }]))).extra).toEqual({ field: 'items.0.paperCode' });
    const sound = { outcome: 'received' as const, items: ASKED };
    expect((await refusalOf(scene.handling.receive(id, sound, scene.appraiser, aCommand()))).slug).toBe(
      'invalid-input',
    );
    expect(await scene.stageOf(id)).toBe('submitted');
  });

  it('is sent in again item by item: what stays open is named, what differs is shown', async () => {
    const { id, items } = await asked();
    expect(items.map(({ code, paperCode }) => [code, paperCode])).toEqual([
      ['THIEU_BAO_CAO_THANH_TICH', 'BAO_CAO_THANH_TICH'],
      ['TY_LE_PHIEU_BINH_XET', 'BIEN_BAN_BINH_XET'],
    ]);
    const first = { itemId: items[0]!.id, answer: 'supplied' as const };
    const supply = (answers: object[]) =>
      scene.handling.supply(id, { note: 'Đã bổ sung.', answers: answers as never }, scene.head, aCommand());
    const open = await refusalOf(supply([{ ...first, note: 'Đã ký.' }]));
    expect(open).toMatchObject({ slug: 'supplement-unanswered', extra: { items: [{ itemId: items[1]!.id }] } });

    const elsewhere = (await scene.dossiers.find(await scene.draft(), scene.head)).papers[0]!.id;
    const objection = { itemId: items[1]!.id, answer: 'objected', note: 'Biên bản ghi 20/20.' };
    expect((await refusalOf(supply([{ ...first, paperId: elsewhere }, objection]))).slug).toBe('invalid-input');

    const { version } = await scene.dossiers.find(id, scene.unitOfficer);
    await scene.dossiers.edit(id, { achievement: 'Làm 3 km đường bản.' }, version, scene.unitOfficer, aCommand());
    const paperId = (await scene.dossiers.find(id, scene.head)).papers[0]!.id;
    await supply([{ ...first, paperId }, objection]);
    await scene.enters(id, 'submitted', 2);
    const differences = await supplements.differences(id, {}, scene.appraiser);
    expect(differences).toMatchObject({
      ...{ from: 1, to: 2, papers: [] },
      fields: [{ field: 'achievement', before: 'Làm 2 km đường bản.', after: 'Làm 3 km đường bản.' }],
      items: [
        { answer: 'supplied', paperId },
        { answer: 'objected', answerNote: 'Biên bản ghi 20/20.' },
      ],
    });
    expect(await auditOf(id)).toContain('supplement');
  });

  it('counts in the statistics of its campaign and year, per defect and per unit, for whoever may see it', async () => {
    const ofCampaign = await supplements.statistics({ campaign: scene.campaign.id }, scene.head);
    expect(ofCampaign).toMatchObject({ total: { returned: 1, items: 2, meanDays: 0 }, units: [{ returned: 1 }] });
    expect(ofCampaign.defects.map(({ code, objected }) => [code, objected])).toEqual([
      ['THIEU_BAO_CAO_THANH_TICH', 0],
      ['TY_LE_PHIEU_BINH_XET', 1],
    ]);
    const lead = await scene.installation.officer(HOME_AFFAIRS, 'appraisal-lead');
    expect((await supplements.statistics({ year: 2023 }, lead)).total).toMatchObject({ returned: 1, requests: 1 });
    expect((await supplements.statistics({ year: 2022 }, lead)).total).toMatchObject({ dossiers: 0, share: null });
    const stranger = await scene.installation.officer('phong-tu-phap', 'unit-head');
    expect((await supplements.statistics({ year: 2023 }, stranger)).units).toEqual([]);
  });
});

describe('A dossier its unit recalls', () => {
  const REASON = 'Nhầm danh sách.';
  const recall = (id: string) => supplements.recall(id, REASON, scene.head, aCommand());

  it("is the unit's again while nobody has taken it up, owed by the end of the intake, and counts as no supplement", async () => {
    const id = await scene.submitted();
    await recall(id);
    expect((await refusalOf(recall(id))).slug).toBe('step-already-concluded');
    await scene.enters(id, 'supplement-requested');
    const found = await scene.dossiers.find(id, scene.head);
    expect(found).toMatchObject({ recalled: true, stageName: 'Đơn vị đã thu hồi để sửa' });
    expect(found.visits.at(-1)).toMatchObject({ dueOn: '2023-10-30' });
    expect(await messagesOf(id)).toContain('recalled');
    expect((await supplements.list(id, scene.head)).supplements).toEqual([]);

    await scene.supplies(id, 'Đã sửa danh sách.');
    await scene.enters(id, 'submitted', 2);
    await scene.receives(id, 'supplement');
    await scene.enters(id, 'supplement-requested', 2);
    expect(await scene.stageOf(id)).toBe('supplement-requested');
    expect((await scene.dossiers.find(id, scene.head)).recalled).toBe(false);
  });

  it('is not recalled once somebody holds it, received it, or the intake is over', async () => {
    const id = await scene.submitted();
    const held = await scene.claimed(id);
    expect((await refusalOf(recall(id))).slug).toBe('task-already-claimed');
    await scene.tasks.release(held.id, null, scene.appraiser, aCommand());
    const drafted = await scene.draft();
    expect((await refusalOf(recall(drafted))).slug).toBe('wrong-stage');
    await scene.receives(id);
    expect((await refusalOf(recall(id))).slug).toBe('step-already-concluded');
  });
});

describe('A recall that races a claim', () => {
  it('has one winner: what is recalled is held by nobody, what is held is not recalled', async () => {
    for (let round = 0; round < 6; round += 1) {
      const id = await scene.submitted();
      const taskId = await scene.taskOf(id);
      const outcomes = await outcomesOf([
        supplements.recall(id, 'Nhầm.', scene.head, aCommand()),
        scene.tasks.claim(taskId, scene.appraiser, aCommand()),
      ]);
      expect([...outcomes].sort()).toEqual(
        outcomes[0] === 'done' ? ['conflicting-act', 'done'] : ['done', 'task-already-claimed'],
      );
      const [task] = await scene.installation.database.rows('SELECT state FROM human_task WHERE id = $1', [taskId]);
      expect(task).toEqual({ state: outcomes[0] === 'done' ? 'obsolete' : 'reserved' });
    }
  });
});

describe('An appraisal', () => {
  it('is reopened as a new round before the council has it before it; the old conclusion stays', async () => {
    const id = await scene.submitted();
    await scene.receives(id);
    await scene.enters(id, 'under-appraisal');
    await scene.appraises(id);
    const reopen = (officer = scene.appraiser) => supplements.reopen(id, 'Có đơn phản ánh.', officer, aCommand());
    expect((await refusalOf(reopen())).slug).toBe('wrong-stage');
    await scene.enters(id, 'before-council');
    const [other] = await scene.moreAppraisers(1);
    expect((await refusalOf(reopen(other))).slug).toBe('not-allowed');
    await scene.installation.clockAt('2023-10-16T02:00:00Z');
    await reopen();
    expect((await refusalOf(reopen())).slug).toBe('step-already-concluded');
    await scene.enters(id, 'under-appraisal', 2);
    const { visits, stage } = await scene.dossiers.find(id, scene.appraiser);
    expect(stage).toBe('under-appraisal');
    expect(visits.slice(-3).map((v) => [v.stage, v.round, v.conclusion?.outcome ?? null, v.dueOn])).toEqual([
      ['under-appraisal', 1, 'sound', '2023-10-24'],
      ['before-council', 1, 'reopened', null],
      ['under-appraisal', 2, null, '2023-10-30'],
    ]);
    await scene.appraises(id);
    await scene.enters(id, 'before-council', 2);
    expect(await scene.stageOf(id)).toBe('before-council');
  });
});

async function auditOf(id: string): Promise<string[]> {
  const rows = await scene.installation.database.rows<{ act: string }>(
    `SELECT entry::jsonb ->> 'act' AS act FROM audit_entry WHERE subject = $1 ORDER BY seq`,
    [`dossier/${id}`],
  );
  return rows.map(({ act }) => act);
}

async function messagesOf(id: string): Promise<string[]> {
  const rows = await scene.installation.database.rows<{ kind: string }>(
    'SELECT kind FROM message WHERE subject_id = $1',
    [id],
  );
  return rows.map(({ kind }) => kind);
}
