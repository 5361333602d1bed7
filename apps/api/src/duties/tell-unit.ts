import { type LockedDuty, putMessages, readToldOfBodies, type Transaction } from '@bangvang/persistence';
import { type DutyEvent, dutyMessages } from '@bangvang/procedures';

/** Tells a body's people what happened to a duty of theirs, in the act's own transaction. @param version the act's own */
export async function tellUnit(
  tx: Transaction,
  duty: Pick<LockedDuty, 'id' | 'name' | 'bodyId'>,
  version: number,
  event: DutyEvent,
): Promise<void> {
  const told = await readToldOfBodies(tx, [duty.bodyId]);
  await putMessages(tx, dutyMessages({ id: duty.id, name: duty.name, version }, event, told));
}
