// Checks trees, proofs and tiles against golang.org/x/mod/sumdb/tlog.
//
// Standard input holds one fact a line; leaf i of every tree is the text "leaf i":
//
//	root SIZE HASH
//	inclusion SIZE INDEX HASH...
//	consistency NEW OLD HASH...
//	tile PATH BYTES
//
// Hashes and bytes are hexadecimal. Each proof must verify and be the one that tlog itself makes. Prints how
// many facts of each kind hold; the first that does not ends the program with its line number.
package main

import (
	"bufio"
	"encoding/hex"
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

const leaves = 5000

var stored []tlog.Hash

var reader = tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		if index >= int64(len(stored)) {
			return nil, fmt.Errorf("no hash %d", index)
		}
		hashes[i] = stored[index]
	}
	return hashes, nil
})

func main() {
	for i := int64(0); i < leaves; i++ {
		hashes, err := tlog.StoredHashes(i, []byte(fmt.Sprintf("leaf %d", i)), reader)
		if err != nil {
			fail(0, err)
		}
		stored = append(stored, hashes...)
	}
	counts := map[string]int{}
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<20)
	for number := 1; lines.Scan(); number++ {
		words := strings.Fields(lines.Text())
		if err := check(words); err != nil {
			fail(number, err)
		}
		counts[words[0]]++
	}
	if err := lines.Err(); err != nil {
		fail(0, err)
	}
	for _, kind := range []string{"root", "inclusion", "consistency", "tile"} {
		fmt.Println(kind, counts[kind])
	}
}

func check(words []string) error {
	switch words[0] {
	case "root":
		root, err := tlog.TreeHash(number(words[1]), reader)
		if err != nil {
			return err
		}
		return same(root == hashes(words[2:])[0], "root")
	case "inclusion":
		size, index, proof := number(words[1]), number(words[2]), tlog.RecordProof(hashes(words[3:]))
		own, err := tlog.ProveRecord(size, index, reader)
		if err != nil {
			return err
		}
		if err := same(equal(own, proof), "proof"); err != nil {
			return err
		}
		root, err := tlog.TreeHash(size, reader)
		if err != nil {
			return err
		}
		leaf := tlog.RecordHash([]byte("leaf " + words[2]))
		return tlog.CheckRecord(proof, size, root, index, leaf)
	case "consistency":
		size, old, proof := number(words[1]), number(words[2]), tlog.TreeProof(hashes(words[3:]))
		own, err := tlog.ProveTree(size, old, reader)
		if err != nil {
			return err
		}
		if err := same(equal(own, proof), "proof"); err != nil {
			return err
		}
		root, err := tlog.TreeHash(size, reader)
		if err != nil {
			return err
		}
		oldRoot, err := tlog.TreeHash(old, reader)
		if err != nil {
			return err
		}
		return tlog.CheckTree(proof, size, root, old, oldRoot)
	case "tile":
		tile, err := tlog.ParseTilePath(theirs(words[1]))
		if err != nil {
			return err
		}
		data, err := tlog.ReadTileData(tile, reader)
		if err != nil {
			return err
		}
		return same(hex.EncodeToString(data) == words[2], "tile")
	}
	return fmt.Errorf("unknown fact %q", words[0])
}

// theirs adds the tile height that Go's paths carry and C2SP's do not.
func theirs(path string) string {
	return strings.Replace(path, "tile/", "tile/8/", 1)
}

func equal(a, b []tlog.Hash) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func same(holds bool, what string) error {
	if holds {
		return nil
	}
	return fmt.Errorf("another %s", what)
}

func number(word string) int64 {
	n, err := strconv.ParseInt(word, 10, 64)
	if err != nil {
		fail(0, err)
	}
	return n
}

func hashes(words []string) []tlog.Hash {
	var all []tlog.Hash
	for _, word := range words {
		var hash tlog.Hash
		bytes, err := hex.DecodeString(word)
		if err != nil || copy(hash[:], bytes) != tlog.HashSize {
			fail(0, fmt.Errorf("not a hash: %q", word))
		}
		all = append(all, hash)
	}
	return all
}

func fail(line int, err error) {
	fmt.Fprintf(os.Stderr, "line %d: %v\n", line, err)
	os.Exit(1)
}
