// Judges what a registry says of its log by the packages of Go's checksum database, without any code of the program.
//
//	GO111MODULE=off GOPATH=/usr/share/gocode go run judge.go DIRECTORY...
//
// Each directory holds one registry:
//
//	vkeys                        the verifier keys to trust, one a line, oldest first
//	bundle/                      facts.jsonl, checkpoints.jsonl, checkpoint.txt, keys.txt, key.pem
//	proofs/fact-P-of-N.proof     the fact at position P is among the first N
//	proofs/from-M-to-N.proof     the first M facts are the beginning of the first N
//
// Every proof is judged once more with something in it changed, and must not hold then.
package main

import (
	"bufio"
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type checkpoint struct {
	origin string
	size   int64
	root   tlog.Hash
	// The names of keys are all the same, so their hashes tell who signed.
	signers []uint32
}

type registry struct {
	vkeys     []string
	keys      []note.Verifier
	facts     [][]byte
	rotations []int64
	stored    []tlog.Hash
	sizes     []int64
}

var counts struct{ checkpoints, inclusion, consistency, refused int }

func main() {
	failed := false
	for _, directory := range os.Args[1:] {
		for _, err := range judge(directory) {
			failed = true
			fmt.Printf("%s: %v\n", directory, err)
		}
	}
	fmt.Printf("%d checkpoints, %d inclusion proofs, %d consistency proofs hold; %d changed proofs refused\n",
		counts.checkpoints, counts.inclusion, counts.consistency, counts.refused)
	if failed || counts.checkpoints == 0 {
		os.Exit(1)
	}
}

// judge returns what is wrong with a registry.
func judge(directory string) (wrong []error) {
	r, err := open(directory)
	if err != nil {
		return []error{err}
	}
	for _, err := range r.judgeBundle(filepath.Join(directory, "bundle")) {
		wrong = append(wrong, fmt.Errorf("bundle: %w", err))
	}
	proofs, _ := filepath.Glob(filepath.Join(directory, "proofs", "*.proof"))
	for _, path := range proofs {
		if err := r.judgeProof(path); err != nil {
			wrong = append(wrong, fmt.Errorf("%s: %w", filepath.Base(path), err))
		}
	}
	return wrong
}

func open(directory string) (*registry, error) {
	r := new(registry)
	vkeys, err := os.ReadFile(filepath.Join(directory, "vkeys"))
	if err != nil {
		return nil, err
	}
	for _, vkey := range strings.Fields(string(vkeys)) {
		key, err := note.NewVerifier(vkey)
		if err != nil {
			return nil, err
		}
		r.vkeys, r.keys = append(r.vkeys, vkey), append(r.keys, key)
	}
	facts, err := os.ReadFile(filepath.Join(directory, "bundle", "facts.jsonl"))
	if err != nil {
		return nil, err
	}
	if len(facts) > 0 && facts[len(facts)-1] != '\n' {
		return nil, errors.New("facts.jsonl does not end with a line")
	}
	for _, leaf := range bytes.SplitAfter(facts, []byte("\n")) {
		if len(leaf) == 0 {
			continue
		}
		leaf = leaf[:len(leaf)-1]
		var fact struct {
			Position int64
			Type     string
		}
		if err := json.Unmarshal(leaf, &fact); err != nil {
			return nil, err
		}
		index := int64(len(r.facts))
		if fact.Position != index+1 {
			return nil, fmt.Errorf("the fact in line %d is at position %d", index+1, fact.Position)
		}
		if fact.Type == "signing-key-rotated" {
			r.rotations = append(r.rotations, fact.Position)
		}
		hashes, err := tlog.StoredHashes(index, leaf, r)
		if err != nil {
			return nil, err
		}
		r.stored = append(r.stored, hashes...)
		r.facts = append(r.facts, leaf)
	}
	if len(r.keys) != len(r.rotations)+1 {
		return nil, fmt.Errorf("%d keys, but %d rotations", len(r.keys), len(r.rotations))
	}
	return r, nil
}

// ReadHashes makes the registry a tlog.HashReader.
func (r *registry) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		if index >= int64(len(r.stored)) {
			return nil, fmt.Errorf("no stored hash %d", index)
		}
		hashes[i] = r.stored[index]
	}
	return hashes, nil
}

