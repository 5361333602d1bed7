import { createHash, randomBytes } from 'node:crypto';

/** An opaque token of 32 random bytes. It tells nothing; only its hash is kept. */
export function newSessionToken(): string {
  return randomBytes(32).toString('base64url');
}

export function tokenHashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
