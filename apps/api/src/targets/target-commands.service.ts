import type { Officer } from '@bangvang/contracts';
import { faultOfTarget, isLegalDay, Problem } from '@bangvang/domain';
import {
  type Actor,
  amendTarget,
  type Assignment,
  assignTarget,
  type CampaignRecord,
  type CommandKey,
  Database,
  lockTarget,
  readGroupBodies,
  readTargets,
  setTargetRules,
  type Sql,
  UnitOfWork,
  verifyResult,
} from '@bangvang/persistence';
import { Injectable } from '@nestjs/common';
import { legalToday } from '../campaigns/legal-today.js';
import { campaignSeenBy } from '../campaigns/seen-campaign.js';
import { actorFor } from '../http/index.js';
import type {
  AmendmentDto,
  AssignmentsDto,
  TargetPath,
  TargetResultPath,
  TargetRulesDto,
  VerificationDto,
} from './target.dto.js';
import type { AmendedTargetView, TargetChangedView, TargetRulesView, VerifiedResultView } from './target.view.js';

/** Gives, amends and verifies targets. Changes when the rules on who may do so change. */
@Injectable()
export class TargetCommandsService {
  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws Problem no-such-campaign, no-such-target, no-such-body, campaign-closed, stale-version, invalid-input */
  async assign(
    { campaignId, targetCode }: TargetPath,
    version: number,
    dto: AssignmentsDto,
    officer: Officer,
    command: CommandKey,
  ): Promise<TargetChangedView> {
    const campaign = await campaignSeenBy(officer, this.database, campaignId);
    const actor = issuerOrHomeAffairs(officer, campaign, ['appraisal-lead']);
    return this.work.run(actor, command, async (tx) => {
      const target = await lockTarget(tx, campaignId, targetCode, version);
      const assignments = await bodiesOf(tx, dto, await legalToday(tx));
      await refuseFaultyRanges(tx, campaignId, targetCode, assignments);
      const raised = await assignTarget(tx, target, assignments, { personId: officer.personId, basis: dto.basis });
      return { code: targetCode, version: raised };
    });
  }

  /** @throws Problem no-such-campaign, no-such-target, campaign-closed, stale-version, invalid-input */
  async amend(
    { campaignId, targetCode }: TargetPath,
    version: number,
    dto: AmendmentDto,
    officer: Officer,
    command: CommandKey,
  ): Promise<AmendedTargetView> {
    const campaign = await campaignSeenBy(officer, this.database, campaignId);
    if (!isLegalDay(dto.effectiveFrom) || dto.effectiveFrom > campaign.endsOn) {
      const detail = `Ngày áp dụng “${dto.effectiveFrom}” không có thật hoặc sau ngày kết thúc ${campaign.endsOn}.`;
      throw new Problem('invalid-input', detail);
    }
    const actor = actorFor(officer, 'campaign-issuer', campaign.issuerBodyId);
    return this.work.run(actor, command, async (tx) => {
      const target = await lockTarget(tx, campaignId, targetCode, version);
      return { code: targetCode, ...(await amendTarget(tx, target, { ...dto }, officer.personId)) };
    });
  }

  /** Nobody verifies what his own body reports. @throws Problem no-such-campaign, no-such-target, own-unit, stale-version, invalid-input */
  async verify(
    { campaignId, targetCode, bodyCode }: TargetResultPath,
    version: number,
    dto: VerificationDto,
    officer: Officer,
    command: CommandKey,
  ): Promise<VerifiedResultView> {
    const campaign = await campaignSeenBy(officer, this.database, campaignId);
    const actor = issuerOrHomeAffairs(officer, campaign, ['appraiser', 'appraisal-lead']);
    if (officer.posts.some((post) => post.bodyCode === bodyCode)) {
      throw new Problem('own-unit', 'Kết quả do chính đơn vị của bạn báo cáo; người khác xác nhận.');
    }
    const { personId } = officer;
    const { verified = null, note = null } = dto;
    return this.work.run(actor, command, async (tx) => {
      const asked = { campaignId, targetCode, bodyCode, version, verified, note, personId };
      return { targetCode, bodyCode, ...(await verifyResult(tx, asked)) };
    });
  }

