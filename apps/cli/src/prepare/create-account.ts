import { Problem } from '@bangvang/domain';
import { withDatabase } from './with-database.js';

export interface NewAccount {
  /** Code of the person in the reference data. */
  readonly person: string;
  readonly username: string;
  readonly passwordHash: string;
}

/**
 * Opens a person's account, or gives it a new name and password and ends its sign-ins.
 * @throws Problem no-such-thing when nobody has that code, username-taken when another person has the name
 */
export function createAccount(
  databaseUrl: string,
  { person, username, passwordHash }: NewAccount,
): Promise<'created' | 'reset'> {
  return withDatabase(databaseUrl, ({ work }) =>
    work.asProcedure(async (tx) => {
      const { id } = await tx.required<{ id: string }>(
        'SELECT id FROM person WHERE code = $1',
        [person],
        'no-such-thing',
        `Không có ai mang mã “${person}” trong dữ liệu nền.`,
      );
      const other = await tx.one('SELECT 1 FROM account WHERE username = $1 AND person_id <> $2', [username, id]);
      if (other) throw new Problem('username-taken', `Tên đăng nhập “${username}” đã có người khác dùng.`);
      const created = !(await tx.one('SELECT 1 FROM account WHERE person_id = $1', [id]));
      await tx.rows(
        `INSERT INTO account (person_id, username, password_hash) VALUES ($1, $2, $3)
         ON CONFLICT (person_id) DO UPDATE
           SET username = excluded.username, password_hash = excluded.password_hash, disabled_at = NULL`,
        [id, username, passwordHash],
      );
      await tx.rows('UPDATE sign_in SET revoked_at = clock_timestamp() WHERE person_id = $1 AND revoked_at IS NULL', [
        id,
      ]);
      tx.audit(`account/${id}`, created ? 'account-created' : 'account-reset', { username });
      return created ? ('created' as const) : ('reset' as const);
    }),
  );
}
