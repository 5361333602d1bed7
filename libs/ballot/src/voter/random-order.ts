/** A list in an order that tells nothing: every order is as likely as any other (Fisher and Yates). */
export function inRandomOrder<T>(list: readonly T[]): readonly T[] {
  const shuffled = [...list];
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const other = randomBelow(last + 1);
    [shuffled[last], shuffled[other]] = [shuffled[other]!, shuffled[last]!];
  }
  return shuffled;
}

/** A whole number from 0, each as likely; numbers of the last, shorter round are drawn again. */
function randomBelow(limit: number): number {
  const rounds = 2 ** 32 - (2 ** 32 % limit);
  for (;;) {
    const [drawn] = crypto.getRandomValues(new Uint32Array(1));
    if (drawn! < rounds) return drawn! % limit;
  }
}