  /** @throws Problem no-such-campaign, campaign-closed, stale-version */
  async setRules(
    campaignId: string,
    version: number,
    dto: TargetRulesDto,
    officer: Officer,
    command: CommandKey,
  ): Promise<TargetRulesView> {
    const { issuerBodyId } = await campaignSeenBy(officer, this.database, campaignId);
    return this.work.run(actorFor(officer, 'campaign-issuer', issuerBodyId), command, (tx) =>
      setTargetRules(tx, campaignId, version, {
        headRule: dto.headRule ?? null,
        tolerancePercent: dto.tolerancePercent ?? null,
        basis: dto.basis,
      }),
    );
  }
}

/** The issuer, or people of his Home Affairs. @throws Problem not-allowed */
function issuerOrHomeAffairs(
  officer: Officer,
  campaign: CampaignRecord,
  roles: readonly ('appraiser' | 'appraisal-lead')[],
): Actor {
  const { issuerBodyId, homeAffairsId } = campaign;
  const issues = officer.posts.some(({ role, bodyId }) => role === 'campaign-issuer' && bodyId === issuerBodyId);
  return issues
    ? actorFor(officer, 'campaign-issuer', issuerBodyId)
    : actorFor(officer, roles, homeAffairsId ?? issuerBodyId);
}

/** Every body named, or of a group named, once; one named itself keeps its own figures. */
async function bodiesOf(sql: Sql, { bodies, ...dto }: AssignmentsDto, day: string): Promise<readonly Assignment[]> {
  const found = await sql.rows<{ id: string; code: string }>(
    `SELECT b.id, b.code FROM body b WHERE b.code = ANY ($1::text[]) AND EXISTS (SELECT FROM body_tenure t
      WHERE t.body_id = b.id AND daterange(t.valid_from, t.valid_to, '[]') @> $2::date)`,
    [bodies.map(({ bodyCode }) => bodyCode), day],
  );
  const ids = new Map(found.map(({ id, code }) => [code, id]));
  const unknown = bodies.find(({ bodyCode }) => !ids.has(bodyCode));
  if (unknown) throw new Problem('no-such-body', `Không có cơ quan, đơn vị “${unknown.bodyCode}”.`);
  const groups = dto.groups ?? [];
  const members = await readGroupBodies(sql, day);
  const nowhere = groups.find((code) => !members.has(code));
  if (nowhere !== undefined) throw new Problem('invalid-input', `Không có nhóm đơn vị “${nowhere}” hoặc nhóm trống.`);

  const assignments = new Map<string, Assignment>();
  for (const bodyId of groups.flatMap((code) => members.get(code)!)) {
    assignments.set(bodyId, { bodyId, value: null, upper: null, baselineValue: null });
  }
  for (const { bodyCode, value = null, upper = null, baselineValue = null } of bodies) {
    const bodyId = ids.get(bodyCode)!;
    assignments.set(bodyId, { bodyId, value, upper, baselineValue });
  }
  return [...assignments.values()];
}

/** A body's own range keeps its ends in order. */
async function refuseFaultyRanges(
  sql: Sql,
  campaignId: string,
  code: string,
  assignments: readonly Assignment[],
): Promise<void> {
  const [target] = (await readTargets(sql, campaignId, { after: null, limit: 10_000 })).filter(
    (one) => one.code === code,
  );
  const asked = target!.revisions.find(({ inForce }) => inForce)!;
  for (const own of assignments) {
    const upper = own.upper ?? asked.upper;
    const fault = faultOfTarget({ comparator: asked.comparator, value: own.value ?? asked.value, upper });
    if (fault) throw new Problem('invalid-input', `${fault}.`);
  }
}
