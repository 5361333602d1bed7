import { Database, dataSource, Notifier, UnitOfWork } from '@bangvang/persistence';
import type { ReferenceReport } from '@bangvang/procedures';
import { EditedReference } from '../integration/support/edited-reference.js';
import type { Desk } from './desk.js';

/** Loads edited files of the law into the desk's installation, as `bangvang load-reference` does. */
export async function loadLaw(desk: Desk, reference: EditedReference): Promise<ReferenceReport> {
  const { databaseUrl } = desk.scene.installation.environment;
  const source = await dataSource({ url: databaseUrl, poolSize: 2 }).initialize();
  const database = new Database(source);
  const notifier = new Notifier(() => database.pool);
  try {
    return await reference.load({ work: new UnitOfWork(database, notifier) });
  } finally {
    await notifier.settled();
    await source.destroy();
    await desk.scene.followed();
  }
}

/** The rungs of a task as their rows stand, in the order of time. */
export function rungsOf(desk: Desk, taskId: string) {
  return desk.scene.rows<{ step: string; rev: number; due: Date; outcome: string | null }>(
    `SELECT step_code AS step, deadline_rev AS rev, due_at AS due, outcome FROM rung WHERE owner_id = $1 ORDER BY deadline_rev, due_at`,
    [taskId],
  );
}

/** Who was told what kind of thing about a dossier, by username, in the order of time. */
export function toldOf(desk: Desk, dossierId: string, kind = 'urge') {
  return desk.scene.rows<{ username: string; step: string | null; title: string; text: string }>(
    `SELECT a.username, r.step_code AS step, m.title, m.text FROM message m LEFT JOIN account a ON a.person_id = m.person_id
       LEFT JOIN rung r ON r.id = m.rung_id
      WHERE m.subject_id = $1 AND m.kind = $2 ORDER BY m.told_at, a.username`,
    [dossierId, kind],
  );
}
