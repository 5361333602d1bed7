/** An act on record that is told outside as an event. */
interface EventSource {
  readonly type: string;
  /** Kind of the audit's subject: `dossier` of `dossier/{id}`. */
  readonly kind: string;
  readonly act: string;
  /** What of the act's detail is told: ids, stages, days, numbers of published papers; nothing a person wrote. */
  readonly tells: readonly string[];
  /** What the act itself says. */
  readonly says?: Readonly<Record<string, string>>;
}

/**
 * The events of the outside (webhooks) and the acts of the audit they are read from. An event costs the command that
 * causes it nothing, and is there exactly when the act is.
 */
export const EVENT_SOURCES = [
  { type: 'vn.bangvang.campaign.launched', kind: 'campaign', act: 'launch', tells: ['launchedOn', 'duties'] },
  { type: 'vn.bangvang.campaign.extended', kind: 'campaign', act: 'extend', tells: ['endsOn', 'calendarRev'] },
  { type: 'vn.bangvang.campaign.closed', kind: 'campaign', act: 'close', tells: ['endsOn', 'calendarRev'] },
  { type: 'vn.bangvang.campaign.archived', kind: 'campaign', act: 'archive', tells: [] },
  { type: 'vn.bangvang.duty.settled', kind: 'duty', act: 'file', tells: ['kind', 'late'], says: { by: 'filing' } },
  { type: 'vn.bangvang.duty.settled', kind: 'duty', act: 'excuse', tells: ['kind'], says: { by: 'excuse' } },
  { type: 'vn.bangvang.duty.settled', kind: 'duty', act: 'settle', tells: ['kind', 'late', 'by'] },
  { type: 'vn.bangvang.duty.deadline-moved', kind: 'duty', act: 'move-deadline', tells: ['kind', 'dueOn'] },
  { type: 'vn.bangvang.duty.overdue', kind: 'duty', act: 'overdue', tells: ['kind', 'dueOn'] },
  {
    type: 'vn.bangvang.dossier.stage-entered',
    kind: 'dossier',
    act: 'enterStage',
    tells: ['stage', 'levelBodyId', 'round', 'dueOn'],
  },
  { type: 'vn.bangvang.dossier.withdrawn', kind: 'dossier', act: 'withdrawal', tells: [] },
  {
    type: 'vn.bangvang.decision.published',
    kind: 'dossier',
    act: 'publication',
    tells: ['outcome', 'decisionId', 'number'],
  },
  { type: 'vn.bangvang.council-session.convened', kind: 'council-session', act: 'convened', tells: ['meetsAt'] },
  { type: 'vn.bangvang.council-session.cancelled', kind: 'council-session', act: 'cancelled', tells: [] },
  { type: 'vn.bangvang.council-session.closed', kind: 'council-session', act: 'closed', tells: [] },
] as const satisfies readonly EventSource[];

export type EventType = (typeof EVENT_SOURCES)[number]['type'];

/** Every type of event, each once, in the order of the procedure. */
export const EVENT_TYPES: readonly EventType[] = [...new Set(EVENT_SOURCES.map(({ type }) => type))];
