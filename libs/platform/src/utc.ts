/**
 * Every process runs in UTC: legal days are worked out from their own zone, never from the machine's.
 * @throws Error when the process was started in another zone
 */
export function requireUtc(): void {
  const year = new Date().getUTCFullYear();
  const offsets = [new Date(year, 0, 1), new Date(year, 6, 1)].map((day) => day.getTimezoneOffset());
  if (offsets.some((offset) => offset !== 0)) throw new Error('Hãy khởi động với TZ=UTC.');
}
