import type { Officer } from '@bangvang/contracts';
import { Problem } from '@bangvang/domain';
import type { Database } from '@bangvang/persistence';
import { OFFICER_OF_PERSON, OFFICER_OF_TOKEN, officerFrom, type OfficerRow } from './officer-of.js';
import { isPassword } from './passwords.js';
import { newSessionToken, tokenHashOf } from './session-token.js';

/** A session ends after this long without a request. */
const IDLE_SECONDS = 8 * 3600;
/** A session ends this long after sign-in, used or not. */
const LIFETIME_SECONDS = 24 * 3600;
/** So many failures within the window close a user name until the window has passed. */
const FAILURES_ALLOWED = 10;
const FAILURE_WINDOW_SECONDS = 15 * 60;

export interface SignedInSession {
  readonly token: string;
  readonly officer: Officer;
  readonly endsAt: Date;
}

/** Sign-in sessions on the server: opaque tokens, idle and absolute end, revocable at once. Their time is real. */
export class SignIns {
  constructor(private readonly database: Database) {}

  /** @throws Problem wrong-credentials, too-many-attempts */
  async signIn(username: string, password: string): Promise<SignedInSession> {
    // The attempt counts before the password is tried: many at once cannot slip under the limit.
    await this.database.rows(
      `INSERT INTO sign_in_failure (username)
         SELECT $1 WHERE (SELECT count(*) FROM sign_in_failure
           WHERE username = $1 AND failed_at > clock_timestamp() - make_interval(secs => $2)) <= $3`,
      [username, FAILURE_WINDOW_SECONDS, FAILURES_ALLOWED],
    );
    const known = await this.database.one<{ failures: number; person_id: string | null; password_hash: string | null }>(
      `SELECT (SELECT count(*)::int FROM sign_in_failure
                WHERE username = $1 AND failed_at > clock_timestamp() - make_interval(secs => $2)) AS failures,
              a.person_id, a.password_hash
         FROM (SELECT) AS one LEFT JOIN account a ON a.username = $1 AND a.disabled_at IS NULL`,
      [username, FAILURE_WINDOW_SECONDS],
    );
    if (known!.failures > FAILURES_ALLOWED) {
      throw new Problem('too-many-attempts', 'Tài khoản này vừa bị thử sai quá nhiều lần.');
    }
    if (!(await isPassword(known!.password_hash, password))) {
      throw new Problem('wrong-credentials', 'Tên đăng nhập hoặc mật khẩu không đúng.');
    }
    return this.begin(username, known!.person_id!);
  }

  /** The officer of a live session with the posts held on the legal day, or null. */
  async officerOf(tokenHash: Buffer): Promise<Officer | null> {
    const [row] = await this.database.shared.rows<OfficerRow>(OFFICER_OF_TOKEN, [tokenHash, IDLE_SECONDS]);
    return row ? officerFrom(row) : null;
  }

  /** Ends one session at once. */
  async end(tokenHash: Buffer): Promise<void> {
    await this.database.rows(
      'UPDATE sign_in SET revoked_at = clock_timestamp() WHERE token_hash = $1 AND revoked_at IS NULL',
      [tokenHash],
    );
  }

  /** Ends every session of a person at once. */
  async endAllOf(personId: string): Promise<void> {
    await this.database.rows(
      'UPDATE sign_in SET revoked_at = clock_timestamp() WHERE person_id = $1 AND revoked_at IS NULL',
      [personId],
    );
  }

  private async begin(username: string, personId: string): Promise<SignedInSession> {
    const token = newSessionToken();
    const session = await this.database.one<{ ends_at: Date }>(
      `WITH forgotten AS (
         DELETE FROM sign_in_failure
          WHERE username = $4 OR failed_at < clock_timestamp() - make_interval(secs => $5)),
       swept AS (DELETE FROM sign_in WHERE person_id = $2 AND ends_at < clock_timestamp())
       INSERT INTO sign_in (token_hash, person_id, ends_at)
         VALUES ($1, $2, clock_timestamp() + make_interval(secs => $3)) RETURNING ends_at`,
      [tokenHashOf(token), personId, LIFETIME_SECONDS, username, FAILURE_WINDOW_SECONDS],
    );
    const row = await this.database.one<OfficerRow>(OFFICER_OF_PERSON, [personId]);
    return { token, officer: officerFrom(row!), endsAt: session!.ends_at };
  }
}
