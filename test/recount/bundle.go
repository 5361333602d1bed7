package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"regexp"
	"unicode/utf8"
)

const (
	tailBytes = 103
	most      = 1_000_000
)

var (
	errUnreadable = errors.New("the file is no bundle")
	tail          = regexp.MustCompile(`^,"signature":"([A-Za-z0-9_-]{86})"}\n$`)
	plain         = regexp.MustCompile(`^[A-Za-z0-9_-]+$`)
)

type bundle struct {
	signed     []byte
	Format     string
	Session    struct{ ID string }
	Council    struct{ Name string }
	Campaign   struct{ Title string }
	Members    int
	SigningKey string
	SessionKey struct {
		PublicKey  string
		PrivateKey *string
	}
	BoardRoot string
	Items     []item
	Signature string
}

type item struct {
	ID                 string
	DossierID          string
	Ord                int
	Nominee            string
	Award              struct{ Code, Name string }
	Rule               rule
	TokenKey           string
	Root               string
	BallotCount        int
	Roll               int
	StatementSignature string
	State              string
	Leaves             []string
	Ballots            []ballot
	Paper              *paper
	Result             *struct {
		tally
		Carried bool
	}
}

type rule struct {
	Numerator   int  `json:"numerator"`
	Denominator int  `json:"denominator"`
	Strict      bool `json:"strict"`
}

type ballot struct {
	Message, Signature, Enc, Sealed string
}

type tally struct {
	Agree    int `json:"agree"`
	Disagree int `json:"disagree"`
	Abstain  int `json:"abstain"`
	Invalid  int `json:"invalid"`
}

type paper struct {
	tally
	Issued    int `json:"issued"`
	Collected int `json:"collected"`
}

func (t tally) sum() int { return t.Agree + t.Disagree + t.Abstain + t.Invalid }

func readBundle(text []byte) (*bundle, error) {
	if len(text) < tailBytes || !utf8.Valid(text) {
		return nil, errUnreadable
	}
	signed, end := text[:len(text)-tailBytes], text[len(text)-tailBytes:]
	found := tail.FindSubmatch(end)
	if found == nil {
		return nil, errUnreadable
	}
	read := &bundle{}
	decoder := json.NewDecoder(bytes.NewReader(text))
	if err := decoder.Decode(read); err != nil || decoder.More() {
		return nil, errUnreadable
	}
	read.signed, read.Signature = signed, string(found[1])
	if read.Format != "bangvang-bundle-1" || !read.isPlain() {
		return nil, errUnreadable
	}
	return read, nil
}

// isPlain tells whether identifiers need no escape in the canonical texts and numbers are such as councils have.
func (b *bundle) isPlain() bool {
	texts := []string{b.Session.ID, b.SigningKey, b.SessionKey.PublicKey, b.BoardRoot}
	numbers := []int{b.Members}
	for _, each := range b.Items {
		texts = append(texts, each.ID, each.DossierID, each.Award.Code, each.TokenKey, each.Root, each.StatementSignature)
		texts = append(texts, each.Leaves...)
		numbers = append(numbers, each.Ord, each.Rule.Numerator, each.Rule.Denominator, each.BallotCount, each.Roll)
		for _, one := range each.Ballots {
			texts = append(texts, one.Message, one.Signature, one.Enc, one.Sealed)
		}
		if !each.stateIsKnown() {
			return false
		}
	}
	for _, text := range texts {
		if !plain.MatchString(text) {
			return false
		}
	}
	for _, number := range numbers {
		if number < 0 || number > most {
			return false
		}
	}
	return true
}

func (i item) stateIsKnown() bool {
	if i.State == "closed" {
		return i.Result != nil && len(i.Leaves) == 0
	}
	return (i.State == "withdrawn" || i.State == "on-hold") && len(i.Ballots) == 0 && i.Paper == nil && i.Result == nil
}
