import { Injectable } from '@nestjs/common';
import type { Officer } from '@bangvang/contracts';
import { endOfDay, endOfLimit, isLegalDay, Problem } from '@bangvang/domain';
import {
  type Actor,
  askOpinions,
  CalendarShelf,
  type CommandKey,
  Database,
  endConsultation,
  giveOpinion,
  limitOf,
  listConsultations,
  newId,
  readAskedBodies,
  readProcedure,
  setDeadline,
  type Transaction,
  UnitOfWork,
  type VisitDeadline,
  viewerOf,
} from '@bangvang/persistence';
import type { RecordedView } from '../dossiers/dossier.view.js';
import { actorFor } from '../http/index.js';
import { seenDossier } from '../law/seen-dossier.js';
import type { ConsultationDto, OpinionDto } from './opinion.dto.js';
import type { AskedView, ConsultationsView } from './opinion.view.js';

/** Opinions of other bodies on dossiers under appraisal. Changes when the rules on who is asked, and until when, change. */
@Injectable()
export class OpinionsService {
  private readonly calendars = new CalendarShelf();

  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws Problem no-such-dossier */
  async list(dossierId: string, officer: Officer): Promise<ConsultationsView> {
    await seenDossier(this.database, dossierId, officer);
    return { dossierId, consultations: await listConsultations(this.database, viewerOf(officer), dossierId) };
  }

  /** @throws Problem invalid-input, no-such-body, no-calendar-year, and what `askOpinions` throws */
  async ask(dto: ConsultationDto, officer: Officer, command: CommandKey): Promise<AskedView> {
    const { dossierIds, questions, document = null } = dto;
    const { actor, lead, homeAffairsId } = await this.postOf(dossierIds[0]!, officer);
    return this.work.run(actor, command, async (tx) => {
      const [bodies, occasion] = await Promise.all([
        readAskedBodies(tx, dto.bodyCodes),
        readOccasion(tx, dossierIds[0]!),
      ]);
      const minimum = dto.minimum ?? bodies.length;
      if (minimum > bodies.length) throw fault('minimum', 'Số ý kiến tối thiểu không thể quá số cơ quan được hỏi.');
      if (bodies.some(({ bodyId }) => bodyId === homeAffairsId)) {
        throw fault('bodyCodes', 'Cơ quan thẩm định không lấy ý kiến của chính mình.');
      }
      const deadline = await this.deadline(tx, occasion, dto.dueOn);
      const id = newId();
      const { campaignId } = occasion;
      const letter = { id, campaignId, dossierIds, bodies, questions, document, minimum, deadline, lead };
      const opinions = await askOpinions(tx, { ...letter, by: viewerOf(officer), bodyId: homeAffairsId });
      return { id, dueOn: deadline.dueOn, minimum, opinions };
    });
  }

  /** @throws Problem invalid-input, and what `giveOpinion` throws */
  async give(opinionId: string, dto: OpinionDto, officer: Officer, command: CommandKey): Promise<RecordedView> {
    const { answer, text = null, paperSha256 = null } = dto;
    if (answer === 'disagree' && text === null) throw fault('text', 'Không đồng ý thì phải nêu lý do.');
    return this.work.run(actorFor(officer, 'unit-head'), command, async (tx) => {
      const given = { opinionId, answer, text, paperSha256, by: viewerOf(officer) };
      return { dossierId: await giveOpinion(tx, given), recorded: 'opinion' };
    });
  }

  /** @throws Problem no-such-dossier, not-allowed, and what `endConsultation` throws */
  async end(dossierId: string, reason: string, officer: Officer, command: CommandKey): Promise<RecordedView> {
    const { actor, lead } = await this.postOf(dossierId, officer);
    return this.work.run(actor, command, async (tx) => {
      await endConsultation(tx, { dossierId, reason, by: viewerOf(officer), lead });
      return { dossierId, recorded: 'consultation-end' };
    });
  }

  /** The lead of the Home Affairs at whose level the dossier is, or one of its appraisers: who then has to hold the task. */
  private async postOf(
    dossierId: string,
    officer: Officer,
  ): Promise<{ readonly actor: Actor; readonly lead: boolean; readonly homeAffairsId: string }> {
    const { homeAffairsId } = await seenDossier(this.database, dossierId, officer);
    const at = homeAffairsId ?? '';
    const lead = officer.posts.some(({ role, bodyId }) => role === 'appraisal-lead' && bodyId === at);
    return { actor: actorFor(officer, lead ? 'appraisal-lead' : 'appraiser', at), lead, homeAffairsId: at };
  }

  /** Its day is set, or the limit of the level runs from today. It bars: silence is told at its end. */
  private async deadline(tx: Transaction, occasion: Occasion, dueOn?: string): Promise<VisitDeadline> {
    const { campaignId, procedureRev, level, today, now } = occasion;
    const [calendar, procedure] = await Promise.all([
      this.calendars.read(tx),
      readProcedure(tx, campaignId, procedureRev),
    ]);
    const limit = limitOf(procedure, 'consultation', level);
    if (dueOn === undefined && !limit)
      throw fault('dueOn', 'Phong trào không có thời hạn mẫu; hãy nêu ngày phải trả lời.');
    if (dueOn !== undefined && (!isLegalDay(dueOn) || dueOn <= today)) {
      throw fault('dueOn', 'Ngày phải trả lời phải sau hôm nay và có trong lịch.');
    }
    const day = dueOn ?? endOfLimit(calendar, today, limit!);
    const basis = dueOn
      ? 'Ngày nêu trong văn bản lấy ý kiến'
      : `Thời hạn lấy ý kiến ${limit!.count} ngày từ ngày ${today}`;
    const urging = { ladder: procedure.ladders['opinion'] ?? [], held: false, now };
    return setDeadline(calendar, { dueOn: day, dueAt: endOfDay(day), basis }, urging);
  }
}

/** The campaign and level of a dossier, and the legal day. `now`: ms since the epoch. */
interface Occasion {
  readonly campaignId: string;
  readonly procedureRev: number;
  readonly level: string;
  readonly today: string;
  readonly now: number;
}

function readOccasion(tx: Transaction, dossierId: string): Promise<Occasion> {
  return tx.required<Occasion & Record<string, unknown>>(
    `SELECT c.id AS "campaignId", c.procedure_rev AS "procedureRev", coalesce(l.level, 'any') AS level,
            (clock.now AT TIME ZONE 'Asia/Ho_Chi_Minh')::date::text AS today, (extract(epoch FROM clock.now) * 1000)::float8 AS now
       FROM dossier d JOIN campaign c ON c.id = d.campaign_id LEFT JOIN body l ON l.id = d.level_body_id
       CROSS JOIN (SELECT legal_now() AS now) AS clock WHERE d.id = $1`,
    [dossierId],
    'no-such-dossier',
    'Không tìm thấy hồ sơ này.',
  );
}

function fault(field: string, detail: string): Problem {
  return new Problem('invalid-input', detail, { extra: { field } });
}
