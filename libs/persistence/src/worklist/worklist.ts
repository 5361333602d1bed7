import type { Sql } from '../database.js';
import { type TaskRecord, URGENCY } from '../tasks/inbox.js';
import { TASK_JOINS, taskColumns } from '../tasks/task-columns.js';
import { type Queue, queueOf, type Reader, type WorklistState } from './queues.js';
import {
  dossierConditions,
  dueCondition,
  Placeholders,
  taskConditions,
  type TaskFilter,
  wordsCondition,
} from './task-filter.js';

/** A place in a list. `dueKey` is the sorting text of a due instant, `infinity` where nothing runs. */
export interface Place {
  readonly dueKey: string;
  readonly priority: number;
  readonly id: string;
}

/** What is wanted of which list. */
export interface Wanted {
  readonly state: WorklistState;
  readonly filter: TaskFilter;
  readonly after: Place | null;
  /** Rows to fetch, 1 to 1000. */
  readonly rows: number;
}

/** A part of a list. */
export interface Found {
  readonly tasks: readonly TaskRecord[];
  /** Where reading stopped before there were as many rows as wanted; null: there are no more. */
  readonly stoppedAt: Place | null;
}

/** Entries of each index read for one answer; what lies beyond is read by the next page. */
const READ = 2_000;
/** Entries read at first: words that many dossiers share are found among them. */
const FIRST_READ = 300;
/** As many dossiers are looked up by their words; words of more are too common to begin with. */
const MOST_FOUND = 3_000;

/**
 * Tasks of a list by a filter, most urgent first. Rare words are looked up first and then their tasks; otherwise the list
 * is read in its order, a bounded part of it: an answer may be short and say where it stopped.
 */
export async function findWork(sql: Sql, reader: Reader, wanted: Wanted): Promise<Found> {
  const { words } = wanted.filter;
  if (words === null) return read(sql, reader, wanted, { entries: READ });
  const first = await read(sql, reader, wanted, { entries: FIRST_READ });
  if (first.tasks.length >= wanted.rows || first.stoppedAt === null) return first;
  const dossierIds = await dossiersOf(sql, words);
  return read(sql, reader, wanted, dossierIds.length > MOST_FOUND ? { entries: READ } : { dossierIds });
}

/** How many tasks of a list a filter lets pass, counted as far as one answer reads. */
export async function countWork(
  sql: Sql,
  reader: Reader,
  { state, filter }: Pick<Wanted, 'state' | 'filter'>,
): Promise<{ readonly count: number; readonly more: boolean }> {
  const wanted: Wanted = { state, filter, after: null, rows: MOST_COUNTED + 1 };
  const dossierIds = filter.words === null ? null : await dossiersOf(sql, filter.words);
  const rare = dossierIds !== null && dossierIds.length <= MOST_FOUND;
  const at = new Placeholders();
  const page = pageOf(reader, wanted, rare ? { dossierIds } : { entries: READ }, at);
  const [counted] = await sql.rows<{ count: number; stopped: boolean }>(
    `${page} SELECT count(*)::integer AS count, EXISTS (SELECT FROM edge) AS stopped FROM page`,
    at.values,
  );
  const { count, stopped } = counted!;
  return { count: Math.min(count, MOST_COUNTED), more: count > MOST_COUNTED || stopped };
}

const MOST_COUNTED = 999;

/** Where tasks are looked for: among so many first entries of the list, or among those of these dossiers. */
type Among = { readonly entries: number } | { readonly dossierIds: readonly string[] };

