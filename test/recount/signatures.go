package main

import (
	"bytes"
	"crypto"
	"crypto/ed25519"
	"crypto/rsa"
	"crypto/sha512"
	"crypto/x509"
)

func keyIn(spki string) any {
	der := bytesOf(spki)
	key, err := x509.ParsePKIXPublicKey(der)
	if err != nil {
		return nil
	}
	if again, err := x509.MarshalPKIXPublicKey(key); err != nil || !bytes.Equal(again, der) {
		return nil
	}
	return key
}

// itemKey is RSA, 2048 bit, exponent 65537; nil for any other.
func itemKey(spki string) *rsa.PublicKey {
	key, ok := keyIn(spki).(*rsa.PublicKey)
	if !ok || key.N.BitLen() != 2048 || key.E != 65537 {
		return nil
	}
	return key
}

func signingKey(spki string) ed25519.PublicKey {
	key, _ := keyIn(spki).(ed25519.PublicKey)
	return key
}

// isToken verifies RSASSA-PSS, SHA-384, salt of 48 bytes (RFC 9474), over a message of 64 bytes.
func isToken(key *rsa.PublicKey, b ballot) bool {
	message, signature := bytesOf(b.Message), bytesOf(b.Signature)
	digest := sha512.Sum384(message)
	options := &rsa.PSSOptions{SaltLength: 48}
	return len(message) == 64 && rsa.VerifyPSS(key, crypto.SHA384, digest[:], signature, options) == nil
}

func isSigned(key ed25519.PublicKey, text []byte, signature string) bool {
	return key != nil && ed25519.Verify(key, text, bytesOf(signature))
}
