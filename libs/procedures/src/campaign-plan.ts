import {
  addWorkingDays,
  type DutyTemplate,
  endOfDay,
  type LadderStep,
  planDuties,
  resolveWho,
  rungsOf,
  type CampaignDocument,
  type PhraseRow,
  type ResolvedResponsibility,
  type WorkingCalendar,
} from '@bangvang/domain';
import type { FrozenProcedure, KindDeadline, LaunchedDuty, StepOnInstant, TemplateRow } from '@bangvang/persistence';

/** A "who" that the phrase table does not explain. */
export interface UnresolvedPhrase {
  readonly ref: string;
  readonly who: string;
  readonly phrases: readonly string[];
}

/** Whom each paragraph of a document addresses, and what nobody could read. */
export interface AddressedBodies {
  readonly responsibilities: readonly ResolvedResponsibility[];
  readonly unresolved: readonly UnresolvedPhrase[];
}

/** Whom an installation's words mean on a day. */
export interface Addressees {
  readonly phrases: readonly PhraseRow[];
  /** Bodies in force, by group code. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
  /** The issuer's Home Affairs: it compiles the report also where the document does not say so. */
  readonly homeAffairsId: string | null;
  /** Where a cluster issues: its members, who all take part, named or not. Null for any other issuer. */
  readonly members: readonly string[] | null;
}

/** Resolves the "who" of every paragraph to bodies. */
export function addressBodies(document: CampaignDocument, addressees: Addressees): AddressedBodies {
  const { phrases, groups, homeAffairsId, members } = addressees;
  const read = document.responsibilities.map(({ ref, who, codes }) => {
    const { groups: named, unresolved } = resolveWho(who, phrases);
    const bodyIds = [...new Set(named.flatMap((code) => groups.get(code) ?? []))];
    return { ref, who, codes, bodyIds, unresolved };
  });
  const unresolved = read
    .filter((paragraph) => paragraph.unresolved.length > 0)
    .map(({ ref, who, unresolved: unread }) => ({ ref, who, phrases: unread }));
  const compiles = read.some(({ codes, bodyIds }) => codes.includes(COMPILES) && bodyIds.includes(homeAffairsId ?? ''));
  const byHomeAffairs =
    homeAffairsId === null || compiles
      ? []
      : [{ ref: 'cơ quan Nội vụ của nơi phát động', codes: [COMPILES], bodyIds: [homeAffairsId] }];
  const named = new Set(read.flatMap(({ bodyIds }) => bodyIds));
  const unnamed = (members ?? []).filter((bodyId) => !named.has(bodyId));
  const byMembers =
    unnamed.length === 0 ? [] : [{ ref: 'thành viên cụm, khối thi đua', codes: [TAKES_PART], bodyIds: unnamed }];
  return { responsibilities: [...read, ...byHomeAffairs, ...byMembers], unresolved };
}

const TAKES_PART = 'IMPLEMENT';

const COMPILES = 'COMPILE_REPORT';

/** The days a campaign hangs on. */
export interface CampaignDays {
  readonly launchedOn: string;
  readonly endsOn: string;
  readonly midReviewOn: string | null;
}

/** The duties of a launch, each with the exclusive end of its day. @throws Problem no-calendar-year */
export function dutiesOfLaunch(
  procedure: FrozenProcedure,
  responsibilities: readonly ResolvedResponsibility[],
  calendar: WorkingCalendar,
  days: CampaignDays,
): readonly LaunchedDuty[] {
  const template = templateOf(procedure.template);
  const rows = new Map(procedure.template.toReversed().map((row) => [row.kind, row]));
  const planned = planDuties({ responsibilities, template, calendar, ...days });
  const endOf = new Map([...new Set(planned.map(({ dueOn }) => dueOn))].map((day) => [day, day && endOfDay(day)]));
  return planned.map((duty) => ({
    ...duty,
    ladder: rows.get(duty.kind)?.ladder ?? null,
    due: rows.get(duty.kind)?.due ?? null,
    dueAt: endOf.get(duty.dueOn) || null,
  }));
}

/** The day each kind of duty falls due for a campaign with these days. @throws Problem no-calendar-year */
export function deadlinesByKind(
  procedure: FrozenProcedure,
  calendar: WorkingCalendar,
  days: CampaignDays,
): readonly KindDeadline[] {
  const everyone = [{ ref: '', codes: [], bodyIds: ['every'] }];
  const template = templateOf(procedure.template).map((row) => ({ ...row, appliesTo: 'all-addressed' as const }));
  return planDuties({ responsibilities: everyone, template, calendar, ...days }).flatMap(({ kind, dueOn }) =>
    dueOn === null ? [] : [{ kind, dueOn, dueAt: endOfDay(dueOn) }],
  );
}

/** The last day of proposals: the template's own, or the close itself. @throws Problem no-calendar-year */
export function lastDayOfProposals(procedure: FrozenProcedure, calendar: WorkingCalendar, endsOn: string): string {
  const due = procedure.template.find(({ kind }) => kind === 'proposals')?.due;
  return due?.from === 'close' ? addWorkingDays(calendar, endsOn, due.count) : endsOn;
}

const EVERY_CHANNEL = ['in-app', 'mail'] as const;

/** The rungs of each kind's ladder for its day, before they are spread over the bodies. @throws Problem no-calendar-year */
export function stepsOf(
  procedure: FrozenProcedure,
  calendar: WorkingCalendar,
  deadlines: readonly Pick<KindDeadline, 'kind' | 'dueOn'>[],
): readonly (StepOnInstant & { readonly dueOn: string })[] {
  return deadlines.flatMap(({ kind, dueOn }) =>
    rungsOf(calendar, dueOn, ladderOf(procedure, kind)).map(({ code, dueAt, place, step }) => ({
      ...{ kind, dueOn, code, dueAt, place },
      tells: step.tells,
      channels: step.channels ?? EVERY_CHANNEL,
      spread: step.spread ?? null,
      letter: step.letter ?? null,
      overdueList: step.overdueList ?? false,
    })),
  );
}

/** The ladder of a kind of duty; an urging note, which no template gives, has its own. */
export function ladderOf(procedure: FrozenProcedure, kind: string): readonly LadderStep[] {
  const code = kind === URGING_NOTE ? URGING_NOTE : procedure.template.find((row) => row.kind === kind)?.ladder;
  return (code && procedure.ladders[code]) || [];
}

/** Kind and ladder of an urging note (văn bản yêu cầu, đôn đốc đột xuất). */
export const URGING_NOTE = 'urging-note';

/** The template as the rule on duties reads it. */
function templateOf(rows: readonly TemplateRow[]): readonly DutyTemplate[] {
  return rows.map(({ kind, name, codes = [], all = false, mainDutyOnly, due, nature, ladder }) => ({
    kind,
    name,
    appliesTo: all ? ('all-addressed' as const) : codes,
    mainDutyOnly,
    due,
    nature,
    ladder: ladder ?? '',
  }));
}
