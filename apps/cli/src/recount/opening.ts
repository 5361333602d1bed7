import { createECDH } from 'node:crypto';
import { Aes128Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import type { Ballot } from './bundle-file.js';
import { bytesOf, canonical } from './hashes.js';

const hpke = new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes128Gcm() });
const ANSWERS = [null, 'agree', 'disagree', 'abstain'] as const;

export type Answer = 'agree' | 'disagree' | 'abstain' | 'invalid';
export type Opener = (itemId: string, ballot: Ballot) => Promise<Answer>;

/** What opens the ballots of a session; null when its two keys do not belong together. */
export async function openerOf(sessionId: string, publicKey: string, privateKey: string): Promise<Opener | null> {
  const [point, secret] = [bytesOf(publicKey), bytesOf(privateKey)];
  if (!point || !secret || !pointOf(secret)?.equals(point)) return null;
  const recipientKey = {
    publicKey: await hpke.kem.deserializePublicKey(Uint8Array.from(point)),
    privateKey: await hpke.kem.deserializePrivateKey(Uint8Array.from(secret)),
  };
  const info = canonical('bangvang-seal-1', sessionId);
  return async (itemId, { message, enc, sealed }) => {
    const [sender, text] = [bytesOf(enc), bytesOf(sealed)];
    if (!sender || !text) return 'invalid';
    try {
      const aad = canonical('bangvang-answer-1', itemId, message);
      const plain = new Uint8Array(await hpke.open({ recipientKey, enc: sender, info }, text, aad));
      return (plain.length === 1 && ANSWERS[plain[0]!]) || 'invalid';
    } catch {
      return 'invalid';
    }
  };
}

function pointOf(secret: Buffer): Buffer | null {
  if (secret.length !== 32) return null;
  try {
    const pair = createECDH('prime256v1');
    pair.setPrivateKey(secret);
    return pair.getPublicKey();
  } catch {
    return null;
  }
}
