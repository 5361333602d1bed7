import type { Choice } from '../ballot.js';
import { leafOf } from '../board.js';
import { sealAnswer } from '../seal.js';
import { drawToken, finishToken } from '../token.js';
import type { BallotForm, BallotFormItem, BallotService, CastReceipt } from './ballot-service.js';
import { inRandomOrder } from './random-order.js';
import { emptyVoterFile, type VoterFile, type VoterItem } from './voter-file.js';

/** The most items in one request. */
const BATCH = 1000;

/** Puts the file away safely before the promise is kept. */
export type Keep = (file: VoterFile) => void | Promise<void>;

/** What drawing came to. */
export interface Drawn {
  /** Items with a token, now or before. */
  readonly tokens: number;
  /** Items whose key the server has yet to make. */
  readonly waiting: number;
  /** Items whose token was drawn with another file, or that are voted on paper. */
  readonly elsewhere: number;
}

/** What makes a voter's program stop. */
export type VoterFaultKind =
  | 'key-exchanged' // the session's key is not the one the tokens were drawn with
  | 'signature-wrong' // what came back is no signature of the item's key
  | 'token-missing' // an item has no token in this file, or the session no key yet
  | 'receipt-wrong'; // the server acknowledged another ballot than the one sent

/** The server is not the one this file was begun with, or answers what it may not. */
export class VoterFault extends Error {
  constructor(
    readonly kind: VoterFaultKind,
    options?: ErrorOptions,
  ) {
    super(kind, options);
  }
}

/**
 * A member's vote in one session, from tokens to receipts. Whatever it sends it keeps first, so that after a crash the
 * same is sent again: the same request for a token, the same sealed ballot.
 */
export class Voter {
  private constructor(
    private file: VoterFile,
    private readonly service: BallotService,
    private readonly keep: Keep,
  ) {}

  static begin(sessionId: string, service: BallotService, keep: Keep): Voter {
    return new Voter(emptyVoterFile(sessionId), service, keep);
  }

  static resume(file: VoterFile, service: BallotService, keep: Keep): Voter {
    return new Voter(file, service, keep);
  }

  get items(): readonly VoterItem[] {
    return this.file.items;
  }

  /**
   * Draws a token for every item that is not yet open. About 30 ms each.
   * @throws VoterFault when the session's key was exchanged, or a signature is wrong
   */
  async drawTokens(): Promise<Drawn> {
    const form = await this.service.ballotForm(this.file.sessionId);
    await this.keepAll(await this.prepared(form));
    const pending = this.items.flatMap(({ itemId, pending }) =>
      pending ? [{ itemId, blinded: pending.blinded }] : [],
    );
    for (const batch of batchesOf(pending)) {
      const signatures = await this.service.drawTokens(this.file.sessionId, batch);
      await this.keepAll(await this.finished(new Map(signatures.map(({ itemId, signature }) => [itemId, signature]))));
    }
    const own = new Set(this.items.filter(({ token }) => token).map(({ itemId }) => itemId));
    return {
      tokens: own.size,
      waiting: form.items.filter(({ tokenKey, drawn }) => tokenKey === null && drawn === null).length,
      elsewhere: form.items.filter(({ itemId, drawn }) => drawn !== null && !own.has(itemId)).length,
    };
  }

  /**
   * Seals and casts answers, in random order, without saying who. What was sealed and not answered keeps its answer;
   * what was refused is sealed anew.
   * @returns what became of the ballots sent now; an item cast before is not among them
   * @throws VoterFault when an item has no token here, or a receipt is not that of the ballot sent
   */
  async cast(choices: ReadonlyMap<string, Choice>): Promise<readonly CastReceipt[]> {
    await this.keepAll(await this.sealedWith(choices));
    const ballots = this.items.flatMap(({ itemId, token, sealed, leaf }) =>
      token && sealed && leaf === null && choices.has(itemId) ? [{ itemId, ...token, ...sealed }] : [],
    );
    const receipts: CastReceipt[] = [];
    for (const batch of batchesOf(inRandomOrder(ballots))) {
      const answers = await this.service.cast(batch);
      const leaves = new Map(
        await Promise.all(batch.map(async (ballot) => [ballot.itemId, await leafOf(ballot)] as const)),
      );
      if (answers.some(({ itemId, leaf }) => leaves.get(itemId) !== leaf)) {
        throw new VoterFault('receipt-wrong');
      }
      receipts.push(...answers);
      await this.keepReceipts(answers);
    }
    return receipts;
  }

