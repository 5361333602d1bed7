import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The next instant that must be met to the moment, found without passing over the dossiers that wait for theirs; and whom
 * a message to a post reaches.
 */
export class Punctual1700000000023 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE INDEX procedure_punctual ON procedure (due_at)
        WHERE due_at IS NOT NULL AND ended_at IS NULL AND kind IN ('campaign', 'council-session');

      -- Whom a message to a post reaches today: its holders, and who stands in for one of them by a mandate.
      CREATE VIEW reached_today AS
        SELECT h.position_id, h.person_id FROM position_holder h
         WHERE daterange(h.valid_from, h.valid_to, '[]') @> (SELECT (legal_now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)
        UNION
        SELECT m.position_id, m.substitute_id FROM mandate m
          JOIN position o ON o.id = m.position_id JOIN role r ON r.code = o.role AND r.substitutable
          JOIN position_holder h ON h.position_id = m.position_id AND h.person_id = m.person_id
         WHERE m.ended_at IS NULL
           AND daterange(m.valid_from, m.valid_to, '[]') @> (SELECT (legal_now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)
           AND daterange(h.valid_from, h.valid_to, '[]') @> (SELECT (legal_now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP VIEW reached_today; DROP INDEX procedure_punctual');
  }
}
