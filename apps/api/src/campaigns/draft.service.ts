import type { Officer } from '@bangvang/contracts';
import {
  addWorkingDays,
  type CampaignDocument,
  endOfDay,
  formatDay,
  Problem,
  summariseDocument,
  type WorkingCalendar,
} from '@bangvang/domain';
import {
  type CommandKey,
  Database,
  draftCampaign,
  findIssuer,
  newId,
  readProcedureInForce,
  readWorkingCalendar,
  UnitOfWork,
} from '@bangvang/persistence';
import { addressBodies, type Addressees, lastDayOfProposals } from '@bangvang/procedures';
import { Injectable } from '@nestjs/common';
import { actorFor } from '../http/index.js';
import type { DraftCampaignDto } from './campaign.dto.js';
import type { DraftedCampaignView } from './campaign.view.js';
import { legalToday } from './legal-today.js';
import { readAddressees } from './read-addressees.js';
import { readSubmittedDocument } from './read-submitted-document.js';

/** Drafts campaigns from their documents. Changes when a document may be read in another form. */
@Injectable()
export class DraftService {
  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws Problem malformed-yaml, invalid-input, end-before-start, no-such-body, not-allowed, no-calendar-year */
  async draft(given: DraftCampaignDto, officer: Officer, command: CommandKey): Promise<DraftedCampaignView> {
    const { document, inferred, notUnderstood, anomalies } = readSubmittedDocument(given);
    const today = await legalToday(this.database);
    const named = { code: given.issuerBodyCode ?? null, name: document.issuer };
    const issuer = await findIssuer(this.database, named, today);
    if (!issuer) {
      throw new Problem(
        'no-such-body',
        `Không có cơ quan, đơn vị “${named.code ?? named.name}” trong danh mục; hãy nêu mã nơi ban hành (issuerBodyCode) hoặc bổ sung vào danh mục.`,
      );
    }

    return this.work.run(actorFor(officer, 'campaign-issuer', issuer.id), command, async (tx) => {
      const procedure = await readProcedureInForce(tx, { kind: document.campaignKind, day: today, simplified: false });
      const endsOn = document.period.end.value!;
      const calendar = await readWorkingCalendar(tx);
      const proposalsDueOn = lastDayOfProposals(procedure, calendar, endsOn);
      const id = newId();
      await draftCampaign(tx, {
        id,
        issuerBodyId: issuer.id,
        document,
        endsOn,
        endsAt: endOfDay(endsOn),
        proposalsDueOn,
        proposalsDueAt: endOfDay(proposalsDueOn),
      });
      const addressees = await readAddressees(tx, issuer, today);
      const { unresolved } = addressBodies(document, addressees);
      const report = {
        read: summariseDocument(document),
        inferred,
        notUnderstood,
        unresolved,
        anomalies: [...anomalies, ...levelDoubts(document, addressees), ...calendarDoubts(calendar, endsOn)],
      };
      return { id, title: document.title, stage: 'drafted', endsOn, version: 1, report };
    });
  }
}

/** What is due after the end is counted in working days: the launch waits for the calendar of that year. */
function calendarDoubts(calendar: WorkingCalendar, endsOn: string): readonly string[] {
  try {
    addWorkingDays(calendar, endsOn, 1);
    return [];
  } catch (failure) {
    if (!(failure instanceof Problem) || failure.slug !== 'no-calendar-year') throw failure;
    return [
      `${failure.detail} Phong trào kết thúc ngày ${formatDay(endsOn)}: hãy nạp lịch năm đó trước khi phát động.`,
    ];
  }
}

/** A cluster's document comes from a cluster, and no other does. */
function levelDoubts({ issuer, issuerLevel }: CampaignDocument, { members }: Addressees): readonly string[] {
  if ((issuerLevel === 'CLUSTER') === (members !== null)) return [];
  return [
    `Văn bản ghi cấp ban hành ${issuerLevel}, trong danh mục “${issuer}” ${members ? '' : 'không '}là cụm, khối thi đua.`,
  ];
}
