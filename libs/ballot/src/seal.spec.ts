import type { Ballot } from './ballot.js';
import { fromBase64Url, toBase64Url } from './base64url.js';
import { utf8 } from './canonical.js';
import { hpke } from './hpke.js';
import { openAnswer, sealAnswer, type SealPlace } from './seal.js';
import { combineShares, makeSessionKey, type OpeningKey, openingKey } from './session-key.js';

const PLACE: SealPlace = { sessionId: 'session-1', itemId: 'item-1', message: toBase64Url(new Uint8Array(64).fill(7)) };

let publicKey: string;
let key: OpeningKey;
beforeAll(async () => {
  const made = await makeSessionKey();
  publicKey = made.publicKey;
  key = (await openingKey(publicKey, await combineShares([made.shares.chair, made.shares.teller])))!;
});

async function aBallot(changes: Partial<Ballot> = {}): Promise<Ballot> {
  const { itemId, message } = PLACE;
  return { itemId, message, signature: 'AA', ...(await sealAnswer(publicKey, PLACE, 'agree')), ...changes };
}

describe('HPKE as answers are sealed with', () => {
  it('opens the vector of RFC 9180, appendix A.3.1', async () => {
    const recipientKey = await hpke.kem.deserializePrivateKey(
      hex('f3ce7fdae57e1a310d87f1ebbde6f328be0a99cdbcadf4d6589cf29de4b8ffd2'),
    );
    const enc = hex(
      '04a92719c6195d5085104f469a8b9814d5838ff72b60501e2c4466e5e67b325ac9' +
        '8536d7b61a1af4b78e5b7f951c0900be863c403ce65c9bfcb9382657222d18c4',
    );
    const sealed = hex('5ad590bb8baa577f8619db35a36311226a896e7342a6d836d8b7bcd2f20b6c7f9076ac232e3ab2523f39513434');
    const plain = await hpke.open({ recipientKey, enc, info: utf8('Ode on a Grecian Urn') }, sealed, utf8('Count-0'));
    expect(Buffer.from(plain).toString()).toBe('Beauty is truth, truth beauty');
  });
});

describe('A sealed answer', () => {
  it('is 65 and 17 bytes long whatever it says', async () => {
    for (const choice of ['agree', 'disagree', 'abstain'] as const) {
      const { enc, sealed } = await sealAnswer(publicKey, PLACE, choice);
      expect([fromBase64Url(enc).length, fromBase64Url(sealed).length]).toEqual([65, 17]);
    }
  });

  it('differs from any other of the same choice', async () => {
    expect(await sealAnswer(publicKey, PLACE, 'agree')).not.toEqual(await sealAnswer(publicKey, PLACE, 'agree'));
  });

  it('opens where it belongs', async () => {
    expect(await openAnswer(key, PLACE.sessionId, await aBallot())).toBe('agree');
  });

  it('opens nowhere else: moved to another token, item or session it is invalid', async () => {
    const message = toBase64Url(new Uint8Array(64).fill(8));
    expect(await openAnswer(key, PLACE.sessionId, await aBallot({ message }))).toBe('invalid');
    expect(await openAnswer(key, PLACE.sessionId, await aBallot({ itemId: 'item-2' }))).toBe('invalid');
    expect(await openAnswer(key, 'session-2', await aBallot())).toBe('invalid');
  });

  it('is invalid when its point is none, its bytes were touched, or it says a fourth thing', async () => {
    expect(await openAnswer(key, PLACE.sessionId, await aBallot({ enc: 'AAAA' }))).toBe('invalid');
    expect(await openAnswer(key, PLACE.sessionId, await aBallot({ enc: '*' }))).toBe('invalid');
    const offCurve = toBase64Url(Uint8Array.of(4, ...new Uint8Array(64).fill(1)));
    expect(await openAnswer(key, PLACE.sessionId, await aBallot({ enc: offCurve }))).toBe('invalid');
    const sealed = fromBase64Url((await aBallot()).sealed);
    sealed[0]! ^= 3;
    expect(await openAnswer(key, PLACE.sessionId, await aBallot({ sealed: toBase64Url(sealed) }))).toBe('invalid');
    for (const plain of [Uint8Array.of(4), Uint8Array.of(0), Uint8Array.of(1, 1), new Uint8Array()]) {
      expect(await openAnswer(key, PLACE.sessionId, await aBallot(await sealedBytes(plain)))).toBe('invalid');
    }
  });
});

const hex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'));

/** Sealed as an answer is, but saying what none says. */
async function sealedBytes(plain: Uint8Array) {
  const recipientPublicKey = await hpke.kem.deserializePublicKey(fromBase64Url(publicKey));
  const info = utf8(JSON.stringify(['bangvang-seal-1', PLACE.sessionId]));
  const aad = utf8(JSON.stringify(['bangvang-answer-1', PLACE.itemId, PLACE.message]));
  const { enc, ct } = await hpke.seal({ recipientPublicKey, info }, plain, aad);
  return { enc: toBase64Url(new Uint8Array(enc)), sealed: toBase64Url(new Uint8Array(ct)) };
}
