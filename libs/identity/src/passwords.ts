import { hash, verify } from '@node-rs/argon2';

/** argon2id with 19 MiB and two passes: about 20 ms a try. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const SHORTEST_PASSWORD = 10;
export const LONGEST_PASSWORD = 200;

/** The argon2id hash to keep, salt and cost within. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), COST);
}

let nobody: Promise<string> | undefined;

/**
 * Compares in constant time; without an account it works as long as with one, so that time tells no user names.
 * @param kept the account's hash, or null when there is no such account
 */
export async function isPassword(kept: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword('nobody');
  const matches = await verify(kept ?? (await nobody), password.normalize('NFC'));
  return kept !== null && matches;
}
