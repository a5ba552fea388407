// Says what Go's crypto/ed25519 thinks of signatures: one line of "PUBLIC MESSAGE SIGNATURE" in
// hexadecimal in, one line of "accepted" or "refused" out.
package main

import (
	"bufio"
	"crypto/ed25519"
	"encoding/hex"
	"fmt"
	"os"
	"strings"
)

func main() {
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		var parts [3][]byte
		for i, word := range strings.Fields(lines.Text()) {
			bytes, err := hex.DecodeString(word)
			if err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
			parts[i] = bytes
		}
		if ed25519.Verify(parts[0], parts[1], parts[2]) {
			fmt.Println("accepted")
		} else {
			fmt.Println("refused")
		}
	}
}