func (r *registry) judgeBundle(bundle string) (wrong []error) {
	file, err := os.Open(filepath.Join(bundle, "checkpoints.jsonl"))
	if err != nil {
		return []error{err}
	}
	defer file.Close()
	var checkpoints []checkpoint
	last := ""
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		var line struct {
			Size int64
			Note string
		}
		if err := json.Unmarshal(lines.Bytes(), &line); err != nil {
			return append(wrong, err)
		}
		c, err := r.openCheckpoint([]byte(line.Note))
		if err == nil && c.size != line.Size {
			err = fmt.Errorf("it is of size %d", c.size)
		}
		if err != nil {
			wrong = append(wrong, fmt.Errorf("checkpoint %d: %w", line.Size, err))
			continue
		}
		checkpoints, last = append(checkpoints, c), line.Note
		r.sizes = append(r.sizes, c.size)
	}
	if err := lines.Err(); err != nil {
		wrong = append(wrong, err)
	}
	if !sort.SliceIsSorted(r.sizes, func(i, j int) bool { return r.sizes[i] < r.sizes[j] }) {
		wrong = append(wrong, errors.New("the checkpoints are not in order"))
	}
	if len(r.sizes) == 0 || r.sizes[len(r.sizes)-1] != int64(len(r.facts)) {
		wrong = append(wrong, errors.New("the last checkpoint does not cover all facts"))
	}
	for _, c := range checkpoints {
		if err := r.judgeSigners(c); err != nil {
			wrong = append(wrong, err)
			continue
		}
		counts.checkpoints++
	}
	if newest, err := os.ReadFile(filepath.Join(bundle, "checkpoint.txt")); err != nil || string(newest) != last {
		wrong = append(wrong, errors.New("checkpoint.txt is not the last checkpoint"))
	}
	if err := r.judgePEM(filepath.Join(bundle, "key.pem")); err != nil {
		wrong = append(wrong, err)
	}
	if err := r.judgeKeys(filepath.Join(bundle, "keys.txt"), checkpoints); err != nil {
		wrong = append(wrong, err)
	}
	return wrong
}

// openCheckpoint opens a signed note by the trusted keys and recomputes its root from the facts.
func (r *registry) openCheckpoint(signed []byte) (checkpoint, error) {
	var c checkpoint
	n, err := note.Open(signed, note.VerifierList(r.keys...))
	if err != nil {
		return c, err
	}
	if len(n.UnverifiedSigs) > 0 {
		return c, errors.New("signed by unknown keys, too")
	}
	for _, signature := range n.Sigs {
		c.signers = append(c.signers, signature.Hash)
	}
	lines := strings.Split(n.Text, "\n")
	if len(lines) != 4 || lines[3] != "" {
		return c, errors.New("the text is not three lines")
	}
	c.origin = lines[0]
	if c.origin != r.keys[0].Name() {
		return c, fmt.Errorf("of the log %s", c.origin)
	}
	if c.size, err = number(lines[1]); err != nil {
		return c, err
	}
	if c.root, err = hash(lines[2]); err != nil {
		return c, err
	}
	if c.size > int64(len(r.facts)) {
		return c, errors.New("covers more facts than there are")
	}
	root, err := r.root(c.size)
	if err != nil {
		return c, err
	}
	if root != c.root {
		return c, fmt.Errorf("the root over %d facts is %s", c.size, root)
	}
	return c, nil
}

