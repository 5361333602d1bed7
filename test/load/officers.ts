import type { Pool } from 'pg';
import type { Requests } from './http.js';

/** Somebody signed in who holds a position. */
export interface SignedInOfficer {
  readonly personId: string;
  readonly positionId: string;
  readonly bodyCode: string;
  readonly cookie: string;
}

/** The people of the installation by position, signed in when first needed: a sign-in is dear on purpose. */
export class Officers {
  private readonly cookies = new Map<string, Promise<string>>();

  constructor(
    private readonly pool: Pool,
    private readonly requests: Requests,
    private readonly password: string,
  ) {}

  /** Everybody who holds a role in a body. */
  async holding(role: string, bodyCode: string): Promise<readonly SignedInOfficer[]> {
    const { rows } = await this.pool.query<{ username: string; personId: string; positionId: string }>(
      `SELECT a.username, a.person_id AS "personId", p.id AS "positionId"
         FROM position p JOIN body b ON b.id = p.body_id JOIN position_holder h ON h.position_id = p.id
         JOIN account a ON a.person_id = h.person_id
        WHERE p.role = $1 AND b.code = $2 ORDER BY a.username`,
      [role, bodyCode],
    );
    if (rows.length === 0) throw new Error(`nobody is ${role} in ${bodyCode}`);
    return Promise.all(
      rows.map(async ({ username, personId, positionId }) => ({
        personId,
        positionId,
        bodyCode,
        cookie: await this.cookie(username),
      })),
    );
  }

  async one(role: string, bodyCode: string): Promise<SignedInOfficer> {
    return (await this.holding(role, bodyCode))[0]!;
  }

  /** The cookie of a person known by id. */
  async ofPerson(personId: string): Promise<string> {
    const { rows } = await this.pool.query<{ username: string }>('SELECT username FROM account WHERE person_id = $1', [
      personId,
    ]);
    return this.cookie(rows[0]!.username);
  }

  private cookie(username: string): Promise<string> {
    let cookie = this.cookies.get(username);
    if (!cookie) {
      cookie = this.requests.signIn(username, this.password);
      this.cookies.set(username, cookie);
    }
    return cookie;
  }
}
