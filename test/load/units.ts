import type { Pool } from 'pg';

/** A campaign of many units whose duties all reach a rung at one instant. */
export interface UrgedCampaign {
  readonly campaignId: string;
  /** Real instant of the rungs, ms since the epoch. */
  readonly at: number;
}

/**
 * So many units with officer and head, none with an address, and three duties each: of every unit the first reaches a
 * reminder, the second its formal letter, the third the overdue list, all at one instant shortly ahead.
 * @param campaignId a launched campaign of the stock
 * @param leadMs how far ahead, in ms
 */
export async function stockUnits(
  pool: Pool,
  campaignId: string,
  units: number,
  leadMs: number,
): Promise<UrgedCampaign> {
  await pool.query(UNITS, [campaignId, units]);
  await pool.query('ANALYZE body, body_tenure, person, position, position_holder, duty');
  await pool.query(RUNGS, [campaignId, leadMs]);
  await pool.query('ANALYZE rung');
  await pool.query(SEAT, [campaignId]);
  await pool.query('NOTIFY bangvang_wake');
  const { rows } = await pool.query<{ at: number }>(
    `SELECT (extract(epoch FROM real_instant(min(due_at))) * 1000)::float8 AS at FROM rung WHERE subject_id = $1`,
    [campaignId],
  );
  return { campaignId, at: rows[0]!.at };
}

const UNITS = `
  WITH unit AS MATERIALIZED (
    SELECT gen_random_uuid() AS id, left($1::text, 8) || '-' || i AS code FROM generate_series(1, $2::int) AS i),
  bodies AS (
    INSERT INTO body (id, code, level, deciding_level) SELECT id, code, 'commune', 'commune' FROM unit),
  named AS (
    INSERT INTO body_tenure (body_id, valid_from, name) SELECT id, '2020-01-01', 'Đơn vị ' || code FROM unit),
  post AS MATERIALIZED (
    SELECT gen_random_uuid() AS id, gen_random_uuid() AS person_id, unit.id AS body_id, unit.code || '-' || role AS code, role
      FROM unit, unnest(ARRAY['unit-officer', 'unit-head']) AS role),
  people AS (
    INSERT INTO person (id, code, full_name) SELECT person_id, code, 'Cán bộ ' || code FROM post),
  posts AS (
    INSERT INTO position (id, body_id, role, title) SELECT id, body_id, role, role FROM post),
  held AS (
    INSERT INTO position_holder (position_id, person_id, title, valid_from) SELECT id, person_id, role, '2020-01-01' FROM post)
  INSERT INTO duty (id, campaign_id, body_id, kind, name, source_ref, nature, due_on, due_at, deadline_rev)
  SELECT gen_random_uuid(), $1::uuid, unit.id, kind, 'Báo cáo ' || kind, 'III.1', 'chasing',
         (legal_now() - interval '10 days')::date, legal_now() - interval '10 days', 1
    FROM unit, unnest(ARRAY['reminded', 'written-to', 'listed']) AS kind`;

const RUNGS = `
  INSERT INTO rung (id, owner_kind, owner_id, subject_id, step_code, deadline_rev, tells, letter, overdue_list, due_at)
  SELECT gen_random_uuid(), 'duty', d.id, $1::uuid, d.kind, 1,
         CASE d.kind WHEN 'listed' THEN ARRAY['issuer'] ELSE ARRAY['unit-officer', 'unit-head', 'home-affairs'] END,
         CASE d.kind WHEN 'written-to' THEN '{"signer": "campaign-issuer", "to": ["unit-head"]}'::jsonb END,
         d.kind = 'listed', at.due
    FROM duty d, (SELECT legal_now() + $2 * interval '1 ms' AS due OFFSET 0) AS at
   WHERE d.campaign_id = $1::uuid AND d.kind IN ('reminded', 'written-to', 'listed')`;

const SEAT = `
  WITH seated AS (
    INSERT INTO procedure (kind, id, due_at) SELECT 'urging', $1::uuid, min(due_at) FROM rung WHERE subject_id = $1::uuid RETURNING id)
  INSERT INTO wake (kind, subject_id, version) SELECT 'urging', id, 1 FROM seated`;