  /** The items of a form with what is drawn for them, new requests included. */
  private async prepared(form: BallotForm): Promise<VoterFile> {
    const { sealingKey } = this.file;
    if (sealingKey !== null && form.sealingKey !== sealingKey) throw new VoterFault('key-exchanged');
    const known = new Map(this.items.map((item) => [item.itemId, item]));
    for (const given of form.items) {
      const item = known.get(given.itemId) ?? newItem(given);
      if (item.token || item.pending || !isDrawable(given)) continue;
      const { pending } = await drawToken(given.tokenKey);
      known.set(given.itemId, { ...item, pending });
    }
    const items = [...known.values()].toSorted((one, other) => one.ord - other.ord);
    return { ...this.file, sealingKey: form.sealingKey, items };
  }

  /** Once a token is finished, what joins it to its request is forgotten. */
  private async finished(signatures: ReadonlyMap<string, string>): Promise<VoterFile> {
    const items = this.items.map(async (item) => {
      const signature = signatures.get(item.itemId);
      if (!item.pending || signature === undefined) return item;
      const token = await finishToken(item.pending, signature).catch((cause: unknown) => {
        throw new VoterFault('signature-wrong', { cause });
      });
      return { ...item, token, pending: null };
    });
    return { ...this.file, items: await Promise.all(items) };
  }

  private async sealedWith(choices: ReadonlyMap<string, Choice>): Promise<VoterFile> {
    const { sessionId, sealingKey } = this.file;
    const have = new Set(this.items.filter(({ token }) => token).map(({ itemId }) => itemId));
    if (sealingKey === null || [...choices.keys()].some((itemId) => !have.has(itemId))) {
      throw new VoterFault('token-missing');
    }
    const items = this.items.map(async (item) => {
      const choice = choices.get(item.itemId);
      if (choice === undefined || item.sealed || !item.token) return item;
      const place = { sessionId, itemId: item.itemId, message: item.token.message };
      return { ...item, sealed: await sealAnswer(sealingKey, place, choice) };
    });
    return { ...this.file, items: await Promise.all(items) };
  }

  private keepReceipts(answers: readonly CastReceipt[]): Promise<void> {
    const byItem = new Map(answers.map((answer) => [answer.itemId, answer]));
    const items = this.items.map((item) => {
      const answer = byItem.get(item.itemId);
      if (!answer) return item;
      if (answer.outcome === 'cast') return { ...item, leaf: answer.leaf, refused: null };
      return { ...item, sealed: null, refused: answer.slug ?? 'refused' };
    });
    return this.keepAll({ ...this.file, items });
  }

  private async keepAll(file: VoterFile): Promise<void> {
    await this.keep(file);
    this.file = file;
  }
}

/** A token is drawn before its item opens, and by one program only. */
function isDrawable(item: BallotFormItem): item is BallotFormItem & { readonly tokenKey: string } {
  return item.tokenKey !== null && item.drawn === null && item.state === 'pending';
}

function newItem({ itemId, ord, nominee, awardName }: BallotFormItem): VoterItem {
  return { itemId, ord, nominee, awardName, pending: null, token: null, sealed: null, leaf: null, refused: null };
}

function batchesOf<T>(all: readonly T[]): readonly (readonly T[])[] {
  const count = Math.ceil(all.length / BATCH);
  return Array.from({ length: count }, (_, at) => all.slice(at * BATCH, (at + 1) * BATCH));
}
