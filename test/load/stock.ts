import type { Pool } from 'pg';

export const DISTRICT = 'ubnd-huyen-tam-duong';
export const HOME_AFFAIRS = 'phong-noi-vu';

/** The bodies that propose: enough of them that their people do not wait for each other. */
export const PROPOSERS = ['xa-binh-lu', 'thi-tran-tam-duong', 'xa-ban-hon'] as const;

/** Decided at the district, so that a dossier passes one level. */
const AWARD = 'GK_HUYEN';

export interface StockedDossier {
  readonly id: string;
  readonly bodyCode: string;
}

export interface StockedDuty {
  readonly id: string;
  readonly bodyCode: string;
}

/** Rows written set-wise, so that a measurement begins with what it needs and measures nothing else. */
export class Stock {
  /** @param model the launched campaign that others are made after */
  constructor(
    private readonly pool: Pool,
    private readonly model: string,
  ) {}

  /** Another launched campaign, its procedure seated, with an end of its own. @param endsOn 'YYYY-MM-DD' */
  async campaign(endsOn: string): Promise<string> {
    const { rows } = await this.pool.query<{ id: string }>(CAMPAIGN, [this.model, endsOn]);
    return rows[0]!.id;
  }

  /** Drafts that a head could submit at once: papers, unit review and the task to submit are there. */
  async drafts(campaignId: string, count: number): Promise<readonly StockedDossier[]> {
    const { rows } = await this.pool.query<StockedDossier>(DRAFTS, [campaignId, count, [...PROPOSERS], AWARD]);
    await this.pool.query('ANALYZE dossier, stage_visit, human_task, nominee, paper');
    return rows;
  }

  /**
   * Dossiers submitted to the district.
   * @param stage where they stand; their task is held by one of the appraisers, or by nobody when none are given
   */
  async submitted(
    campaignId: string,
    count: number,
    stage: 'submitted' | 'under-appraisal',
    appraisers: readonly string[],
  ): Promise<readonly (StockedDossier & { readonly holder: string | null })[]> {
    const drafts = await this.drafts(campaignId, count);
    const { rows } = await this.pool.query<StockedDossier & { holder: string | null }>(SUBMITTED, [
      drafts.map(({ id }) => id),
      DISTRICT,
      HOME_AFFAIRS,
      stage,
      stage === 'submitted' ? 'reception' : 'appraisal',
      [...appraisers],
    ]);
    return rows;
  }

  /** Begins the procedures of stocked dossiers: each finds where it stands and waits there. */
  async seat(dossiers: readonly StockedDossier[]): Promise<void> {
    await this.pool.query("SELECT wake_procedure('award-dossier', id) FROM unnest($1::uuid[]) AS dossier (id)", [
      dossiers.map(({ id }) => id),
    ]);
    await this.pool.query('NOTIFY bangvang_wake');
    await this.pool.query('ANALYZE dossier, stage_visit, human_task, rung');
  }

  /** Open duties of the proposing bodies, so many in all. */
  async duties(campaignId: string, count: number): Promise<readonly StockedDuty[]> {
    const { rows } = await this.pool.query<StockedDuty>(DUTIES, [campaignId, count, [...PROPOSERS]]);
    await this.pool.query('ANALYZE duty');
    return rows;
  }

  /** Ends all urging of dossiers, so that a later move of the clock does not have to walk through it. */
  async quieten(): Promise<void> {
    await this.pool.query(
      `UPDATE rung SET outcome = 'void', fired_at = legal_now() WHERE owner_kind = 'task' AND outcome IS NULL`,
    );
    await this.pool.query(`UPDATE procedure SET due_at = NULL WHERE kind = 'award-dossier' AND ended_at IS NULL`);
  }
}

const CAMPAIGN = `
  WITH made AS (
    INSERT INTO campaign (id, issuer_body_id, document, number, title, kind, stage, procedure, launched_on, launched_at,
           launched_by, ends_on, ends_at, proposals_due_on, proposals_due_at)
    SELECT gen_random_uuid(), issuer_body_id, document, number, title, kind, 'launched', procedure, launched_on, launched_at,
           launched_by, $2::date, ($2::date + 1)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh',
           $2::date, ($2::date + 1)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'
      FROM campaign WHERE id = $1
    RETURNING id, ends_on, ends_at),
  revised AS (
    INSERT INTO deadline_revision (owner_kind, owner_id, revision, due_on, due_at, basis, made_at)
    SELECT 'campaign', id, 1, ends_on, ends_at, 'Đo tốc độ', legal_now() FROM made),
  seated AS (
    INSERT INTO procedure (kind, id, due_at) SELECT 'campaign', id, ends_at FROM made),
  woken AS (
    INSERT INTO wake (kind, subject_id, version) SELECT 'campaign', id, 1 FROM made)
  SELECT id FROM made`;

