import { formatDay, TASK_NAMES_VI } from '@bangvang/domain';
import type { NewMessage } from '../messages/put-messages.js';
import type { GivenToLead } from './give-to-lead.js';

/** A fired step told to one person. Days 'YYYY-MM-DD'; counts of days are days of the calendar. */
export interface FiredStep {
  readonly rungId: string;
  readonly step: string;
  readonly taskId: string;
  readonly kind: string;
  readonly unlessClaimed: boolean;
  readonly dueOn: string | null;
  /** Negative before the due day, 0 on it; null where no limit runs. */
  readonly daysLate: number | null;
  readonly daysHere: number;
  readonly nominee: string;
  readonly award: string;
  readonly proposer: string | null;
  readonly holder: string | null;
  readonly personId: string;
  readonly address: string | null;
}

/** The messages of fired steps: what waits, how late it is, who holds it. */
export function toldOfStep(dossierId: string, steps: readonly FiredStep[]): readonly NewMessage[] {
  return steps.map((step) => ({
    ...{ key: `rung/${step.rungId}/${step.personId}`, kind: 'urge', rungId: step.rungId },
    ...{ subjectKind: 'dossier', subjectId: dossierId, personId: step.personId, address: step.address },
    ...{ title: `${headline(step)}: ${taskName(step.kind)} của ${step.nominee}`, text: textOf(step) },
  }));
}

/** Both are told when the ladder hands a task on: the lead who has it now, and whoever had it. */
export function handedOnMessages(dossierId: string, given: readonly GivenToLead[]): readonly NewMessage[] {
  return given.flatMap((task) => {
    const name = taskName(task.kind);
    const common = { kind: 'task-reassigned', subjectKind: 'dossier', subjectId: dossierId };
    const from = task.former === null ? 'chưa ai nhận' : `trước đây do ${task.former} giữ`;
    const toLead = {
      ...{ ...common, key: `reassign/${task.rungId}/${task.leadId}`, personId: task.leadId, address: task.leadAddress },
      title: `Việc được giao cho bạn: ${name} của ${task.nominee}`,
      text: `Việc ${name} của ${task.nominee} quá hạn, ${from}, nay được giao cho bạn theo thang đôn đốc.`,
    };
    if (task.formerId === null) return [toLead];
    const toFormer = {
      ...{ ...common, key: `reassign/${task.rungId}/${task.formerId}` },
      ...{ personId: task.formerId, address: task.formerAddress },
      title: `Việc đã được giao cho người khác: ${name} của ${task.nominee}`,
      text: `Việc ${name} của ${task.nominee} quá hạn nên đã được giao cho ${task.lead} theo thang đôn đốc.`,
    };
    return [toLead, toFormer];
  });
}

function headline({ unlessClaimed, daysLate }: FiredStep): string {
  if (unlessClaimed) return 'Chưa ai nhận việc';
  if (daysLate === null) return 'Nhắc việc';
  if (daysLate > 0) return `Quá hạn ${daysLate} ngày`;
  return daysLate === 0 ? 'Đến hạn hôm nay' : `Còn ${-daysLate} ngày đến hạn`;
}

function textOf(step: FiredStep): string {
  const { kind, award, nominee, proposer, holder } = step;
  const of = proposer === null ? '' : ` (${proposer} đề nghị)`;
  const who = holder === null ? 'Chưa ai nhận việc này.' : `Người giữ việc: ${holder}.`;
  return `Việc ${taskName(kind)} đề nghị ${award} của ${nominee}${of} ${howLate(step)}. ${who}`;
}

function howLate({ unlessClaimed, dueOn, daysLate, daysHere }: FiredStep): string {
  const due = dueOn === null ? '' : `hạn ngày ${formatDay(dueOn)}`;
  if (unlessClaimed) return `đã chờ ${daysHere} ngày${due === '' ? '' : `, ${due}`}`;
  if (dueOn === null || daysLate === null) return 'đang chờ';
  if (daysLate > 0) return `đã quá hạn ${daysLate} ngày (${due})`;
  return daysLate === 0 ? `đến hạn hôm nay (${due})` : `còn ${-daysLate} ngày (${due})`;
}

function taskName(kind: string): string {
  return TASK_NAMES_VI[kind] ?? 'xử lý hồ sơ';
}
