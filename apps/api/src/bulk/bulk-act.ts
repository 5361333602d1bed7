import { Problem } from '@bangvang/domain';
import type { Officer } from '@bangvang/contracts';
import type { BulkProblem, CommandKey, Database, UnitOfWork } from '@bangvang/persistence';
import { CouncilSessionsService } from '../council/council-sessions.service.js';
import type { SessionAccess } from '../council/session-access.service.js';
import type { AppraisalDto, ReceptionDto } from '../dossiers/handling.dto.js';
import { HandlingService } from '../dossiers/handling.service.js';
import { TasksService } from '../tasks/tasks.service.js';

/** What is done with each dossier. */
export type BulkAct =
  | { readonly kind: 'claim'; readonly act: Readonly<Record<string, never>> }
  | { readonly kind: 'reception'; readonly act: ReceptionDto }
  | { readonly kind: 'appraisal'; readonly act: AppraisalDto }
  | { readonly kind: 'agenda'; readonly act: AgendaAct };

/** A whole agenda, and the version of the session it was made of. */
export interface AgendaAct {
  readonly sessionId: string;
  readonly sessionVersion: number;
  readonly agenda: readonly string[];
}

/** Who acts, as which command. */
export interface BulkActor {
  readonly officer: Officer;
  readonly command: CommandKey;
}

/** Where the acts run: in earnest, or to see what would come of them. */
export interface BulkGround {
  readonly database: Database;
  readonly work: UnitOfWork;
}

/** Does the act with one dossier, by the service that does it for one. @throws Problem what the act refuses with */
export function actOnOne(
  { kind, act }: Exclude<BulkAct, { readonly kind: 'agenda' }>,
  { dossierId, taskId }: { readonly dossierId: string; readonly taskId: string | null },
  { officer, command }: BulkActor,
  { database, work }: BulkGround,
): Promise<unknown> {
  if (kind === 'reception') return new HandlingService(database, work).receive(dossierId, act, officer, command);
  if (kind === 'appraisal') return new HandlingService(database, work).appraise(dossierId, act, officer, command);
  if (taskId === null) throw new Problem('no-such-task', 'Hồ sơ không có việc nào đang chờ.');
  return new TasksService(database, work).claim(taskId, officer, command);
}

/** Makes the agenda: one paper, all or none. @throws Problem what the agenda refuses with, its `items` naming the dossiers */
export function placeOnAgenda(
  { sessionId, sessionVersion, agenda }: AgendaAct,
  { officer, command }: BulkActor,
  work: UnitOfWork,
  access: SessionAccess,
): Promise<unknown> {
  return new CouncilSessionsService(work, access).changeAgenda(officer, command, sessionId, sessionVersion, agenda);
}

/** A refusal as it is shown for one dossier. @throws whatever is no refusal */
export function refusalOf(failure: unknown): BulkProblem {
  if (failure instanceof Problem) return { code: failure.slug, detail: failure.detail };
  throw failure;
}

/** What an agenda's refusal says of each dossier; the refusal itself where it names none. */
export function agendaRefusals(failure: unknown, dossierIds: readonly string[]): ReadonlyMap<string, BulkProblem> {
  const whole = refusalOf(failure);
  const named = namedItems(failure as Problem);
  if (named.length === 0) return new Map(dossierIds.map((id) => [id, whole]));
  return new Map(
    named.map(({ dossierId, reason, code, text, detail }) => {
      return [dossierId, { code: reason ?? code ?? whole.code, detail: text ?? detail ?? whole.detail }];
    }),
  );
}

interface NamedItem {
  readonly dossierId: string;
  readonly reason?: string;
  readonly code?: string;
  readonly text?: string;
  readonly detail?: string;
}

function namedItems({ extra }: Problem): readonly NamedItem[] {
  const items: unknown = extra?.['items'];
  return Array.isArray(items) ? (items as readonly NamedItem[]) : [];
}
