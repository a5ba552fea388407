// Opens and signs notes with golang.org/x/mod/sumdb/note.
//
//	notes open VKEY... < note   verifies and prints "NAME" or "NAME TIME" for each good signature
//	notes sign SKEY < text      prints the signed note
//
// x/mod knows signature type 1 only; cosignatures (type 4) are verified below by the text of
// C2SP tlog-cosignature.
package main

import (
	"bytes"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/mod/sumdb/note"
)

type cosigner struct {
	name string
	hash uint32
	key  ed25519.PublicKey
	time uint64
}

func (c *cosigner) Name() string    { return c.name }
func (c *cosigner) KeyHash() uint32 { return c.hash }
func (c *cosigner) Verify(text, sig []byte) bool {
	if len(sig) != 8+ed25519.SignatureSize {
		return false
	}
	c.time = binary.BigEndian.Uint64(sig)
	message := append([]byte(fmt.Sprintf("cosignature/v1\ntime %d\n", c.time)), text...)
	return ed25519.Verify(c.key, message, sig[8:])
}

func main() {
	input, err := io.ReadAll(os.Stdin)
	check(err)
	if os.Args[1] == "sign" {
		signer, err := note.NewSigner(os.Args[2])
		check(err)
		signed, err := note.Sign(&note.Note{Text: string(input)}, signer)
		check(err)
		os.Stdout.Write(signed)
		return
	}
	var known []note.Verifier
	cosigners := map[string]*cosigner{}
	for _, vkey := range os.Args[2:] {
		if c := readCosigner(vkey); c != nil {
			cosigners[c.name] = c
			known = append(known, c)
			continue
		}
		verifier, err := note.NewVerifier(vkey)
		check(err)
		known = append(known, verifier)
	}
	opened, err := note.Open(input, note.VerifierList(known...))
	check(err)
	for _, sig := range opened.Sigs {
		if c := cosigners[sig.Name]; c != nil {
			fmt.Println(sig.Name, c.time)
		} else {
			fmt.Println(sig.Name)
		}
	}
}

// readCosigner reads a vkey of type 4, and gives nil for any other.
func readCosigner(vkey string) *cosigner {
	parts := strings.SplitN(vkey, "+", 3)
	if len(parts) != 3 {
		check(errors.New("not a vkey"))
	}
	id, err := hex.DecodeString(parts[1])
	check(err)
	key, err := base64.StdEncoding.DecodeString(parts[2])
	check(err)
	if !bytes.HasPrefix(key, []byte{4}) {
		return nil
	}
	return &cosigner{name: parts[0], hash: binary.BigEndian.Uint32(id), key: ed25519.PublicKey(key[1:])}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
