import { visible } from '../dossiers/visible.js';
import { besidePosition, type Viewer } from '../tasks/viewer.js';
import { putOff, putOffByHolder } from './snooze.js';
import { allowedCondition, type Placeholders } from './task-filter.js';

/**
 * Which of a person's lists: waiting for anybody of his posts; held by him; held and waiting for somebody else; put off;
 * of all posts of the bodies he leads; delegated to him by their holders; held by the absent whom he stands in for;
 * of dossiers he watches.
 */
export type WorklistState = 'ready' | 'mine' | 'waiting' | 'snoozed' | 'body' | 'delegated' | 'absent' | 'watching';

/** Whoever looks at a list of work. */
export interface Reader extends Viewer {
  /** Bodies the person leads today. */
  readonly leadBodyIds: readonly string[];
}

/** One way into the tasks of a list that an index keeps in the list's order. */
interface Part {
  /** SQL of a FROM item with a column `id`: the keys of the index to read. */
  readonly keys: string;
  /** SQL: whether task `t` is read under `part.id`. */
  readonly entry: string;
}

/** The tasks of a list as SQL. */
export interface Queue {
  readonly parts: readonly Part[];
  /** Whether task `t`, found in another way, is of the list. */
  readonly membership: string;
  /** Whether the reader may handle or see it; asked row by row, of `t`, `d` and `n`. */
  readonly permission: string;
}

/** The list of a state. */
export function queueOf(state: WorklistState, reader: Reader, at: Placeholders): Queue {
  return QUEUES[state](reader, at);
}

const QUEUES: Readonly<Record<WorklistState, (reader: Reader, at: Placeholders) => Queue>> = {
  ready(reader, at) {
    const groups = at.of(reader.positionIds);
    const ready = `t.state = 'ready' AND t.id <> ALL (${putOff(at.of(reader.personId))})`;
    return {
      parts: [{ keys: `unnest(${groups}::uuid[])`, entry: `t.group_id = part.id AND ${ready}` }],
      membership: `t.group_id = ANY (${groups}::uuid[]) AND ${ready}`,
      permission: allowedCondition(at, reader),
    };
  },
  mine(reader, at) {
    return held(at.of(reader.personId), (person) => `AND NOT ${putOffByHolder(person)}`);
  },
  waiting(reader, at) {
    return held(at.of(reader.personId), () => `AND t.state = 'waiting'`);
  },
  snoozed(reader, at) {
    const person = at.of(reader.personId);
    const task = `t.ended_at IS NULL AND (t.assignee_id = ${person}::uuid AND ${putOffByHolder(person)}
      OR t.state = 'ready' AND t.group_id = ANY (${at.of(reader.positionIds)}::uuid[]))`;
    return {
      parts: [{ keys: `unnest(${putOff(person)})`, entry: `t.id = part.id AND ${task}` }],
      membership: `t.id = ANY (${putOff(person)}) AND ${task}`,
      permission: `(t.assignee_id = ${person}::uuid OR ${allowedCondition(at, reader)})`,
    };
  },
  body(reader, at) {
    const posts = `ARRAY(SELECT p.id FROM position p WHERE p.body_id = ANY (${at.of(reader.leadBodyIds)}::uuid[]))`;
    const people = `(SELECT DISTINCT h.person_id AS id FROM position_holder h WHERE h.position_id = ANY (${posts}))`;
    return {
      parts: [
        { keys: `unnest(${posts})`, entry: `t.group_id = part.id AND t.state = 'ready'` },
        {
          keys: people,
          entry: `t.assignee_id = part.id AND t.ended_at IS NULL AND t.assignee_id IS NOT NULL AND t.group_id = ANY (${posts})`,
        },
      ],
      membership: `t.ended_at IS NULL AND t.group_id = ANY (${posts})`,
      // A lead sees what he may not handle: he gives it to somebody who may, or hands it on.
      permission: 'true',
    };
  },
  delegated(reader, at) {
    const tasks = `(SELECT g.task_id AS id FROM task_delegation g WHERE g.delegate_id = ${at.of(reader.personId)}::uuid AND g.ended_at IS NULL)`;
    return {
      parts: [{ keys: tasks, entry: 't.id = part.id AND t.ended_at IS NULL' }],
      membership: `t.ended_at IS NULL AND t.id IN ${tasks}`,
      permission: 'true',
    };
  },
  absent(reader, at) {
    const absents = at.of(reader.absentIds);
    const theirs = `t.ended_at IS NULL AND t.assignee_id = ${besidePosition('t.group_id', at.of(reader.positionIds), absents)}`;
    return {
      parts: [
        {
          keys: `(SELECT DISTINCT x AS id FROM unnest(${absents}::uuid[]) AS x)`,
          entry: `t.assignee_id = part.id AND ${theirs}`,
        },
      ],
      membership: theirs,
      permission: allowedCondition(at, reader),
    };
  },
  watching(reader, at) {
    const person = at.of(reader.personId);
    const watched = `(SELECT h.dossier_id AS id FROM dossier_watch h WHERE h.person_id = ${person}::uuid)`;
    return {
      parts: [{ keys: watched, entry: `t.dossier_id = part.id AND t.ended_at IS NULL` }],
      membership: `t.ended_at IS NULL AND EXISTS (SELECT FROM dossier_watch h WHERE h.dossier_id = t.dossier_id AND h.person_id = ${person}::uuid)`,
      permission: visible(person, at.of(reader.bodyIds), at.of(reader.auditor)),
    };
  },
};

/** Whoever holds a task was asked for his right when he took it. */
function held(person: string, further: (person: string) => string): Queue {
  const open = `t.ended_at IS NULL AND t.assignee_id IS NOT NULL ${further(person)}`;
  return {
    parts: [{ keys: `(SELECT ${person}::uuid AS id)`, entry: `t.assignee_id = part.id AND ${open}` }],
    membership: `t.assignee_id = ${person}::uuid AND ${open}`,
    permission: 'true',
  };
}
