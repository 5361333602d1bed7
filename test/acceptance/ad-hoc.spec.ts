import { repositoryRoot } from '@bangvang/infra';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PersistentClient } from '../support/persistent-client.js';
import { DISTRICT, Scene } from '../support/scene.js';

jest.setTimeout(300_000);

const UNIT = 'xa-binh-lu';
/** In force from 2024 on: Law 06/2022/QH15, Art. 85. */
const DAY = '2024-03-04T08:00:00+07:00';

interface Dossier {
  readonly stage: string;
  readonly version: number;
  readonly taskId: string | null;
  readonly visits: readonly { readonly stage: string; readonly dueOn: string | null }[];
}

describe('Somebody who saved lives in a flood', () => {
  let scene: Scene;
  let officer: PersistentClient;
  let campaignId: string;
  let dossierId: string;

  beforeAll(async () => {
    scene = await Scene.set();
    await scene.moveTo(DAY);
    officer = await scene.in(UNIT, 'unit-officer');
  });
  afterAll(() => scene?.end());

  const read = () => officer.get<Dossier>(`/dossiers/${dossierId}`);
  const proposes = (awardCode: string) => ({
    ...{ method: 'POST' as const, path: `/campaigns/${campaignId}/dossiers` },
    body: { nominee: { kind: 'individual', name: 'Lò Văn Cứu' }, awardCode, achievement: 'Cứu bốn người trong lũ.' },
  });
  /** The open task of the dossier is claimed and concluded by the appraiser. */
  const appraiserDoes = async (act: string, body: Readonly<Record<string, unknown>>) => {
    const appraiser = await scene.in('phong-noi-vu', 'appraiser');
    await appraiser.must({ method: 'POST', path: `/tasks/${(await read()).taskId}/claim`, body: {} });
    await appraiser.must({ method: 'PUT', path: `/dossiers/${dossierId}/${act}`, body });
    await scene.followed();
  };

  it('is looked for by an ad hoc commendation, which asks for proposals and nothing else', async () => {
    const chair = await scene.in(DISTRICT, 'campaign-issuer');
    const yaml = await readFile(join(repositoryRoot(), 'test/fixtures/ad-hoc-2024.yaml'), 'utf8');
    const body = { yaml, issuerBodyCode: DISTRICT };
    const drafted = await chair.must({ method: 'POST', path: '/campaigns', body });
    campaignId = String(drafted['id']);
    await chair.must({
      ...{ method: 'PUT', path: `/campaigns/${campaignId}/launch`, body: {}, version: Number(drafted['version']) },
    });
    const duties = await chair.all<{ kind: string }>(`/campaigns/${campaignId}/duties`);
    expect(new Set(duties.map(({ kind }) => kind))).toEqual(new Set(['proposals']));
    const { procedure } = await chair.get<{ procedure: { simplified: object } }>(`/campaigns/${campaignId}/procedure`);
    expect(procedure.simplified).toMatchObject({
      passesOver: ['before-council'],
      source: expect.stringContaining('Điều 85'),
    });
  });

  it('is proposed with a short report and no review of the unit, for a form of commendation, not a title', async () => {
    expect(await officer.act(proposes('LDTT'))).toMatchObject({ done: false, code: 'not-proposable' });
    dossierId = String((await officer.must(proposes('GK_HUYEN')))['id']);
    const head = await scene.in(UNIT, 'unit-head');
    const submission = { method: 'POST' as const, path: `/campaigns/${campaignId}/submissions` };
    const body = { dossierIds: [dossierId], number: '07/TTr-UBND' };
    const lacking = await head.act({ ...submission, body });
    expect(lacking).toMatchObject({ done: false, code: 'missing-papers' });

    const fileSha256 = await officer.upload('Báo cáo.txt', 'Báo cáo tóm tắt thành tích.');
    for (const paperCode of ['DANH_SACH_DE_NGHI', 'BAO_CAO_TOM_TAT']) {
      const paper = { paperCode, fileSha256, name: paperCode };
      await officer.must({ method: 'POST', path: `/dossiers/${dossierId}/papers`, body: paper });
    }
    const { papers } = await officer.get<{ papers: { code: string; present: boolean }[] }>(
      `/dossiers/${dossierId}/completeness`,
    );
    expect(papers.map(({ code, present }) => [code, present])).toEqual([
      ['DANH_SACH_DE_NGHI', true],
      ['BAO_CAO_TOM_TAT', true],
    ]);
    await head.must({ ...submission, body });
    await scene.followed();
    expect((await read()).stage).toBe('submitted');
  });

  it('is appraised within three working days and passes the council over', async () => {
    await appraiserDoes('reception', { outcome: 'received' });
    expect((await read()).visits.at(-1)).toMatchObject({ stage: 'under-appraisal', dueOn: '2024-03-07' });
    await appraiserDoes('appraisal', { finding: 'sound', reasons: 'Thành tích rõ ràng.' });
    expect((await read()).stage).toBe('in-completion');
  });

  it('is commended by decision, published, and entered in the register as an ad hoc award', async () => {
    await appraiserDoes('completion', { note: 'Đã hoàn thiện.' });
    const decider = await scene.in(DISTRICT, 'decider');
    const body = { dossierIds: [dossierId], outcome: 'decided' };
    const decision = await decider.must({ method: 'POST', path: '/decisions', body });
    await scene.followed();
    const clerk = await scene.in(DISTRICT, 'clerk');
    await clerk.must({ method: 'PUT', path: `/decisions/${String(decision['id'])}/publication`, body: {} });
    await scene.followed();
    const { stage, visits } = await read();
    expect(stage).toBe('notified');
    expect(visits.map((visit) => visit.stage)).not.toContain('before-council');
    const held = await scene.rows(
      `SELECT commendation, period_from::text AS "from", period_to::text AS "to" FROM award_held WHERE dossier_id = $1`,
      [dossierId],
    );
    expect(held).toEqual([{ commendation: 'ad-hoc', from: '2024-02-27', to: '2024-03-11' }]);
  });
});
