import type { Officer } from '@bangvang/contracts';
import { conveneSession, readTargets } from '@bangvang/persistence';
import { DossiersService } from '../../apps/api/src/dossiers/dossiers.service.js';
import { SuspensionService } from '../../apps/api/src/law/suspension.service.js';
import { HeadOverrideService } from '../../apps/api/src/targets/head-override.service.js';
import { TargetCommandsService } from '../../apps/api/src/targets/target-commands.service.js';
import { TargetReadsService } from '../../apps/api/src/targets/target-reads.service.js';
import { CampaignScene, DISTRICT, HOME_AFFAIRS } from './support/campaign-scene.js';
import { aCommand, type Installation, startTestServer, type TestServer } from './support/database.js';
import { DossierScene, OWN_PAPERS, refusalOf, UNIT } from './support/dossier-scene.js';

jest.setTimeout(180_000);

const T2 = '002-T02';
const BASIS = 'Quyết định 15/QĐ-UBND';

let server: TestServer;
beforeAll(async () => (server = await startTestServer()));
afterAll(() => server?.stop());

/** The targets of a launched campaign, as its people handle them. */
class TargetScene {
  private readonly commands: TargetCommandsService;
  readonly reads: TargetReadsService;

  constructor(
    readonly installation: Installation,
    readonly campaign: CampaignScene,
  ) {
    this.commands = new TargetCommandsService(installation.database, installation.work);
    this.reads = new TargetReadsService(installation.database);
  }

  async target(code = T2) {
    const { items } = await this.reads.targets(this.campaign.id, { limit: 200 }, this.campaign.chair);
    return items.find((target) => target.code === code)!;
  }

  async assigned(bodyCode = UNIT, code = T2) {
    return (await this.target(code)).assignments.find((one) => one.bodyCode === bodyCode)!;
  }

  async assigns(code: string, bodies: { bodyCode: string; value?: number; upper?: number }[], groups: string[] = []) {
    const { version } = await this.target(code);
    const path = { campaignId: this.campaign.id, targetCode: code };
    return this.commands.assign(path, version, { bodies, groups, basis: BASIS }, this.campaign.chair, aCommand());
  }

  async amends(amendment: object, effectiveFrom: string, version?: number) {
    const path = { campaignId: this.campaign.id, targetCode: T2 };
    const dto = { ...amendment, basis: BASIS, effectiveFrom };
    return this.commands.amend(path, version ?? (await this.target()).version, dto, this.campaign.chair, aCommand());
  }

  async verifies(verified?: number, note?: string, by: Officer = this.campaign.homeAffairs, bodyCode = UNIT) {
    const path = { campaignId: this.campaign.id, targetCode: T2, bodyCode };
    const { version } = await this.assigned(bodyCode);
    return this.commands.verify(path, version, { verified, note }, by, aCommand());
  }

  async reports(kind: string, result: { actual?: number; numerator?: number; denominator?: number; level?: number }) {
    const duty = await this.campaign.duty(UNIT, kind);
    return this.campaign.files(duty, [{ targetCode: T2, ...result }]);
  }

  async rules(rules: { headRule?: boolean; tolerancePercent?: number }) {
    const [{ version } = { version: 0 }] = await this.installation.database.rows<{ version: number }>(
      'SELECT version FROM campaign WHERE id = $1',
      [this.campaign.id],
    );
    const { chair } = this.campaign;
    return this.commands.setRules(this.campaign.id, version, { ...rules, basis: BASIS }, chair, aCommand());
  }
}

async function targets(): Promise<TargetScene> {
  const installation = await server.installation('2023-06-15T08:00:00+07:00');
  return new TargetScene(installation, await CampaignScene.launched(installation));
}

