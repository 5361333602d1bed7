import { ASKED, DossierWork } from './dossier-work.js';
import { feature } from './features.js';

jest.setTimeout(240_000);

let work: DossierWork;
beforeAll(async () => void (work = await DossierWork.begin()));
afterAll(() => work?.desk.close());

const REQUEST = {
  outcome: 'supplement',
  reasons: 'Chưa đủ.',
  items: [
    { code: 'THIEU_BAO_CAO_THANH_TICH' },
    { code: 'THIEU_CHU_KY_DAU', paperCode: 'BIEN_BAN_BINH_XET', note: 'Trang 2.' },
  ],
};

interface Asked {
  readonly supplements: readonly {
    readonly items: readonly { readonly id: string; readonly answer: string | null }[];
  }[];
}

const itemsOf = async (id: string) =>
  (await work.head.get<Asked>(`/dossiers/${id}/supplements`)).supplements.at(-1)!.items;

describe('A dossier returned for a supplement', () => {
  feature(22, 'each item asked by the catalogue is answered by itself, and one left open is named', async () => {
    const { id } = await work.submitted();
    const empty = { outcome: 'supplement', reasons: 'Thiếu.' };
    await work.claims(id);
    expect(await work.refusal('PUT', `/dossiers/${id}/reception`, empty)).toMatchObject({
      ...{ status: 422, code: 'supplement-without-items' },
    });
    await work.must('PUT', `/dossiers/${id}/reception`, REQUEST);
    await work.desk.scene.followed();
    expect(await work.stageOf(id)).toBe('supplement-requested');
    const [first, second] = await itemsOf(id);
    const supplied = { itemId: first!.id, answer: 'supplied', note: 'Đã thêm.' };
    const path = `/dossiers/${id}/supplement`;
    const open = await work.refusal('PUT', path, { note: 'Gửi lại.', answers: [supplied] }, work.head);
    expect(open).toMatchObject({ status: 422, code: 'supplement-unanswered', items: [{ itemId: second!.id }] });
    const objected = { itemId: second!.id, answer: 'objected', note: 'Đã ký ở trang 3.' };
    await work.must('PUT', path, { note: 'Gửi lại.', answers: [supplied, objected] }, work.head);
    await work.desk.scene.followed();
    expect((await itemsOf(id)).map(({ answer }) => answer)).toEqual(['supplied', 'objected']);
    expect(await work.acts(id)).toEqual(expect.arrayContaining(['reception', 'supplement']));
    const rows = await work.desk.scene.rows('SELECT answer FROM supplement_answer ORDER BY answer');
    expect(rows).toEqual([{ answer: 'objected' }, { answer: 'supplied' }]);
  });

  feature(22, 'the clock stands in a ledger meanwhile, and rounds are counted and limited', async () => {
    const { id } = await work.submitted();
    await work.receives(id, REQUEST);
    const ledger = () =>
      work.appraiser.get<{ suspensions: { kind: string; toAt: string | null }[] }>(`/dossiers/${id}/suspensions`);
    expect((await ledger()).suspensions).toMatchObject([{ kind: 'supplement', toAt: null }]);
    const answers = (await itemsOf(id)).map((item) => ({ itemId: item.id, answer: 'supplied', note: 'Đã thêm.' }));
    await work.must('PUT', `/dossiers/${id}/supplement`, { note: 'Gửi lại.', answers }, work.head);
    await work.desk.scene.followed();
    expect((await ledger()).suspensions[0]!.toAt).not.toBeNull();
    await work.claims(id);
    expect(await work.refusal('PUT', `/dossiers/${id}/reception`, REQUEST)).toMatchObject({
      ...{ status: 409, code: 'supplement-rounds-used', rounds: 1, roundsMax: 1 },
    });
  });

  feature(22, 'whoever appraises sees what differs, and what units are sent back for is counted', async () => {
    const { id } = await work.submitted();
    await work.receives(id, REQUEST);
    const fileSha256 = await work.officer.upload('Báo cáo.txt', 'Báo cáo đã ký.');
    const paper = { paperCode: 'BAO_CAO_THANH_TICH', fileSha256, name: 'Báo cáo.txt' };
    const { id: paperId } = await work.must('POST', `/dossiers/${id}/papers`, paper, work.officer);
    const answers = (await itemsOf(id)).map((item) => ({ itemId: item.id, answer: 'supplied', paperId }));
    await work.must('PUT', `/dossiers/${id}/supplement`, { note: 'Gửi lại.', answers }, work.head);
    const differences = await work.appraiser.get(`/dossiers/${id}/submissions/differences`);
    expect(differences).toMatchObject({
      ...{ from: 1, to: 2, items: [{ answer: 'supplied' }, { answer: 'supplied' }] },
      papers: [{ code: 'BAO_CAO_THANH_TICH', change: 'replaced', after: fileSha256 }],
    });
    const counted = await work.appraiser.get<{ total: { returned: number }; defects: { code: string }[] }>(
      `/campaigns/${work.desk.campaignId}/defects`,
    );
    expect(counted.total.returned).toBeGreaterThan(0);
    expect(counted.defects.map(({ code }) => code)).toContain('THIEU_CHU_KY_DAU');
    const ofYear = await work.head.get<{ units: unknown[] }>('/statistics/defects?year=2023');
    expect(ofYear.units).toHaveLength(1);
  });
});

