import type { Transaction } from '../transaction.js';
import { type NewMessage, putMessages } from './put-messages.js';

/** What is told, without whom. Its key says which event it is; each person is told of it once. */
export type Told = Omit<NewMessage, 'personId' | 'address' | 'rungId'>;

/** Tells each of the people, at the address on record; those without one read it here. */
export async function tellPeople(tx: Transaction, personIds: readonly string[], told: Told): Promise<void> {
  const people = await tx.rows<{ id: string; email: string | null }>(
    'SELECT id, email FROM person WHERE id = ANY ($1::uuid[]) ORDER BY id',
    [[...new Set(personIds)]],
  );
  await putMessages(
    tx,
    people.map(({ id, email }) => ({ ...told, key: `${told.key}/${id}`, personId: id, address: email })),
  );
}