describe('A target of a campaign', () => {
  let scene: TargetScene;
  beforeAll(async () => (scene = await targets()));

  it('asks nobody anything until it is assigned, then each body its own figure', async () => {
    expect((await scene.target()).assignments).toEqual([]);
    await scene.assigns(T2, [{ bodyCode: UNIT, value: 3 }], ['COMMUNES_AND_TOWNSHIP']);
    const { assignments, version } = await scene.target();
    expect(assignments).toHaveLength(13);
    expect(version).toBe(2);
    expect(await scene.assigned()).toMatchObject({ value: 3, verdict: 'unknown', version: 1 });
    expect(await scene.assigned('xa-ban-bo')).toMatchObject({ value: 1, verdict: 'unknown' });
  });

  it('is amended by versions; the document’s own figure stays on file', async () => {
    await expect(scene.amends({ value: 2 }, '2023-07-01', 1)).rejects.toMatchObject({ slug: 'stale-version' });
    await expect(scene.amends({ comparator: 'between' }, '2023-07-01')).rejects.toMatchObject({
      slug: 'invalid-input',
    });
    await scene.amends({ value: 2 }, '2023-07-01');
    expect((await scene.assigned('xa-ban-bo')).value).toBe(1);
    await scene.installation.clockAt('2023-07-01T08:00:00+07:00');
    expect((await scene.assigned('xa-ban-bo')).value).toBe(2);
    const { revisions } = await scene.target();
    expect(revisions.map(({ revision, value, basis, inForce }) => ({ revision, value, basis, inForce }))).toEqual([
      { revision: 2, value: 2, basis: BASIS, inForce: true },
      { revision: 1, value: 1, basis: 'Văn bản phát động', inForce: false },
    ]);
    const change = scene.installation.database.rows('UPDATE target_version SET value = 9');
    await expect(change).rejects.toThrow('record-is-final');
  });

  it('is unknown when reported, and met or not only when verified', async () => {
    await scene.reports('plan', { numerator: 3, denominator: 4 });
    expect(await scene.assigned()).toMatchObject({ reported: 3, numerator: 3, verified: null, verdict: 'unknown' });
    await scene.verifies();
    expect(await scene.assigned()).toMatchObject({ verified: 3, verdict: 'met', verifiedBy: 'Bùi Thị Liên' });
    await expect(scene.verifies(2)).rejects.toMatchObject({ slug: 'invalid-input' });
    await scene.verifies(2, 'Một công trình chưa nghiệm thu');
    expect(await scene.assigned()).toMatchObject({ reported: 3, verified: 2, verdict: 'not-met' });
  });

  it('is unknown again when another result is reported', async () => {
    await scene.reports('final-review', { actual: 4 });
    expect(await scene.assigned()).toMatchObject({ reported: 4, verified: null, verdict: 'unknown' });
  });

  it('is verified by nobody of the body itself', async () => {
    await scene.assigns(T2, [{ bodyCode: UNIT, value: 3 }, { bodyCode: HOME_AFFAIRS }]);
    const own = scene.verifies(1, 'Tự xác nhận', scene.campaign.homeAffairs, HOME_AFFAIRS);
    await expect(own).rejects.toMatchObject({ slug: 'own-unit' });
    await scene.verifies(1, 'Chủ tịch xác nhận', scene.campaign.chair, HOME_AFFAIRS);
    expect((await scene.assigned(HOME_AFFAIRS)).verdict).toBe('not-met');
    expect((await scene.target()).assignments).toHaveLength(2);
  });

  it('shows a body its own assignments and no other’s', async () => {
    const officer = await scene.installation.officer(UNIT, 'unit-officer');
    const { items } = await scene.reads.targets(scene.campaign.id, { limit: 200 }, officer);
    const seen = items.flatMap(({ assignments }) => assignments.map(({ bodyCode }) => bodyCode));
    expect(new Set(seen)).toEqual(new Set([UNIT]));
    const shares = await scene.reads.shares(scene.campaign.id, { limit: 200 }, scene.campaign.chair);
    expect(shares.items).toContainEqual(
      expect.objectContaining({ bodyCode: HOME_AFFAIRS, assigned: 1, met: 0, notMet: 1 }),
    );
  });
});

describe('A target of “khoảng”, a reduction and one stated twice', () => {
  it('allow what the issuer allows, count from the baseline, and count once', async () => {
    const installation = await server.installation('2024-01-15T08:00:00+07:00', 'thuan-chau-2024');
    const occasion = {
      file: 'thuan-chau-2024/campaign-001.yaml',
      issuer: 'ubnd-huyen-thuan-chau',
      homeAffairs: 'phong-noi-vu-thuan-chau',
    };
    const scene = new TargetScene(installation, await CampaignScene.launched(installation, occasion));
    const bodyCode = 'phong-giao-duc-dao-tao-thuan-chau';
    for (const code of ['001-T19', '001-T20', '001-T24', '001-T22']) await scene.assigns(code, [{ bodyCode }]);
    const [found] = (await readTargets(installation.database, scene.campaign.id, { after: '001-T23', limit: 1 })).map(
      ({ revisions }) => revisions[0]!,
    );
    expect(found).toMatchObject({ measuresReduction: true, baselineText: 'so với năm 2023', baselineYear: 2023 });
    const { items } = await scene.reads.shares(scene.campaign.id, { limit: 10 }, scene.campaign.chair);
    expect(items).toEqual([expect.objectContaining({ bodyCode, assigned: 3, unknown: 3 })]);
    await scene.rules({ tolerancePercent: 5 });
    expect((await scene.assigned(bodyCode, '001-T22')).tolerance).toBe(0);
  });
});

