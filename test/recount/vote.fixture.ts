import { constants, createHash, generateKeyPairSync, type KeyObject, randomBytes, randomUUID, sign } from 'node:crypto';
import {
  type Ballot,
  boardRootOf,
  type Bundle,
  type BundleItem,
  bundleText,
  type Choice,
  combineShares,
  leafOf,
  makeSessionKey,
  type NewSessionKey,
  type PaperTally,
  rootOf,
  sealAnswer,
  statementText,
  tallyOf,
} from '@bangvang/ballot';
import { makeItemKey } from '@bangvang/ballot/server';

/** One item of an invented vote. */
export interface ItemPlan {
  /** What its voters answer; `invalid` seals nothing that opens. */
  readonly choices: readonly (Choice | 'invalid')[];
  readonly state?: 'closed' | 'withdrawn' | 'on-hold';
  readonly paper?: PaperTally;
  readonly rule?: { readonly numerator: number; readonly denominator: number; readonly strict: boolean };
}

/** A bundle of an invented vote, the key that signs it and the receipts its voters hold. */
export interface InventedVote {
  readonly bundle: Bundle;
  readonly receipts: readonly string[];
  /** The file as the installation signs it; of a changed bundle too, as an installation that cheats would. */
  readonly signed: (bundle?: Bundle) => Buffer;
  /** A statement signed anew. */
  readonly restated: (item: BundleItem, members?: number) => string;
}

const HALF = { numerator: 1, denominator: 2, strict: true };

/** Holds a secret vote without a server: the same tokens, seals, boards and statements. */
export async function inventVote(members: number, plans: readonly ItemPlan[]): Promise<InventedVote> {
  const installation = generateKeyPairSync('ed25519');
  const signText = (text: string) => sign(null, Buffer.from(text), installation.privateKey).toString('base64url');
  const session = await makeSessionKey();
  const sessionId = randomUUID();
  const restated = (item: BundleItem, base = members) =>
    signText(
      statementText(
        sessionId,
        { ...item, itemId: item.id, awardCode: item.award.code, ballots: item.ballotCount },
        base,
      ),
    );

  const voted = await Promise.all(plans.map((plan, at) => itemOf(plan, at, { sessionId, session, members })));
  const items = voted.map(({ item }) => ({ ...item, statementSignature: restated(item) }));
  const boards = items.map(({ id, root, ballotCount, roll }) => ({ itemId: id, root, ballots: ballotCount, roll }));
  const bundle: Bundle = {
    format: 'bangvang-bundle-1',
    session: { id: sessionId, meetsAt: '2023-11-20T01:00:00.000Z', place: 'Hội trường “A”' },
    council: { code: 'hd-tam-duong', name: 'Hội đồng Thi đua - Khen thưởng huyện Tam Đường' },
    campaign: { id: randomUUID(), title: '30 ngày đêm xóa nhà tạm <2023> & \u2028 hơn' },
    members,
    sessionKey: {
      publicKey: session.publicKey,
      privateKey: await combineShares([session.shares.chair, session.shares.teller]),
    },
    signingKey: installation.publicKey.export({ type: 'spki', format: 'der' }).toString('base64url'),
    boardRoot: await boardRootOf(sessionId, boards),
    items,
  };
  const signed = (given = bundle) => Buffer.from(bundleText(given, signText));
  return { bundle, receipts: voted.flatMap(({ leaves }) => leaves), signed, restated };
}

async function itemOf(
  { choices, state = 'closed', paper, rule = HALF }: ItemPlan,
  at: number,
  { sessionId, session, members }: { sessionId: string; session: NewSessionKey; members: number },
): Promise<{ item: BundleItem; leaves: readonly string[] }> {
  const id = randomUUID();
  const key = await makeItemKey();
  const cast = await Promise.all(
    choices.map((choice) => castIn({ sessionId, itemId: id }, key.privateKey, session, choice)),
  );
  const inOrder = cast.toSorted((one, other) =>
    Buffer.from(one.leaf, 'base64url').compare(Buffer.from(other.leaf, 'base64url')),
  );
  const leaves = inOrder.map(({ leaf }) => leaf);
  const agenda = {
    id,
    dossierId: randomUUID(),
    ord: at + 1,
    nominee: `Tập thể số ${at + 1}`,
    award: { code: 'GIAY_KHEN', name: 'Giấy khen' },
    rule,
    tokenKey: key.publicKey,
    root: await rootOf(leaves),
    ballotCount: leaves.length,
    roll: Math.min(members, leaves.length + 1 + (paper?.issued ?? 0)),
    statementSignature: '',
  };
  if (state !== 'closed') return { item: { ...agenda, state, leaves }, leaves };
  const result = withPaper(tallyOf(choices), paper);
  const carried = rule.strict
    ? result.agree * rule.denominator > rule.numerator * members
    : result.agree * rule.denominator >= rule.numerator * members;
  const ballots = inOrder.map(({ ballot: { message, signature, enc, sealed } }) => ({
    message,
    signature,
    enc,
    sealed,
  }));
  return { item: { ...agenda, state, ballots, paper: paper ?? null, result: { ...result, carried } }, leaves };
}

/** One voter's ballot. His token is signed without blinding, which no one can tell from one that was blinded. */
async function castIn(
  place: { readonly sessionId: string; readonly itemId: string },
  itemKey: string,
  session: NewSessionKey,
  choice: Choice | 'invalid',
): Promise<{ ballot: Ballot; leaf: string }> {
  const bytes = randomBytes(64);
  const message = bytes.toString('base64url');
  const key = { key: Buffer.from(itemKey, 'base64url'), type: 'pkcs8', format: 'der' } as const;
  const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
  const signature = sign('sha384', bytes, { ...key, ...pss }).toString('base64url');
  const where = { ...place, ...(choice === 'invalid' && { itemId: 'elsewhere' }), message };
  const sealed = await sealAnswer(session.publicKey, where, choice === 'invalid' ? 'agree' : choice);
  const ballot = { itemId: place.itemId, message, signature, ...sealed };
  return { ballot, leaf: await leafOf(ballot) };
}

function withPaper(tally: ReturnType<typeof tallyOf>, paper: PaperTally | undefined) {
  if (!paper) return tally;
  const { agree, disagree, abstain, invalid } = paper;
  return {
    agree: tally.agree + agree,
    disagree: tally.disagree + disagree,
    abstain: tally.abstain + abstain,
    invalid: tally.invalid + invalid,
  };
}

/** SHA-256 of an installation's key, as recounts tell it. */
export function keyHashOf({ signingKey }: Bundle): string {
  return createHash('sha256').update(Buffer.from(signingKey, 'base64url')).digest('base64url');
}

/** A PEM file's content for a key of a bundle. */
export function pemOf(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'pem' }).toString();
}
