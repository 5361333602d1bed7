import { type Given, listIn, objectIn, plainIn, textIn, Unreadable, wholeIn, yesOrNoIn } from './shape.js';

/** The last member of the file: a signature over every byte before it. */
const TAIL = /^,"signature":"([A-Za-z0-9_-]{86})"\}\n$/;
const TAIL_BYTES = 103;

/** A bundle as the recount uses it: decision 0011, format bangvang-bundle-1. */
export interface BundleFile {
  readonly signed: Uint8Array;
  readonly signature: string;
  readonly sessionId: string;
  readonly council: string;
  readonly campaign: string;
  readonly members: number;
  readonly publicKey: string;
  readonly privateKey: string | null;
  readonly signingKey: string;
  readonly boardRoot: string;
  readonly items: readonly Item[];
}

export interface Item {
  readonly id: string;
  readonly dossierId: string;
  readonly ord: number;
  readonly nominee: string;
  readonly award: string;
  readonly awardCode: string;
  readonly rule: { readonly numerator: number; readonly denominator: number; readonly strict: boolean };
  readonly tokenKey: string;
  readonly root: string;
  readonly ballotCount: number;
  readonly roll: number;
  readonly statementSignature: string;
  readonly state: 'closed' | 'withdrawn' | 'on-hold';
  /** Of an item that was not opened. */
  readonly leaves: readonly string[];
  /** Of a counted item. */
  readonly ballots: readonly Ballot[];
  readonly paper: Paper | null;
  readonly result: (Tally & { readonly carried: boolean }) | null;
}

export interface Ballot {
  readonly message: string;
  readonly signature: string;
  readonly enc: string;
  readonly sealed: string;
}

export interface Tally {
  readonly agree: number;
  readonly disagree: number;
  readonly abstain: number;
  readonly invalid: number;
}

export interface Paper extends Tally {
  readonly issued: number;
  readonly collected: number;
}

/** @throws Unreadable */
export function readBundle(bytes: Uint8Array): BundleFile {
  const signature = TAIL.exec(Buffer.from(bytes.subarray(-TAIL_BYTES)).toString('latin1'))?.[1];
  if (signature === undefined) throw new Unreadable('the file does not end with its signature');
  const { format, session, council, campaign, sessionKey, ...rest } = objectIn(parsed(bytes));
  if (format !== 'bangvang-bundle-1') throw new Unreadable('the format is another');
  const { publicKey, privateKey } = objectIn(sessionKey);
  return {
    signed: bytes.subarray(0, -TAIL_BYTES),
    signature,
    sessionId: plainIn(objectIn(session)['id']),
    council: textIn(objectIn(council)['name']),
    campaign: textIn(objectIn(campaign)['title']),
    members: wholeIn(rest['members']),
    publicKey: plainIn(publicKey),
    privateKey: privateKey === null ? null : plainIn(privateKey),
    signingKey: plainIn(rest['signingKey']),
    boardRoot: plainIn(rest['boardRoot']),
    items: listIn(rest['items'], itemIn),
  };
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    throw new Unreadable('the file is not JSON in UTF-8');
  }
}

function itemIn(value: unknown): Item {
  const given = objectIn(value);
  const { numerator, denominator, strict } = objectIn(given['rule']);
  return {
    id: plainIn(given['id']),
    dossierId: plainIn(given['dossierId']),
    ord: wholeIn(given['ord']),
    nominee: textIn(given['nominee']),
    award: textIn(objectIn(given['award'])['name']),
    awardCode: plainIn(objectIn(given['award'])['code']),
    rule: { numerator: wholeIn(numerator), denominator: wholeIn(denominator), strict: yesOrNoIn(strict) },
    tokenKey: plainIn(given['tokenKey']),
    root: plainIn(given['root']),
    ballotCount: wholeIn(given['ballotCount']),
    roll: wholeIn(given['roll']),
    statementSignature: plainIn(given['statementSignature']),
    ...outcomeIn(given),
  };
}

function outcomeIn(given: Given): Pick<Item, 'state' | 'leaves' | 'ballots' | 'paper' | 'result'> {
  const { state } = given;
  if (state === 'withdrawn' || state === 'on-hold') {
    return { state, leaves: listIn(given['leaves'], plainIn), ballots: [], paper: null, result: null };
  }
  if (state !== 'closed') throw new Unreadable('the state of an item is unknown');
  const paper = given['paper'] === null ? null : objectIn(given['paper']);
  const result = objectIn(given['result']);
  return {
    state,
    leaves: [],
    ballots: listIn(given['ballots'], ballotIn),
    paper: paper && { ...tallyIn(paper), issued: wholeIn(paper['issued']), collected: wholeIn(paper['collected']) },
    result: { ...tallyIn(result), carried: yesOrNoIn(result['carried']) },
  };
}

function ballotIn(value: unknown): Ballot {
  const { message, signature, enc, sealed } = objectIn(value);
  return { message: plainIn(message), signature: plainIn(signature), enc: plainIn(enc), sealed: plainIn(sealed) };
}

function tallyIn(given: Given): Tally {
  const { agree, disagree, abstain, invalid } = given;
  return { agree: wholeIn(agree), disagree: wholeIn(disagree), abstain: wholeIn(abstain), invalid: wholeIn(invalid) };
}
