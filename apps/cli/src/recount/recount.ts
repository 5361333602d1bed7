import type { KeyObject } from 'node:crypto';
import { type BundleFile, readBundle } from './bundle-file.js';
import { bytesOf, canonical, sha256 } from './hashes.js';
import { openerOf } from './opening.js';
import { recountItem } from './recount-item.js';
import type { Fault, Report } from './report.js';
import { isSigned, itemKey, signingKey } from './signatures.js';

/**
 * Recounts a bundle from its bytes alone: every signature, hash and sum, every ballot, every rule.
 * @param expectedKeyHash SHA-256 of the installation's key as the reader knows it, base64url; null takes the file's own
 * @throws Unreadable
 */
export async function recount(bytes: Uint8Array, expectedKeyHash: string | null = null): Promise<Report> {
  const bundle = readBundle(bytes);
  const signer = signingKey(bundle.signingKey);
  const keyHash = sha256(bytesOf(bundle.signingKey) ?? Buffer.alloc(0)).toString('base64url');
  const keyFaults: readonly Fault[] =
    signer && (expectedKeyHash === null || expectedKeyHash === keyHash) ? [] : ['signing-key'];
  if (!signer || !isSigned(signer, bundle.signed, bundle.signature)) {
    return reportOf(bundle, keyHash, [...keyFaults, 'bundle-signature'], []);
  }
  return recountSigned(bundle, signer, keyHash, keyFaults);
}

async function recountSigned(
  bundle: BundleFile,
  signer: KeyObject,
  keyHash: string,
  keyFaults: readonly Fault[],
): Promise<Report> {
  const { sessionId, members, privateKey } = bundle;
  const opener = privateKey === null ? null : await openerOf(sessionId, bundle.publicKey, privateKey);
  const wrong: readonly (readonly [Fault, boolean])[] = [
    ['session-key', !opener && (privateKey !== null || bundle.items.some(({ state }) => state === 'closed'))],
    ['board-root', boardRootOf(bundle) !== bundle.boardRoot],
    ['item-twice', isRepeated(bundle.items.map(({ id }) => id))],
    [
      'token-key',
      isRepeated(bundle.items.map(({ tokenKey }) => tokenKey)) || bundle.items.some((item) => !itemKey(item.tokenKey)),
    ],
  ];
  const faults = wrong.filter(([, found]) => found).map(([fault]) => fault);
  const items = [];
  for (const item of bundle.items) items.push(await recountItem(item, { sessionId, members, signer, opener }));
  return reportOf(bundle, keyHash, [...keyFaults, ...faults], items);
}

function reportOf(
  { sessionId, council, campaign, members, boardRoot }: BundleFile,
  signingKeyHash: string,
  faults: readonly Fault[],
  items: Report['items'],
): Report {
  const agrees = faults.length === 0 && items.every((item) => item.faults.length === 0);
  const named = { session: sessionId, council, campaign, members, boardRoot, signingKeyHash };
  return { format: 'bangvang-recount-1', agrees, ...named, faults, items };
}

function boardRootOf({ sessionId, items }: BundleFile): string {
  const rows = items
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
    .map(({ id, root, ballotCount, roll }) => [id, root, ballotCount, roll] as const);
  return sha256(canonical('bangvang-board-1', sessionId, rows)).toString('base64url');
}

function isRepeated(texts: readonly string[]): boolean {
  return new Set(texts).size < texts.length;
}
