import { type Stage, STAGE_NAMES_VI } from '@bangvang/domain';
import type { Viewer } from '../tasks/viewer.js';
import type { Transaction } from '../transaction.js';
import { bodiesOf } from '../tasks/excluded.js';
import { visible } from './visible.js';

/** Tells a person from now on when the dossier enters a stage (theo dõi). Watching already: nothing changes. @throws Problem no-such-dossier */
export async function watchDossier(tx: Transaction, by: Viewer, dossierId: string): Promise<void> {
  await tx.required(
    `WITH seen AS (SELECT d.id FROM dossier d WHERE d.id = $4 AND ${visible('$1', '$2', '$3')}),
     watched AS (
       INSERT INTO dossier_watch (dossier_id, person_id, since) SELECT seen.id, $1, legal_now() FROM seen
       ON CONFLICT ON CONSTRAINT dossier_watch_pk DO NOTHING)
     SELECT id FROM seen`,
    [by.personId, by.bodyIds, by.auditor, dossierId],
    'no-such-dossier',
    'Không tìm thấy hồ sơ này.',
  );
}

/** Ends that. Not watching: nothing changes. */
export async function unwatchDossier(tx: Transaction, by: Viewer, dossierId: string): Promise<void> {
  await tx.rows('DELETE FROM dossier_watch WHERE dossier_id = $1 AND person_id = $2', [dossierId, by.personId]);
}

/** Tells those who watch the dossier, and may still see it, of the stage it enters; each once per visit. */
export async function tellWatchers(tx: Transaction, dossierId: string, visitId: string, stage: Stage): Promise<void> {
  const told = await tx.rows(TELL, [dossierId, visitId, STAGE_NAMES_VI[stage]]);
  if (told.length > 0) tx.mailWaits();
}

const HOLDS_AUDITOR = `EXISTS (SELECT FROM position_holder h JOIN position p ON p.id = h.position_id
  WHERE h.person_id = w.person_id AND p.role = 'auditor' AND appointed_today(p.id, w.person_id))`;

const TELL = `
  INSERT INTO message (id, key, kind, subject_kind, subject_id, person_id, address, title, text, told_at)
  SELECT gen_random_uuid(), 'watch/' || $1::uuid || '/' || $2 || '/' || w.person_id, 'stage-entered', 'dossier', d.id, w.person_id, pe.email,
         $3 || ': ' || n.name, 'Hồ sơ của ' || n.name || ' mà bạn theo dõi: ' || $3 || '.', legal_now()
    FROM dossier_watch w JOIN dossier d ON d.id = w.dossier_id JOIN nominee n ON n.id = d.nominee_id JOIN person pe ON pe.id = w.person_id
   WHERE w.dossier_id = $1 AND ${visible('w.person_id', bodiesOf('w.person_id'), HOLDS_AUDITOR)}
  ON CONFLICT ON CONSTRAINT message_once DO NOTHING RETURNING id`;
