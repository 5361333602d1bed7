const LONGEST = 500;

/** What went wrong, for the delivery log: without the addresses that mail servers repeat, and not too long. */
export function faultWords(failure: unknown): string {
  const words = failure instanceof Error ? failure.message : String(failure);
  return words.replace(/[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g, '…').slice(0, LONGEST);
}
