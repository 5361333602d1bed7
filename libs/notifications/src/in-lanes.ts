/**
 * Works through things in a few lanes at once, each lane one thing after another.
 * @param width lanes
 * @throws the first failure, once every lane has come to its end
 */
export async function inLanes<T>(
  width: number,
  things: readonly T[],
  work: (thing: T) => Promise<void>,
): Promise<void> {
  const waiting = things.values();
  const lane = async (): Promise<void> => {
    for (const thing of waiting) await work(thing);
  };
  const lanes = await Promise.allSettled(Array.from({ length: width }, lane));
  const broken = lanes.find((result) => result.status === 'rejected');
  if (broken) throw broken.reason;
}