const DRAFTS = `
  WITH proposer AS (
    SELECT row_number() OVER (ORDER BY b.code) - 1 AS n, b.id AS body_id, b.code, head.id AS head_id,
           (SELECT h.person_id FROM position p JOIN position_holder h ON h.position_id = p.id
             WHERE p.body_id = b.id AND p.role = 'unit-officer' LIMIT 1) AS officer_id
      FROM body b JOIN position head ON head.body_id = b.id AND head.role = 'unit-head' WHERE b.code = ANY ($3)),
  planned AS MATERIALIZED (
    SELECT gen_random_uuid() AS dossier_id, gen_random_uuid() AS nominee_id, gen_random_uuid() AS visit_id, i, p.*
      FROM generate_series(1, $2::int) AS i JOIN proposer p ON p.n = i % (SELECT count(*) FROM proposer)),
  nominated AS (
    INSERT INTO nominee (id, kind, name, title, body_id, direct_worker)
    SELECT nominee_id, 'individual', 'Người được đề nghị ' || dossier_id, 'Công nhân', body_id, true FROM planned RETURNING id),
  drafted AS (
    INSERT INTO dossier (id, campaign_id, nominee_id, award_code, body_id, achievement, prepared_by, drafted_at, stage, unit_review)
    SELECT dossier_id, $1, nominee_id, $4, body_id, 'Hoàn thành vượt mức kế hoạch của phong trào.', officer_id, legal_now(), 'drafted',
           '{"heldOn": "2023-09-28", "present": 12, "agreed": 11, "minutes": "Nhất trí."}'
      FROM planned JOIN nominated ON nominated.id = planned.nominee_id RETURNING id),
  visited AS (
    INSERT INTO stage_visit (id, dossier_id, round, stage, seq, entered_at)
    SELECT visit_id, dossier_id, 1, 'drafted', 1, legal_now() FROM planned JOIN drafted ON drafted.id = dossier_id RETURNING id),
  given AS (
    INSERT INTO human_task (id, kind, dossier_id, campaign_id, visit_id, group_id, due_on, due_at, created_at)
    SELECT gen_random_uuid(), 'submit-proposal', dossier_id, $1, visit_id, head_id, c.proposals_due_on, c.proposals_due_at, legal_now()
      FROM planned JOIN visited ON visited.id = visit_id JOIN campaign c ON c.id = $1),
  scanned AS (
    INSERT INTO file (sha256, size, media_type, content) VALUES (repeat('0', 64), 1, 'text/plain', ' ') ON CONFLICT DO NOTHING),
  papered AS (
    INSERT INTO paper (id, dossier_id, paper_code, file_sha256, name, added_by, added_at)
    SELECT gen_random_uuid(), planned.dossier_id, t.code, repeat('0', 64), t.name, officer_id, legal_now()
      FROM planned JOIN drafted ON drafted.id = planned.dossier_id JOIN award_type a ON a.code = $4
      JOIN paper_type t ON t.code = ANY (a.required_papers) AND t.made_by = 'proposing-body')
  SELECT dossier_id AS id, code AS "bodyCode" FROM planned ORDER BY i`;

const SUBMITTED = `
  WITH place AS (
    SELECT level.id AS level_id, post.id AS post_id FROM body level, position post JOIN body b ON b.id = post.body_id
     WHERE level.code = $2 AND b.code = $3 AND post.role = 'appraiser'),
  chosen AS MATERIALIZED (
    SELECT d.id, d.body_id, d.campaign_id, gen_random_uuid() AS visit_id, gen_random_uuid() AS submission_id,
           ($6::uuid[])[1 + (row_number() OVER () - 1) % greatest(cardinality($6::uuid[]), 1)] AS holder
      FROM dossier d WHERE d.id = ANY ($1)),
  sent AS (
    INSERT INTO submission (id, campaign_id, from_body_id, to_body_id, dated_on, signed_by, received_at, received_on)
    SELECT submission_id, campaign_id, body_id, level_id, '2023-10-02', (SELECT person_id FROM account LIMIT 1), legal_now(), '2023-10-02'
      FROM chosen, place RETURNING id),
  moved AS (
    UPDATE dossier SET stage = $4, level_body_id = level_id, submission_id = chosen.submission_id, version = version + 1
      FROM chosen JOIN sent ON sent.id = chosen.submission_id CROSS JOIN place WHERE dossier.id = chosen.id RETURNING dossier.id),
  left_visit AS (UPDATE stage_visit SET left_at = legal_now() FROM chosen WHERE dossier_id = chosen.id RETURNING dossier_id),
  ended AS (
    UPDATE human_task SET state = 'done', ended_at = legal_now(), version = version + 1 FROM chosen
     WHERE dossier_id = chosen.id AND kind = 'submit-proposal'),
  visited AS (
    INSERT INTO stage_visit (id, dossier_id, level_body_id, round, stage, seq, entered_at)
    SELECT visit_id, chosen.id, level_id, 1, $4, 2, legal_now()
      FROM chosen JOIN left_visit ON left_visit.dossier_id = chosen.id CROSS JOIN place RETURNING id),
  given AS (
    INSERT INTO human_task (id, kind, dossier_id, campaign_id, visit_id, group_id, assignee_id, state, claimed_at, created_at)
    SELECT gen_random_uuid(), $5, chosen.id, campaign_id, visit_id, post_id, holder,
           CASE WHEN holder IS NULL THEN 'ready' ELSE 'reserved' END, CASE WHEN holder IS NOT NULL THEN legal_now() END, legal_now()
      FROM chosen JOIN visited ON visited.id = visit_id CROSS JOIN place),
  seated AS (
    INSERT INTO procedure (kind, id, followed_version) SELECT 'award-dossier', id, 1 FROM chosen)
  SELECT chosen.id, b.code AS "bodyCode", holder FROM chosen JOIN body b ON b.id = chosen.body_id`;

const DUTIES = `
  INSERT INTO duty (id, campaign_id, body_id, kind, name, source_ref, nature, due_on, due_at, deadline_rev)
  SELECT gen_random_uuid(), $1, b.id, 'report-' || gen_random_uuid(), 'Báo cáo theo dõi tốc độ', 'III.1', 'chasing',
         '2023-12-29', '2023-12-29T17:00:00Z', 1
    FROM generate_series(1, $2::int) AS i
    JOIN (SELECT row_number() OVER (ORDER BY code) - 1 AS n, id FROM body WHERE code = ANY ($3)) AS b ON b.n = i % cardinality($3)
  RETURNING id, (SELECT code FROM body WHERE body.id = duty.body_id) AS "bodyCode"`;
