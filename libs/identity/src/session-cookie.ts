/** The cookie of a sign-in session: http-only, same site; under https bound to this host. */
export class SessionCookie {
  readonly name: string;
  private readonly attributes: string;

  /** @param https whether browsers reach the server by https; plain http is for loopback only */
  constructor(https: boolean) {
    this.name = https ? '__Host-bangvang_session' : 'bangvang_session';
    this.attributes = `Path=/; HttpOnly; SameSite=Lax${https ? '; Secure' : ''}`;
  }

  /** `Set-Cookie` of a new session. It ends with the browser or with the session, whichever is first. */
  issue(token: string): string {
    return `${this.name}=${token}; ${this.attributes}`;
  }

  /** `Set-Cookie` that takes the cookie away. */
  clear(): string {
    return `${this.name}=; ${this.attributes}; Max-Age=0`;
  }

  /** The token in a `Cookie` header, or null. */
  tokenIn(header: string | undefined): string | null {
    for (const part of header?.split(';') ?? []) {
      const [name, value] = part.trim().split('=', 2);
      if (name === this.name && value) return value;
    }
    return null;
  }
}