async function read(sql: Sql, reader: Reader, wanted: Wanted, among: Among): Promise<Found> {
  const at = new Placeholders();
  const page = pageOf(reader, wanted, among, at);
  const person = `${at.of(reader.personId)}::uuid`;
  const [bodies, positions, absents] = [at.of(reader.bodyIds), at.of(reader.positionIds), at.of(reader.absentIds)];
  const statement = `${page}, shown AS (
      SELECT ${taskColumns({ person, bodies, positions, absents })},
             (SELECT z.until_on::text FROM task_snooze z WHERE z.task_id = t.id AND z.person_id = ${person}
           AND z.until_on > (SELECT (legal_now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)) AS "snoozedUntil"
        FROM page JOIN human_task t ON t.id = page.id ${TASK_JOINS} ORDER BY ${URGENCY('page')})
    SELECT coalesce((SELECT json_agg(shown) FROM shown), '[]') AS tasks,
           (SELECT json_build_object('dueKey', due_at::text, 'priority', priority, 'id', id) FROM edge) AS "stoppedAt"`;
  const [found] = await sql.rows<{ tasks: TaskRecord[]; stoppedAt: Place | null }>(statement, at.values);
  const { tasks, stoppedAt } = found!;
  return { tasks, stoppedAt: tasks.length >= wanted.rows ? null : stoppedAt };
}

async function dossiersOf(sql: Sql, words: string): Promise<readonly string[]> {
  const found = await sql.rows<{ id: string }>('SELECT id FROM dossiers_found($1, $2) AS found (id)', [
    words,
    MOST_FOUND + 1,
  ]);
  return found.map(({ id }) => id);
}

/**
 * SQL: `page`, the tasks that pass, in order, and `edge`, the last entry read where reading stopped. Dossiers are asked
 * row by row (OFFSET 0), however few rows the planner expects: their whole table is never read.
 */
function pageOf(reader: Reader, { state, filter, after, rows }: Wanted, among: Among, at: Placeholders): string {
  const queue = queueOf(state, reader, at);
  const from = after ?? { dueKey: '-infinity', priority: 0, id: '00000000-0000-0000-0000-000000000000' };
  const beyond = `(${URGENCY('t')}) > (${at.of(from.dueKey)}::timestamptz, ${at.of(from.priority)}::integer, ${at.of(from.id)}::uuid)
    ${dueCondition(filter)}`;
  const words = 'entries' in among && filter.words !== null ? wordsCondition(filter.words, at) : '';
  return `
    WITH entry AS MATERIALIZED (${entriesOf(queue, beyond, among, at)}),
    edge AS MATERIALIZED (SELECT due_at, priority, id FROM entry WHERE last ORDER BY ${URGENCY('entry')} LIMIT 1),
    page AS MATERIALIZED (
      SELECT t.id, t.due_at, t.priority
        FROM (SELECT entry.* FROM entry WHERE coalesce((${URGENCY('entry')}) <= (SELECT ${URGENCY('edge')} FROM edge), true)
               ORDER BY ${URGENCY('entry')} OFFSET 0) AS t
       CROSS JOIN LATERAL (
         SELECT FROM dossier d JOIN nominee n ON n.id = d.nominee_id
          WHERE d.id = t.dossier_id AND ${queue.permission} ${dossierConditions(filter, at)} ${words} OFFSET 0) AS fits
       WHERE true ${taskConditions(filter, at)}
       ORDER BY ${URGENCY('t')} LIMIT ${Math.min(MOST_COUNTED + 1, Math.max(1, Math.trunc(rows)))})`;
}

const READ_OF_TASK = 't.id, t.group_id, t.dossier_id, t.kind, t.campaign_id, t.assignee_id, t.due_at, t.priority';

function entriesOf(queue: Queue, beyond: string, among: Among, at: Placeholders): string {
  if ('dossierIds' in among) {
    return `
      SELECT ${READ_OF_TASK}, false AS last FROM unnest(${at.of(among.dossierIds)}::uuid[]) AS found (id)
       CROSS JOIN LATERAL (SELECT * FROM human_task t WHERE t.dossier_id = found.id AND ${queue.membership} AND ${beyond} OFFSET 0) AS t`;
  }
  return queue.parts
    .map(
      ({ keys, entry }) => `
      SELECT cut.* FROM ${keys} AS part (id) CROSS JOIN LATERAL (
        SELECT ${READ_OF_TASK}, row_number() OVER (ORDER BY ${URGENCY('t')}) = ${among.entries} AS last
          FROM human_task t WHERE ${entry} AND ${beyond} ORDER BY ${URGENCY('t')} LIMIT ${among.entries}) AS cut`,
    )
    .join(' UNION ALL ');
}
