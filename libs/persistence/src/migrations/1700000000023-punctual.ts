import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The next instant that must be met to the moment, found without passing over the dossiers that wait for theirs. */
export class Punctual1700000000023 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE INDEX procedure_punctual ON procedure (due_at)
        WHERE due_at IS NOT NULL AND ended_at IS NULL AND kind IN ('campaign', 'council-session')`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP INDEX procedure_punctual');
  }
}
