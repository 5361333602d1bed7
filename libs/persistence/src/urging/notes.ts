import { raiseRungs, scheduleUrging, type StepOnInstant } from '../campaigns/duty-rungs.js';
import type { Transaction } from '../transaction.js';

/** An urging note (văn bản yêu cầu, đôn đốc đột xuất) to some bodies of a campaign. */
export interface UrgingNote {
  readonly campaignId: string;
  readonly bodyIds: readonly string[];
  readonly name: string;
  readonly instructions: string;
  readonly dueOn: string;
  /** Exclusive end of that day, ms since the epoch. */
  readonly dueAt: number;
  /** Number of the paper it stands in, or who asks. */
  readonly sourceRef: string;
  readonly personId: string;
}

/** A note as one body owes its answer. */
export interface NotedDuty {
  readonly id: string;
  readonly bodyId: string;
}

/**
 * Gives each body the duty to answer, with the rungs of the note's own ladder. What is filed on it is the answer.
 * @returns one duty for each body, in the order of bodies
 */
export async function giveNote(
  tx: Transaction,
  note: UrgingNote,
  steps: readonly StepOnInstant[],
): Promise<NotedDuty[]> {
  const given = await tx.rows<NotedDuty & Record<string, unknown>>(GIVE, [
    note.campaignId,
    note.bodyIds,
    note.name,
    note.instructions,
    note.dueOn,
    note.dueAt,
    note.sourceRef,
    note.personId,
  ]);
  await raiseRungs(
    tx,
    given.map(({ id }) => id),
    steps,
  );
  await scheduleUrging(tx, note.campaignId);
  return given;
}

const GIVE = `
  WITH clock AS MATERIALIZED (SELECT legal_now() AS now),
  given AS (
    INSERT INTO duty (id, campaign_id, body_id, kind, name, source_ref, nature, ladder_code, due_on, due_at, deadline_rev,
                      own_deadline, instructions, asked_by)
    SELECT gen_random_uuid(), $1::uuid, body_id, 'urging-note', $3, $7, 'chasing', 'urging-note', $5::date,
           to_timestamp($6 / 1000.0), 1, true, $4, $8::uuid
      FROM unnest($2::uuid[]) AS body_id
    RETURNING id, body_id, due_on, due_at),
  revised AS (
    INSERT INTO deadline_revision (owner_kind, owner_id, revision, due_on, due_at, basis, made_at, person_id)
    SELECT 'duty', id, 1, due_on, due_at, $7, clock.now, $8::uuid FROM given, clock)
  SELECT id, body_id AS "bodyId" FROM given ORDER BY body_id`;
