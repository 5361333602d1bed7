import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The reference folder an installation bears the name of: the first one loaded, until an operator says otherwise. */
export class Corrections1700000000013 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE installation ADD COLUMN reference text');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE installation DROP COLUMN reference');
  }
}
