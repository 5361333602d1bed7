import { EVENT_SOURCES, type EventType } from './event-types.js';

/** An event as it is told outside: CloudEvents 1.0 in its structured JSON form. */
export interface CloudEvent {
  readonly specversion: '1.0';
  /** The same for every attempt and every replay. */
  readonly id: string;
  readonly source: string;
  readonly type: EventType;
  /** `dossier/{id}`, `duty/{id}`, … */
  readonly subject: string;
  /** Real instant, ISO. */
  readonly time: string;
  readonly datacontenttype: 'application/json';
  readonly data: Readonly<Record<string, unknown>>;
}

/** An audit entry that is an event. */
export interface EventEntry {
  readonly type: EventType;
  readonly subject: string;
  readonly seq: number;
  /** The entry's own text, JSON. */
  readonly entry: string;
}

/** What an audit entry says of itself. */
interface EntryText {
  readonly act: string;
  readonly legalTime: string;
  readonly realTime: string;
  readonly detail: Readonly<Record<string, unknown>> | null;
}

/** The event's name: its chain in the audit, and its number there. */
export function eventIdOf({ subject, seq }: { readonly subject: string; readonly seq: number }): string {
  return `${subject}/${seq}`;
}

/**
 * The event of an audit entry: who acted and what people wrote stay inside.
 * @param source URI of the installation
 */
export function cloudEventOf(event: EventEntry, source: string): CloudEvent {
  const { act, legalTime, realTime, detail } = JSON.parse(event.entry) as EntryText;
  const [kind, id] = event.subject.split('/');
  const told = EVENT_SOURCES.find((known) => known.type === event.type && known.act === act);
  const tells: readonly string[] = told?.tells ?? [];
  return {
    specversion: '1.0',
    id: eventIdOf(event),
    source,
    type: event.type,
    subject: event.subject,
    time: realTime,
    datacontenttype: 'application/json',
    data: {
      subjectKind: kind,
      subjectId: id,
      legalTime,
      ...(told && 'says' in told ? told.says : {}),
      ...Object.fromEntries(tells.map((name) => [name, detail?.[name] ?? null])),
    },
  };
}
