import type { Json, Outcome, PersistentClient } from '../support/persistent-client.js';

/** A command of a person. @param version sent as If-Match, where one is given */
export function does(
  who: PersistentClient,
  path: string,
  body: Json = {},
  version?: number,
  method: 'POST' | 'PUT' | 'DELETE' = 'POST',
): Promise<Outcome> {
  return who.act({ method, path, body, ...(version !== undefined && { version }) });
}

/** What an act comes to: `done`, or the code it is refused with. */
export async function comesTo(act: Promise<Outcome>): Promise<string> {
  const outcome = await act;
  return outcome.done ? 'done' : outcome.code;
}

/** The answer of an act that nothing may refuse. */
export async function mustDo(
  who: PersistentClient,
  path: string,
  body: Json = {},
  version?: number,
  method: 'POST' | 'PUT' | 'DELETE' = 'POST',
): Promise<Json> {
  const outcome = await does(who, path, body, version, method);
  if (!outcome.done) throw new Error(`${path}: ${outcome.code} ${JSON.stringify(outcome.problem)}`);
  return outcome.answer;
}

/** Titles of what a person was told, the latest first. */
export async function toldTo(who: PersistentClient): Promise<string[]> {
  const messages = await who.all<{ title: string }>('/messages');
  return messages.map(({ title }) => title);
}
