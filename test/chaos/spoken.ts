import { type Choice, inRandomOrder } from '@bangvang/ballot';
import type { SeatedMember } from '../support/secret/secret-session.js';

/** A member casts his ballots in so many goes, the last of them while the votes are being closed. */
export const GOES = 4;

const CHOICES: readonly Choice[] = ['agree', 'agree', 'agree', 'disagree', 'abstain'];

/** What a member chooses, item by item, in the goes in which he casts it. */
export interface Spoken {
  readonly member: SeatedMember;
  readonly goes: readonly ReadonlyMap<string, Choice>[];
}

export function goesOf(itemIds: readonly string[]): readonly ReadonlyMap<string, Choice>[] {
  const order = inRandomOrder(itemIds);
  return Array.from({ length: GOES }, (_, go) => {
    const own = order.filter((_, n) => n % GOES === go);
    return new Map(own.map((itemId) => [itemId, CHOICES[Math.floor(Math.random() * CHOICES.length)]!]));
  });
}

export async function castAll(
  { member, goes }: Spoken,
  until: number,
  when = (_go: number) => Promise.resolve(),
): Promise<void> {
  for (const [go, choices] of goes.slice(0, until).entries()) {
    await when(go);
    if (choices.size > 0) await member.program.cast(choices);
  }
}

/** By what the members' programs were told. */
export function told(spoken: readonly Spoken[]): {
  readonly acknowledged: readonly Acknowledged[];
  readonly refused: number;
} {
  const ballots = spoken.flatMap(({ member: { program }, goes }) => {
    const choices = new Map(goes.flatMap((go) => [...go]));
    return program.items.map(({ itemId, leaf }) => ({ itemId, leaf, choice: choices.get(itemId)! }));
  });
  const acknowledged = ballots.filter((one): one is Acknowledged => one.leaf !== null);
  return { acknowledged, refused: ballots.length - acknowledged.length };
}

/** A ballot whose voter was told that it is in the box. */
export interface Acknowledged {
  readonly itemId: string;
  readonly leaf: string;
  readonly choice: Choice;
}