describe('What was concluded', () => {
  feature(24, 'an appraisal before the council has it before it, with both conclusions on file', async () => {
    const { id } = await work.underAppraisal();
    expect(await work.appraises(id)).toMatchObject({ done: true });
    await work.desk.scene.followed();
    const path = `/dossiers/${id}/reopening`;
    expect(await work.refusal('PUT', path, { reason: 'Đơn.' }, work.head)).toMatchObject({ code: 'not-allowed' });
    await work.must('PUT', path, { reason: 'Có đơn phản ánh.' });
    await work.desk.scene.followed();
    expect(await work.desk.task(id)).toMatchObject({ kind: 'appraisal', state: 'ready' });
    await work.claims(id);
    const finding = { finding: 'unsound', reasons: 'Đơn đúng.' };
    expect(await work.appraises(id, finding)).toMatchObject({ done: true });
    await work.desk.scene.followed();
    const conclusions = await work.desk.scene.rows<{ outcome: string; round: number }>(
      `SELECT c.outcome, v.round FROM conclusion c JOIN stage_visit v ON v.id = c.visit_id
        WHERE c.dossier_id = $1 ORDER BY v.seq`,
      [id],
    );
    expect(conclusions.map(({ outcome, round }) => `${round} ${outcome}`)).toEqual([
      '1 received',
      '1 sound',
      '1 reopened',
      '2 unsound',
    ]);
    expect(await work.acts(id)).toContain('reopening');
    expect(await work.stageOf(id)).toBe('refused');
  });
});