describe('The head of a body with unmet targets, where the campaign has the rule', () => {
  let scene: TargetScene;
  let play: DossierScene;
  const asHead = { name: 'Đặng Hữu Bình', personCode: 'lanhdao-binhlu', title: 'Chủ tịch UBND xã Bình Lư' };

  beforeAll(async () => {
    const installation = await server.installation('2023-10-02T08:00:00+07:00');
    play = await DossierScene.of(installation);
    scene = new TargetScene(installation, play.campaign);
    await scene.rules({ headRule: true });
    await scene.assigns(T2, [{ bodyCode: UNIT }]);
  });
  const view = async (id: string) => {
    const { database, work } = scene.installation;
    return new DossiersService(database, work).find(id, play.unitOfficer);
  };
  const overrides = (id: string, by = play.campaign.chair) => {
    const service = new HeadOverrideService(scene.installation.database, scene.installation.work);
    const paper = { reason: 'Thiên tai', documentNumber: '99/UBND-NV', documentDate: '2023-10-02' };
    return service.override(id, paper, by, aCommand());
  };
  let head: string;
  let later: string;

  it('may be proposed while nothing is verified, and the dossier asks a person', async () => {
    head = await play.draft('GK_HUYEN', OWN_PAPERS, asHead);
    expect((await view(head)).headCheck).toMatchObject({ outcome: 'needs-person' });
    later = await play.draft('BK_TINH', OWN_PAPERS, asHead);
    const titled = await play.draft('GK_HUYEN', OWN_PAPERS, { title: 'Bí thư Đảng ủy xã' });
    expect((await view(titled)).headCheck.outcome).toBe('needs-person');
    await play.submit([head]);
  });

  it('is refused on the agenda once a target is verified as unmet', async () => {
    await play.enters(head, 'submitted');
    await play.receives(head);
    await play.enters(head, 'under-appraisal');
    await play.appraises(head);
    await play.enters(head, 'before-council');
    await scene.verifies(0, 'Chưa khởi công');
    const session = { councilCode: 'hoi-dong-tdkt-huyen', campaignId: play.campaign.id, place: 'UBND huyện' };
    const meetsAt = Date.parse('2023-10-20T08:00:00+07:00');
    const convening = scene.installation.work.asProcedure((tx) =>
      conveneSession(tx, play.campaign.chair.personId, { ...session, meetsAt, dossierIds: [head] }),
    );
    const refusal = await refusalOf(convening);
    expect(refusal).toMatchObject({ slug: 'head-barred' });
    expect(refusal.extra).toMatchObject({ items: [{ dossierId: head, targets: [T2] }] });
    expect((await view(head)).headCheck).toMatchObject({ outcome: 'barred', targets: [{ targetCode: T2 }] });
  });

  it('is refused at the decision', async () => {
    await play.carried(head);
    await play.enters(head, 'in-completion');
    await play.completes(head);
    await play.enters(head, 'decision-pending');
    const decider = await scene.installation.officer(DISTRICT, 'decider');
    const decided = play.decisions.decide({ dossierIds: [head], outcome: 'decided' }, decider, aCommand());
    expect(await refusalOf(decided)).toMatchObject({ slug: 'head-barred' });
  });

  it('is refused at submission; his staff and the body itself are not', async () => {
    const staff = await play.draft();
    const body = await play.draft('GK_HUYEN', OWN_PAPERS, { kind: 'collective', name: 'Xã Bình Lư' });
    await expect(play.submit([staff, body])).resolves.toMatchObject({ dossierIds: [staff, body] });
    expect(await refusalOf(play.submit([later]))).toMatchObject({ slug: 'head-barred' });
  });

  it('is listed among the barred heads', async () => {
    const { items } = await scene.reads.barredHeads(play.campaign.id, { limit: 50 }, play.campaign.chair);
    expect(items).toMatchObject([{ bodyCode: UNIT, barred: true, unmet: [{ targetCode: T2, verified: 0 }] }]);
  });

  it('passes with the issuer’s override, which shows on the dossier for ever', async () => {
    expect(await refusalOf(overrides(head, play.unitOfficer))).toMatchObject({ slug: 'no-such-dossier' });
    await overrides(head);
    expect(await refusalOf(overrides(head))).toMatchObject({ slug: 'already-recorded' });
    const decider = await scene.installation.officer(DISTRICT, 'decider');
    const decision = () => play.decisions.decide({ dossierIds: [head], outcome: 'decided' }, decider, aCommand());
    // The refused signature put it on hold: what lifts the bar does not take it off hold by itself.
    expect(await refusalOf(decision())).toMatchObject({ slug: 'dossier-on-hold' });
    const lead = await scene.installation.officer(HOME_AFFAIRS, 'appraisal-lead');
    const suspensions = new SuspensionService(scene.installation.database, scene.installation.work);
    await suspensions.resume(head, { note: 'Người phát động đã cho phép.' }, lead, aCommand());
    await decision();
    expect(await view(head)).toMatchObject({
      headOverride: { name: DISTRICT, reason: 'Thiên tai', documentNumber: '99/UBND-NV', documentDate: '2023-10-02' },
    });
    await expect(scene.installation.database.rows('DELETE FROM head_override')).rejects.toThrow('record-is-final');
  });
});
