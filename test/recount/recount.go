package main

import (
	"bytes"
	"crypto/ecdh"
	"crypto/ed25519"
	"slices"
	"strings"
)

func recount(b *bundle) *report {
	signer := signingKey(b.SigningKey)
	whole := &found{faults: []string{}}
	whole.when(signer == nil, "signing-key")
	signed := isSigned(signer, b.signed, b.Signature)
	whole.when(!signed, "bundle-signature")
	items := []itemReport{}
	if signed {
		items = recountSigned(b, signer, whole)
	}
	agrees := len(whole.faults) == 0
	for _, each := range items {
		agrees = agrees && len(each.Faults) == 0
	}
	return &report{
		Format: reportFormat, Agrees: agrees, Session: b.Session.ID, Council: b.Council.Name, Campaign: b.Campaign.Title,
		Members: b.Members, BoardRoot: b.BoardRoot, SigningKeyHash: textOf(hash(bytesOf(b.SigningKey))),
		Faults: whole.faults, Items: items,
	}
}

func recountSigned(b *bundle, signer ed25519.PublicKey, whole *found) []itemReport {
	key := openingKey(b)
	ids, keys := map[string]bool{}, map[string]bool{}
	items, anyClosed, anyNoKey := []itemReport{}, false, false
	for _, each := range b.Items {
		ids[each.ID], keys[each.TokenKey] = true, true
		anyClosed = anyClosed || each.State == "closed"
		anyNoKey = anyNoKey || itemKey(each.TokenKey) == nil
		items = append(items, recountItem(each, b, signer, key))
	}
	whole.when(key == nil && (b.SessionKey.PrivateKey != nil || anyClosed), "session-key")
	whole.when(boardRootOf(b) != b.BoardRoot, "board-root")
	whole.when(len(ids) < len(b.Items), "item-twice")
	whole.when(len(keys) < len(b.Items) || anyNoKey, "token-key")
	return items
}

// openingKey is the session's private key when it is the other half of the public one; nil otherwise.
func openingKey(b *bundle) *ecdh.PrivateKey {
	if b.SessionKey.PrivateKey == nil {
		return nil
	}
	key, err := ecdh.P256().NewPrivateKey(bytesOf(*b.SessionKey.PrivateKey))
	if err != nil || !bytes.Equal(key.PublicKey().Bytes(), bytesOf(b.SessionKey.PublicKey)) {
		return nil
	}
	return key
}

func recountItem(i item, b *bundle, signer ed25519.PublicKey, key *ecdh.PrivateKey) itemReport {
	leaves := leavesOf(i)
	var counted *tally
	if i.State == "closed" && key != nil {
		counted = countedOf(i, b.Session.ID, key)
	}
	needed := neededOf(i.Rule, b.Members)
	var carried *bool
	if counted != nil && needed != nil {
		enough := counted.Agree >= *needed
		carried = &enough
	}
	statement := statementOf(i, b)
	issued := 0
	if i.Paper != nil {
		issued = i.Paper.Issued
	}
	wrong := &found{faults: []string{}}
	wrong.when(!isSigned(signer, statement, i.StatementSignature), "statement")
	wrong.when(textOf(rootOf(leaves)) != i.Root, "root")
	wrong.when(len(leaves) != i.BallotCount, "ballot-count")
	wrong.when(!isAscending(leaves), "order")
	wrong.when(!tokensAreSound(i), "token")
	wrong.when(tokenComesTwice(i.Ballots), "token-twice")
	wrong.when(i.Roll > b.Members || i.BallotCount+issued > i.Roll, "roll")
	wrong.when(i.Paper != nil && (i.Paper.Collected > issued || i.Paper.sum() != i.Paper.Collected), "paper")
	wrong.when(counted != nil && counted.sum() > b.Members, "members")
	wrong.when(needed == nil, "rule")
	wrong.when(counted != nil && (i.Result.tally != *counted || carried == nil || i.Result.Carried != *carried), "result")
	return itemReport{
		ID: i.ID, Ord: i.Ord, Nominee: i.Nominee, Award: i.Award.Name, Rule: i.Rule, State: i.State, Roll: i.Roll,
		Ballots: len(leaves), Paper: i.Paper, Counted: counted, Needed: needed, Carried: carried, Faults: wrong.faults,
	}
}

// statementOf is what was signed when the item was closed: what was voted on, by which share, and its board.
func statementOf(i item, b *bundle) []byte {
	strict := 0
	if i.Rule.Strict {
		strict = 1
	}
	return canonical("bangvang-statement-1", b.Session.ID, i.ID, i.DossierID, i.Award.Code, i.Rule.Numerator,
		i.Rule.Denominator, strict, i.Root, i.BallotCount, i.Roll, b.Members)
}

func leavesOf(i item) [][]byte {
	leaves := [][]byte{}
	for _, one := range i.Ballots {
		leaves = append(leaves, leafOf(i.ID, one))
	}
	for _, leaf := range i.Leaves {
		leaves = append(leaves, bytesOf(leaf))
	}
	return leaves
}

// countedOf opens every ballot, counts the column and adds the papers.
func countedOf(i item, sessionID string, key *ecdh.PrivateKey) *tally {
	counted := tally{}
	if i.Paper != nil {
		counted = i.Paper.tally
	}
	info := canonical("bangvang-seal-1", sessionID)
	for _, one := range i.Ballots {
		aad := canonical("bangvang-answer-1", i.ID, one.Message)
		answer := open(key, bytesOf(one.Enc), bytesOf(one.Sealed), info, aad)
		switch {
		case len(answer) != 1:
			counted.Invalid++
		case answer[0] == 1:
			counted.Agree++
		case answer[0] == 2:
			counted.Disagree++
		case answer[0] == 3:
			counted.Abstain++
		default:
			counted.Invalid++
		}
	}
	return &counted
}

// neededOf is the least number of agreeing votes that carries, of all members; nil where the rule is no share.
func neededOf(r rule, members int) *int {
	if r.Denominator == 0 || r.Numerator > r.Denominator {
		return nil
	}
	for needed := 0; ; needed++ {
		have, share := needed*r.Denominator, r.Numerator*members
		if have > share || (have == share && !r.Strict) {
			return &needed
		}
	}
}

func tokensAreSound(i item) bool {
	key := itemKey(i.TokenKey)
	return key != nil && !slices.ContainsFunc(i.Ballots, func(one ballot) bool { return !isToken(key, one) })
}

func tokenComesTwice(ballots []ballot) bool {
	seen := map[string]bool{}
	for _, one := range ballots {
		seen[one.Message] = true
	}
	return len(seen) < len(ballots)
}

func boardRootOf(b *bundle) string {
	items := slices.SortedFunc(slices.Values(b.Items), func(one, other item) int { return strings.Compare(one.ID, other.ID) })
	rows := []any{}
	for _, each := range items {
		rows = append(rows, []any{each.ID, each.Root, each.BallotCount, each.Roll})
	}
	return textOf(hash(canonical("bangvang-board-1", b.Session.ID, rows)))
}