// judgeSigners: the key of the day signs; where it was changed, the old and the new one do.
func (r *registry) judgeSigners(c checkpoint) error {
	passed := 0
	for passed < len(r.rotations) && r.rotations[passed] <= c.size {
		passed++
	}
	expected := map[uint32]bool{r.keys[passed].KeyHash(): true}
	if passed > 0 && c.size == r.firstSize(r.rotations[passed-1]) {
		expected[r.keys[passed-1].KeyHash()] = true
	}
	for _, signer := range c.signers {
		if !expected[signer] {
			return fmt.Errorf("checkpoint %d is signed by %08x", c.size, signer)
		}
		delete(expected, signer)
	}
	if len(expected) > 0 {
		return fmt.Errorf("checkpoint %d is signed by %08x only", c.size, c.signers)
	}
	return nil
}

// firstSize is the size of the first checkpoint that covers a position.
func (r *registry) firstSize(position int64) int64 {
	for _, size := range r.sizes {
		if size >= position {
			return size
		}
	}
	return -1
}

func (r *registry) judgePEM(path string) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	block, rest := pem.Decode(text)
	if block == nil || len(rest) > 0 {
		return errors.New("key.pem is not one PEM block")
	}
	parsed, err := x509.ParsePKIXPublicKey(block.Bytes)
	if err != nil {
		return err
	}
	key, isEd25519 := parsed.(ed25519.PublicKey)
	newest := r.keys[len(r.keys)-1]
	message := []byte(newest.Name() + "\n\x01" + string(key))
	digest := sha256.Sum256(message)
	if !isEd25519 || fmt.Sprintf("%x", digest[:4]) != fmt.Sprintf("%08x", newest.KeyHash()) {
		return errors.New("key.pem is not the newest key")
	}
	return nil
}

// judgeKeys: a line for each key, with the size of the first checkpoint it signed.
func (r *registry) judgeKeys(path string, checkpoints []checkpoint) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	lines := strings.Split(string(text), "\n")
	if len(lines) != len(r.vkeys)+1 || lines[len(r.vkeys)] != "" {
		return fmt.Errorf("keys.txt does not hold %d keys", len(r.vkeys))
	}
	for i, vkey := range r.vkeys {
		first := int64(-1)
		for _, c := range checkpoints {
			for _, signer := range c.signers {
				if signer == r.keys[i].KeyHash() && first < 0 {
					first = c.size
				}
			}
		}
		if lines[i] != fmt.Sprintf("%d %s", first, vkey) {
			return fmt.Errorf("keys.txt says %q", lines[i])
		}
	}
	return nil
}

// root is that of RFC 6962 over the first facts. This version of tlog says nothing of no facts.
func (r *registry) root(size int64) (tlog.Hash, error) {
	if size == 0 {
		return sha256.Sum256(nil), nil
	}
	return tlog.TreeHash(size, r)
}

var inclusionName = regexp.MustCompile(`^fact-([0-9]+)-of-([0-9]+)\.proof$`)
var consistencyName = regexp.MustCompile(`^from-([0-9]+)-to-([0-9]+)\.proof$`)

func (r *registry) judgeProof(path string) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	parts := strings.SplitN(string(text), "\n\n", 2)
	if len(parts) != 2 {
		return errors.New("no checkpoint in it")
	}
	c, err := r.openCheckpoint([]byte(parts[1]))
	if err != nil {
		return err
	}
	head := strings.Split(parts[0], "\n")
	if asked := inclusionName.FindStringSubmatch(filepath.Base(path)); asked != nil {
		return r.judgeInclusion(head, c, asked[1], asked[2])
	}
	if asked := consistencyName.FindStringSubmatch(filepath.Base(path)); asked != nil {
		return r.judgeConsistency(head, c, asked[1], asked[2])
	}
	return errors.New("its name does not say what it is to prove")
}

