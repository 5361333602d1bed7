import { Aes128Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';

/** HPKE (RFC 9180), base mode, as every answer is sealed: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-128-GCM. */
export const hpke = new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes128Gcm() });

/** A key as WebCrypto holds it. */
export type HeldKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>;