describe('Opinions of other bodies', () => {
  feature(29, 'the appraisal waits for the least number, silence is recorded at the end of the window', async () => {
    const { id } = await work.underAppraisal();
    const asked = (await work.must('POST', '/consultations', {
      ...{ dossierIds: [id], bodyCodes: ASKED, questions: 'Có vi phạm không?', minimum: 2 },
    })) as { dueOn: string; opinions: { id: string; bodyId: string }[] };
    const held = await work.appraises(id);
    expect(held).toMatchObject({ done: false, code: 'opinions-awaited', problem: { status: 409 } });

    const head = await work.desk.in(ASKED[0], 'unit-head');
    const [task] = await head.all<{ id: string; dossierId: string }>('/tasks?kind=opinion');
    expect(task!.dossierId).toBe(id);
    const answers = [];
    for (const opinion of asked.opinions) {
      const body = { answer: 'agree', text: 'Không vi phạm.' };
      answers.push(await head.act({ method: 'PUT', path: `/opinions/${opinion.id}`, body }));
    }
    expect(answers.map((outcome) => (outcome.done ? 'done' : outcome.code)).sort()).toEqual([
      'done',
      'no-such-opinion',
    ]);
    expect(await work.appraises(id)).toMatchObject({ done: false, code: 'opinions-awaited' });

    await work.desk.scene.moveTo(`${asked.dueOn}T17:00:00Z`);
    await work.desk.scene.followed();
    const recorded = await work.desk.scene.rows<{ answer: string }>(
      'SELECT answer FROM opinion WHERE dossier_id = $1 ORDER BY answer',
      [id],
    );
    expect(recorded.map(({ answer }) => answer)).toEqual(['agree', 'silent']);
    expect(await work.acts(id)).toEqual(expect.arrayContaining(['ask-opinions', 'opinion', 'opinion-silence']));
    const silent = asked.opinions[answers.findIndex((outcome) => !outcome.done)]!;
    const late = await work.desk.in(ASKED[1], 'unit-head');
    expect(await work.refusal('PUT', `/opinions/${silent.id}`, { answer: 'agree' }, late)).toMatchObject({
      ...{ status: 409, code: 'opinion-window-over' },
    });
    expect(await work.appraises(id)).toMatchObject({ done: true });
  });

  feature(29, 'of many dossiers in one letter, and waited for no more where it is ended with a reason', async () => {
    const dossiers = [await work.underAppraisal(), await work.underAppraisal()];
    const dossierIds = dossiers.map(({ id }) => id);
    const letter = { dossierIds, bodyCodes: ASKED, questions: 'Ý kiến?', minimum: 1 };
    const { opinions } = await work.must('POST', '/consultations', letter);
    expect(opinions).toHaveLength(4);
    const path = `/dossiers/${dossierIds[0]}/consultation-end`;
    await work.must('PUT', path, { reason: 'Đã họp trực tiếp.' });
    expect(await work.appraises(dossierIds[0]!)).toMatchObject({ done: true });
    expect(await work.appraises(dossierIds[1]!)).toMatchObject({ done: false, code: 'opinions-awaited' });
    expect(await work.acts(dossierIds[0]!)).toContain('end-consultation');
  });
});

/** Last, since the campaign closes with it. */
describe('The sender of a dossier', () => {
  feature(
    25,
    'by its head, while nobody has taken it up; sent in again before the intake ends, or taken back',
    async () => {
      const [mended, left, held] = [await work.submitted(), await work.submitted(), await work.submitted()];
      await work.claims(held.id);
      const recall = (id: string) => `/dossiers/${id}/recall`;
      const reason = { reason: 'Nhầm danh sách.' };
      expect(await work.refusal('PUT', recall(held.id), reason, work.head)).toMatchObject({
        ...{ status: 409, code: 'task-already-claimed' },
      });
      for (const { id } of [mended, left]) await work.must('PUT', recall(id), reason, work.head);
      await work.desk.scene.followed();
      expect(await work.stageOf(mended.id)).toBe('supplement-requested');
      expect(await work.acts(mended.id)).toContain('recall');
      const { version } = await work.officer.get<{ version: number }>(`/dossiers/${mended.id}`);
      const edit = {
        method: 'PATCH',
        path: `/dossiers/${mended.id}`,
        body: { achievement: 'Đã sửa.' },
        version,
      } as const;
      await work.officer.must(edit);
      await work.must('PUT', `/dossiers/${mended.id}/supplement`, { note: 'Trình lại.' }, work.head);
      await work.desk.scene.followed();
      expect(await work.stageOf(mended.id)).toBe('submitted');
      const sendings = await work.desk.scene.rows('SELECT nth FROM dossier_sending WHERE dossier_id = $1', [mended.id]);
      expect(sendings).toHaveLength(2);

      await work.desk.scene.moveTo('2023-11-01T02:00:00Z');
      await work.desk.scene.followed();
      expect(await work.stageOf(left.id)).toBe('withdrawn');
      expect(await work.refusal('PUT', recall(mended.id), reason, work.head)).toMatchObject({
        code: 'deadline-passed',
      });
    },
  );
});
