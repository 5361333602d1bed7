import type { Officer } from '@bangvang/contracts';
import { endOfDay, formatDay, isLegalDay, Problem } from '@bangvang/domain';
import {
  type CommandKey,
  Database,
  findBodies,
  findBody,
  findCampaign,
  giveNote,
  listOverdue,
  lockCampaign,
  putMessages,
  readTimeliness,
  readToldOfBodies,
  readWorkingCalendar,
  UnitOfWork,
} from '@bangvang/persistence';
import { daysLateIfKnown, noteMessages, stepsOf, URGING_NOTE } from '@bangvang/procedures';
import { Injectable } from '@nestjs/common';
import { bodiesSeenBy, campaignSeenBy } from '../campaigns/seen-campaign.js';
import { actorFor, type Page, pageBounds, pageFrom, type PageQuery } from '../http/index.js';
import type { UrgingNoteDto } from './urging.dto.js';
import type { NoteGivenView, OverdueView, TimelinessView } from './urging.view.js';

/** Who is late, what is asked of them beside the document, and how they kept their days in a year. */
@Injectable()
export class UrgingService {
  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws Problem no-such-campaign */
  async overdue(campaignId: string, query: PageQuery, officer: Officer): Promise<Page<OverdueView>> {
    const campaign = await campaignSeenBy(officer, this.database, campaignId);
    const { after, rows } = pageBounds(query, 2);
    const [calendar, late] = await Promise.all([
      readWorkingCalendar(this.database),
      listOverdue(this.database, {
        campaignId,
        bodyIds: bodiesSeenBy(officer, campaign),
        after: after ? [String(after[0]), String(after[1])] : null,
        limit: rows,
      }),
    ]);
    return pageFrom(
      late,
      query,
      ({ dueAt, dutyId }) => [dueAt, dutyId],
      ({ now, ...duty }) => ({ ...duty, daysLate: daysLateIfKnown(calendar, duty.dueOn, now) }),
    );
  }

  /** @throws Problem no-such-campaign, not-allowed, no-such-body, campaign-not-launched, campaign-closed, invalid-input */
  async note(campaignId: string, asked: UrgingNoteDto, officer: Officer, command: CommandKey): Promise<NoteGivenView> {
    const { issuerBodyId, homeAffairsId } = await campaignSeenBy(officer, this.database, campaignId);
    const issues = officer.posts.some(({ role, bodyId }) => role === 'campaign-issuer' && bodyId === issuerBodyId);
    const actor = issues
      ? actorFor(officer, 'campaign-issuer', issuerBodyId)
      : actorFor(officer, 'appraisal-lead', homeAffairsId ?? issuerBodyId);
    const { bodies, name, text, dueOn, document } = asked;
    return this.work.run(actor, command, async (tx) => {
      const locked = await lockCampaign(tx, campaignId);
      if (locked?.stage === 'drafted') {
        throw new Problem('campaign-not-launched', 'Bản thảo chưa phát động thì chưa có gì để đôn đốc.');
      }
      if (locked?.stage === 'archived') throw new Problem('campaign-closed', 'Phong trào đã lưu trữ.');
      if (!isLegalDay(dueOn) || endOfDay(dueOn) <= locked!.now) {
        throw new Problem('invalid-input', `Hạn trả lời “${dueOn}” không phải là ngày có thật hoặc đã qua.`);
      }
      const [{ procedure, title: campaignTitle }, calendar, found] = await Promise.all([
        findCampaign(tx, campaignId).then((campaign) => campaign!),
        readWorkingCalendar(tx),
        findBodies(tx, bodies),
      ]);
      const unknown = bodies.filter((code) => !found.some((body) => body.code === code));
      if (unknown.length > 0) throw new Problem('no-such-body', `Không có cơ quan, đơn vị: ${unknown.join(', ')}.`);
      const sourceRef = document ?? `Văn bản đôn đốc hạn ${formatDay(dueOn)}`;
      const note = { campaignId, name, instructions: text, dueOn, dueAt: endOfDay(dueOn), sourceRef };
      const bodyIds = found.map(({ id }) => id);
      const steps = stepsOf(procedure!, calendar, [{ kind: URGING_NOTE, dueOn }]);
      const given = await giveNote(tx, { ...note, bodyIds, personId: officer.personId }, steps);
      const dutyOf = new Map(given.map(({ bodyId, id }) => [bodyId, id]));
      await putMessages(tx, noteMessages({ ...note, campaignTitle }, dutyOf, await readToldOfBodies(tx, bodyIds)));
      for (const { id } of given) tx.audit(`duty/${id}`, 'urging-note', { campaignId, name, dueOn, sourceRef });
      return { dueOn, dutyIds: given.map(({ id }) => id) };
    });
  }

  /** A body's own people see all of its year; those of an issuer or its Home Affairs what was owed to their campaigns. @throws Problem no-such-body */
  async timeliness(bodyCode: string, year: number, officer: Officer): Promise<TimelinessView> {
    const body = await findBody(this.database, bodyCode);
    if (!body) throw new Problem('no-such-body', `Không có cơ quan, đơn vị “${bodyCode}”.`);
    const bodyIds = officer.posts.map(({ bodyId }) => bodyId);
    const all =
      bodyIds.includes(body.id) || officer.posts.some(({ role }) => role === 'auditor' || role === 'system-admin');
    const items = await readTimeliness(this.database, { bodyId: body.id, year, overseenBy: all ? null : bodyIds });
    const met = items.filter(({ settledBy }) => settledBy === 'filing' || settledBy === 'close');
    return {
      bodyCode,
      year,
      duties: items.length,
      inTime: met.filter(({ late }) => late !== true).length,
      late: met.filter(({ late }) => late === true).length,
      daysLate: met.reduce((days, { daysLate }) => days + (daysLate ?? 0), 0),
      open: items.filter(({ settledAt }) => settledAt === null).length,
      items,
    };
  }
}
