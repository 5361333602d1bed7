import { randomUUID } from 'node:crypto';

/** A change in the order it was heard, with the place a reader resumes from after it. */
export interface Heard<T> {
  readonly place: string;
  readonly change: T;
}

/**
 * The latest changes this process heard of, in memory only: whoever comes back after a short cut is given exactly what he
 * missed. Places of another process, of before a gap, or too long ago are unknown: then everything is fetched anew.
 */
export class ChangeLog<T> {
  private era = randomUUID();
  private heard = 0;
  private readonly kept: T[] = [];

  /** @param size how many changes are kept */
  constructor(private readonly size: number) {}

  /** The place after everything heard so far. */
  get place(): string {
    return `${this.era}:${this.heard}`;
  }

  add(change: T): Heard<T> {
    this.kept[this.heard % this.size] = change;
    this.heard += 1;
    return { place: this.place, change };
  }

  /** Changes may have been missed: no earlier place can be resumed from. */
  breakOff(): void {
    this.era = randomUUID();
  }

  /** What was heard after a place, in order; null: the place is unknown. */
  since(place: string): readonly Heard<T>[] | null {
    const [era, number] = place.split(':');
    const from = Number(number);
    const oldest = Math.max(0, this.heard - this.size);
    if (era !== this.era || !Number.isInteger(from) || from > this.heard || from < oldest) return null;
    return Array.from({ length: this.heard - from }, (_, n) => ({
      place: `${this.era}:${from + n + 1}`,
      change: this.kept[(from + n) % this.size]!,
    }));
  }
}
