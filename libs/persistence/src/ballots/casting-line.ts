import type { Ballot } from '@bangvang/ballot';
import { Client } from 'pg';
import { connectionTo } from '../data-source.js';
import { bytesOf } from './bytes.js';

/** What became of a ballot: on the board (now, or the very same before), or why not. */
export type CastOutcome = 'cast' | 'already-voted' | 'not-open' | 'closed';

const ROLE = 'bangvang_caster';
const CAST = 'SELECT nth::int, outcome FROM cast_ballots($1, $2, $3, $4, $5)';

/**
 * The one way into the box: a connection of its own, as a role that may call the function that casts and nothing else. It knows no person
 * and no unit of work; it says nothing of a ballot to anyone but the answer.
 */
export class CastingLine {
  private opening: Promise<Client> | null = null;

  constructor(private readonly url: string) {}

  /**
   * Casts ballots in one transaction, in an order that says nothing of how they came: that of their tokens' hashes is the database's.
   * @param ballots each with a sound token of its item; of two with one token the first is taken
   * @returns an outcome for each, in the order given
   * @throws Error when they were not committed, or nobody knows: to cast them again does no harm
   */
  async cast(ballots: readonly Ballot[]): Promise<readonly CastOutcome[]> {
    // What is sent shows no order of arrival either: statements may be logged by the server's settings.
    const order = ballots
      .map(({ message }, n) => ({ message, n }))
      .sort((one, other) => (one.message < other.message ? -1 : one.message > other.message ? 1 : one.n - other.n));
    const sent = order.map(({ n }) => ballots[n]!);
    const client = await (this.opening ??= this.open());
    const { rows } = await client.query<{ nth: number; outcome: CastOutcome }>({
      name: 'cast-ballots',
      text: CAST,
      values: [
        sent.map(({ itemId }) => itemId),
        sent.map(({ message }) => bytesOf(message)),
        sent.map(({ signature }) => bytesOf(signature)),
        sent.map(({ enc }) => bytesOf(enc)),
        sent.map(({ sealed }) => bytesOf(sealed)),
      ],
    });
    const outcomes = new Array<CastOutcome>(ballots.length);
    for (const { nth, outcome } of rows) outcomes[order[nth - 1]!.n] = outcome;
    return outcomes;
  }

  /** Tries the way without casting anything. @throws Error where the role is missing, or may not be taken or may not cast */
  async prove(): Promise<void> {
    const client = await (this.opening ??= this.open());
    await client.query(CAST, [[], [], [], [], []]);
  }

  async close(): Promise<void> {
    const opened = await this.opening?.catch(() => null);
    this.opening = null;
    await opened?.end();
  }

  private open(): Promise<Client> {
    const client = new Client({ connectionString: this.url, ...connectionTo(SETTINGS) });
    const opening: Promise<Client> = client.connect().then(() => client);
    const lost = (): void => {
      if (this.opening === opening) this.opening = null;
    };
    client.on('error', lost); // whoever was casting learns of it by his own statement
    client.on('end', lost);
    opening.catch(lost);
    return opening;
  }
}

/** Whoever closes an item holds it for the time its board is built: that is waited for. */
const SETTINGS = [`role=${ROLE}`, 'lock_timeout=10s', 'statement_timeout=20s'];
