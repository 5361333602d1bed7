package main

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/ecdh"
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/binary"
	"slices"
)

// HPKE, RFC 9180, base mode: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-128-GCM.
var (
	kemSuite  = []byte("KEM\x00\x10")
	hpkeSuite = []byte("HPKE\x00\x10\x00\x01\x00\x01")
)

// open gives what was sealed to a key; nil when it does not open.
func open(key *ecdh.PrivateKey, enc, sealed, info, aad []byte) []byte {
	sender, err := ecdh.P256().NewPublicKey(enc)
	if err != nil {
		return nil
	}
	shared, err := key.ECDH(sender)
	if err != nil {
		return nil
	}
	secret := labeledExpand(kemSuite, labeledExtract(kemSuite, nil, "eae_prk", shared), "shared_secret",
		slices.Concat(enc, key.PublicKey().Bytes()), 32)
	context := slices.Concat([]byte{0}, labeledExtract(hpkeSuite, nil, "psk_id_hash", nil),
		labeledExtract(hpkeSuite, nil, "info_hash", info))
	schedule := labeledExtract(hpkeSuite, secret, "secret", nil)
	block, err := aes.NewCipher(labeledExpand(hpkeSuite, schedule, "key", context, 16))
	if err != nil {
		return nil
	}
	aead, err := cipher.NewGCM(block)
	if err != nil {
		return nil
	}
	text, err := aead.Open(nil, labeledExpand(hpkeSuite, schedule, "base_nonce", context, 12), sealed, aad)
	if err != nil {
		return nil
	}
	return text
}

func labeledExtract(suite, salt []byte, label string, material []byte) []byte {
	key, err := hkdf.Extract(sha256.New, slices.Concat([]byte("HPKE-v1"), suite, []byte(label), material), salt)
	if err != nil {
		panic(err) // only of hashes that are not approved
	}
	return key
}

func labeledExpand(suite, key []byte, label string, info []byte, length int) []byte {
	labeled := slices.Concat(binary.BigEndian.AppendUint16(nil, uint16(length)), []byte("HPKE-v1"), suite, []byte(label), info)
	bytes, err := hkdf.Expand(sha256.New, key, string(labeled), length)
	if err != nil {
		panic(err) // only of lengths beyond 255 hashes
	}
	return bytes
}