func (r *registry) judgeInclusion(head []string, c checkpoint, position, size string) error {
	if len(head) < 3 || head[0] != "c2sp.org/tlog-proof@v1" || !strings.HasPrefix(head[1], "extra ") ||
		!strings.HasPrefix(head[2], "index ") {
		return errors.New("not the three lines of a tlog-proof")
	}
	index, err := number(head[2][len("index "):])
	if err != nil {
		return err
	}
	if fmt.Sprint(index+1) != position || fmt.Sprint(c.size) != size {
		return errors.New("proves something else")
	}
	leaf, err := base64.StdEncoding.Strict().DecodeString(head[1][len("extra "):])
	if err != nil {
		return err
	}
	if !bytes.Equal(leaf, r.facts[index]) {
		return errors.New("the leaf is not the line of facts.jsonl")
	}
	path, err := hashes(head[3:])
	if err != nil {
		return err
	}
	check := func(path []tlog.Hash, index int64) error {
		return tlog.CheckRecord(tlog.RecordProof(path), c.size, c.root, index, tlog.RecordHash(leaf))
	}
	if err := check(path, index); err != nil {
		return err
	}
	counts.inclusion++
	if c.size == 1 {
		return nil
	}
	for i := range path {
		if check(changed(path, i), index) == nil {
			return fmt.Errorf("holds with hash %d changed, too", i)
		}
	}
	if check(path, (index+1)%c.size) == nil || check(path[1:], index) == nil {
		return errors.New("holds at another place, or without its first hash, too")
	}
	counts.refused++
	return nil
}

func (r *registry) judgeConsistency(head []string, c checkpoint, from, to string) error {
	if !strings.HasPrefix(head[0], "old ") {
		return errors.New("does not begin with the old size")
	}
	old, err := number(head[0][len("old "):])
	if err != nil {
		return err
	}
	if fmt.Sprint(old) != from || fmt.Sprint(c.size) != to {
		return errors.New("proves something else")
	}
	path, err := hashes(head[1:])
	if err != nil {
		return err
	}
	oldRoot, err := r.root(old)
	if err != nil {
		return err
	}
	if old == 0 {
		// Everything continues nothing: there is nothing to check but that nothing is given for it.
		if len(path) > 0 {
			return errors.New("hashes for an empty beginning")
		}
		counts.consistency++
		return nil
	}
	check := func(path []tlog.Hash, oldRoot tlog.Hash) error {
		return tlog.CheckTree(tlog.TreeProof(path), c.size, c.root, old, oldRoot)
	}
	if err := check(path, oldRoot); err != nil {
		return err
	}
	counts.consistency++
	for i := range path {
		if check(changed(path, i), oldRoot) == nil {
			return fmt.Errorf("holds with hash %d changed, too", i)
		}
	}
	if check(path, changed([]tlog.Hash{oldRoot}, 0)[0]) == nil {
		return errors.New("holds for another beginning, too")
	}
	counts.refused++
	return nil
}

// changed returns the hashes with one bit of one of them turned.
func changed(path []tlog.Hash, index int) []tlog.Hash {
	other := append([]tlog.Hash(nil), path...)
	other[index][index%tlog.HashSize] ^= 1 << (index % 8)
	return other
}

func hashes(lines []string) ([]tlog.Hash, error) {
	path := []tlog.Hash{}
	for _, line := range lines {
		h, err := hash(line)
		if err != nil {
			return nil, err
		}
		path = append(path, h)
	}
	return path, nil
}

func hash(text string) (h tlog.Hash, err error) {
	decoded, err := base64.StdEncoding.Strict().DecodeString(text)
	if err == nil && len(decoded) != len(h) || strings.ContainsAny(text, "\r\n") {
		err = fmt.Errorf("%q is not a hash", text)
	}
	copy(h[:], decoded)
	return h, err
}

func number(text string) (int64, error) {
	n, err := strconv.ParseInt(text, 10, 64)
	if err == nil && (n < 0 || strconv.FormatInt(n, 10) != text) {
		err = fmt.Errorf("%q is not a number as it must be written", text)
	}
	return n, err
}
