package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
)

// canonical is the text that things are hashed, signed and sealed by: a JSON array of texts and whole numbers.
func canonical(parts ...any) []byte {
	text, err := json.Marshal(parts)
	if err != nil {
		panic(err) // texts and numbers always marshal
	}
	return text
}

func hash(parts ...[]byte) []byte {
	sum := sha256.Sum256(bytes.Join(parts, nil))
	return sum[:]
}

func leafOf(itemID string, b ballot) []byte {
	return hash([]byte{0}, canonical("bangvang-ballot-1", itemID, b.Message, b.Signature, b.Enc, b.Sealed))
}

// rootOf is the tree of RFC 6962: split at the largest power of two below the number of leaves.
func rootOf(leaves [][]byte) []byte {
	switch len(leaves) {
	case 0:
		return hash()
	case 1:
		return leaves[0]
	}
	half := 1
	for half*2 < len(leaves) {
		half *= 2
	}
	return hash([]byte{1}, rootOf(leaves[:half]), rootOf(leaves[half:]))
}

func isAscending(hashes [][]byte) bool {
	for at := 1; at < len(hashes); at++ {
		if bytes.Compare(hashes[at-1], hashes[at]) >= 0 {
			return false
		}
	}
	return true
}

func textOf(bytes []byte) string { return base64.RawURLEncoding.EncodeToString(bytes) }

// bytesOf reads the one base64url text of some bytes; nil for any other text.
func bytesOf(text string) []byte {
	read, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil || textOf(read) != text {
		return nil
	}
	return read
}
