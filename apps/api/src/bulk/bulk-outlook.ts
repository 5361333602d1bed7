import { STAGE_NAMES_VI, type Stage } from '@bangvang/domain';
import type { Barred, BulkChange, BulkSubject } from '@bangvang/persistence';
import type { BulkAct } from './bulk-act.js';

/** Where the procedure takes a dossier after each outcome. */
const NEXT: Readonly<Record<string, Stage>> = {
  received: 'under-appraisal',
  returned: 'returned',
  supplement: 'supplement-requested',
  sound: 'before-council',
  unsound: 'refused',
};

/** What the act would change of one dossier, in words people read. */
export function changesOf(doing: BulkAct, subject: BulkSubject, by: string): readonly BulkChange[] {
  if (doing.kind === 'claim') return [{ what: 'holder', from: subject.holder, to: by }];
  if (doing.kind === 'agenda') {
    const place = doing.act.agenda.indexOf(subject.dossierId) + 1;
    return [{ what: 'agenda', from: null, to: `Số thứ tự ${place}` }];
  }
  const outcome = doing.kind === 'reception' ? doing.act.outcome : doing.act.finding;
  const next = outcome === 'sound' && subject.simplified ? 'in-completion' : NEXT[outcome]!;
  return [
    { what: 'stage', from: STAGE_NAMES_VI[subject.stage], to: STAGE_NAMES_VI[next] },
    { what: 'task', from: subject.taskState, to: 'done' },
  ];
}

/** What nothing refuses, but whoever confirms should know of one dossier. */
export function warningsOf(doing: BulkAct, subject: BulkSubject, barred: readonly Barred[]): readonly string[] {
  const ahead = doing.kind !== 'claim' && !['returned', 'unsound', 'supplement'].includes(outcomeOf(doing));
  return [
    ...(subject.overdue ? [`Việc đã quá hạn ngày ${subject.dueOn}.`] : []),
    ...(ahead ? barred.filter(({ dossierId }) => dossierId === subject.dossierId).map(({ detail }) => detail) : []),
  ];
}

function outcomeOf(doing: BulkAct): string {
  if (doing.kind === 'reception') return doing.act.outcome;
  return doing.kind === 'appraisal' ? doing.act.finding : doing.kind;
}
