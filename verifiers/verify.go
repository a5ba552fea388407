// Verify checks what a Ceasewire mechanism hands to strangers, offline.
//
//	verify [--genesis HEX] FILE-OR-DIRECTORY...
//
// A proof bundle (c2sp.org/tlog-proof@v1), a proof of absence (ceasewire/absence@v1), a file of evidence
// (ceasewire/evidence@v1) or an exported record (a directory). For each it prints one line: JSON that says what was shown, or "not verified: " and why. Compare the
// genesis that it prints with the hash that was read aloud at the founding, or give that hash as --genesis: without
// it this program shows that a file is sound in itself, not whose mechanism it is of.
//
// Exit code: 0 all verified, 1 at least one not, 2 wrong usage.
//
// Needs Debian's golang, golang-golang-x-mod-dev and golang-github-burntsushi-toml-dev:
//
//	GO111MODULE=off GOPATH=/usr/share/gocode go build verify.go
//
// Written from the published layouts; shares no code with Ceasewire.
package main

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"math/big"
	"math/bits"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// refusal is why a file proves nothing. Checks panic with it; verify recovers it, and nothing else.
type refusal string

func refuse(format string, args ...any) { panic(refusal(fmt.Sprintf(format, args...))) }

func must(holds bool, format string, args ...any) {
	if !holds {
		refuse(format, args...)
	}
}

// holds runs checks and says whether none refused.
func holds(checks func()) (all bool) {
	defer func() {
		why := recover()
		if _, is := why.(refusal); why != nil && !is {
			panic(why)
		}
	}()
	checks()
	return true
}

func sum(parts ...[]byte) []byte {
	hash := sha256.Sum256(bytes.Join(parts, nil))
	return hash[:]
}

// ---- Deterministic CBOR (RFC 8949, section 4.2.1): unsigned map keys ascending, no tags, no floats, 8 levels

const depthMax = 8

type item struct {
	major byte
	n     uint64 // the number, or how many bytes, items or pairs
	data  []byte // of a byte or text string
	list  []item // of an array; of a map its values
	keys  []uint64
	raw   []byte // the whole item
}

type reader struct {
	data []byte
	what string
}

func (r *reader) head() (major byte, n uint64) {
	must(len(r.data) > 0, "%s: the bytes end inside an item", r.what)
	major, n = r.data[0]>>5, uint64(r.data[0]&31)
	r.data = r.data[1:]
	if n < 24 {
		return major, n
	}
	must(n < 28, "%s: an indefinite length or a reserved head", r.what)
	width, least := 1<<(n-24), []uint64{24, 1 << 8, 1 << 16, 1 << 32}[n-24]
	n = 0
	for _, b := range r.take(uint64(width)) {
		n = n<<8 | uint64(b)
	}
	must(n >= least, "%s: an item has a longer head than it needs", r.what)
	return major, n
}

func (r *reader) take(n uint64) []byte {
	must(n <= uint64(len(r.data)), "%s: the bytes end inside an item", r.what)
	out := r.data[:n]
	r.data = r.data[n:]
	return out
}

func (r *reader) item(depth int) item {
	must(depth <= depthMax, "%s: items are nested too deeply", r.what)
	from := r.data
	major, n := r.head()
	out := item{major: major, n: n}
	switch major {
	case 0, 1:
	case 2, 3:
		out.data = r.take(n)
		must(major == 2 || utf8.Valid(out.data), "%s: text is not UTF-8", r.what)
	case 4:
		for ; n > 0; n-- {
			out.list = append(out.list, r.item(depth+1))
		}
	case 5:
		for i := uint64(0); i < n; i++ {
			major, key := r.head()
			ascends := major == 0 && (i == 0 || key > out.keys[i-1])
			must(ascends, "%s: map keys are not unsigned integers in ascending order", r.what)
			out.keys = append(out.keys, key)
			out.list = append(out.list, r.item(depth+1))
		}
	default:
		// A head of one byte alone, so that false and true have one spelling.
		must(major == 7 && (n == 20 || n == 21), "%s: a tag, a float or another simple value", r.what)
	}
	out.raw = from[:len(from)-len(r.data)]
	return out
}

// decode reads the one item that data is.
func decode(data []byte, what string) item {
	r := reader{data, what}
	out := r.item(-1)
	must(len(r.data) == 0, "%s: bytes follow the item", what)
	return out
}

func malformed(holds bool) { must(holds, "an item is not of the agreed form") }

func (i item) uint() uint64  { malformed(i.major == 0); return i.n }
func (i item) bytes() []byte { malformed(i.major == 2); return i.data }
func (i item) text() string  { malformed(i.major == 3); return string(i.data) }

func (i item) size(n int) []byte { malformed(i.major == 2 && len(i.data) == n); return i.data }

// key is the bytes of an act or root key: 32 of Ed25519, 33 of a compressed point of P-256.
func (i item) key() []byte {
	malformed(i.major == 2 && (len(i.data) == 32 || len(i.data) == 33))
	return i.data
}

func (i item) array() []item { malformed(i.major == 4); return i.list }

func (i item) tuple(n int) []item { malformed(i.major == 4 && len(i.list) == n); return i.list }

func (i item) has(key uint64) bool {
	for _, k := range i.keys {
		if k == key {
			return i.major == 5
		}
	}
	return false
}

func (i item) get(key uint64) item {
	for n, k := range i.keys {
		if k == key && i.major == 5 {
			return i.list[n]
		}
	}
	refuse("an item is not of the agreed form: key %d is missing", key)
	return item{}
}

// only checks that a map has these keys and no others.
func (i item) only(keys ...uint64) item {
	malformed(i.major == 5 && len(i.keys) == len(keys))
	for n, key := range keys {
		malformed(i.keys[n] == key)
	}
	return i
}

func head(major byte, n uint64) []byte {
	m := major << 5
	switch {
	case n < 24:
		return []byte{m | byte(n)}
	case n <= math.MaxUint8:
		return []byte{m | 24, byte(n)}
	case n <= math.MaxUint16:
		return binary.BigEndian.AppendUint16([]byte{m | 25}, uint16(n))
	case n <= math.MaxUint32:
		return binary.BigEndian.AppendUint32([]byte{m | 26}, uint32(n))
	}
	return binary.BigEndian.AppendUint64([]byte{m | 27}, n)
}

func bstr(data []byte) []byte { return append(head(2, uint64(len(data))), data...) }

// ---- Ed25519 by the strict rule (RFC 8032; no point of small order, no second spelling)

var (
	one     = big.NewInt(1)
	prime   = new(big.Int).Sub(new(big.Int).Lsh(one, 255), big.NewInt(19))
	order   = new(big.Int).Add(new(big.Int).Lsh(one, 252), decimal("27742317777372353535851937790883648493"))
	curveD  = mod(new(big.Int).Mul(big.NewInt(-121665), inverse(big.NewInt(121666))))
	rootOf1 = new(big.Int).Exp(big.NewInt(2), new(big.Int).Rsh(prime, 2), prime)
	small   = map[string]bool{}
	sound   = map[string]*[2]bool{}
)

func init() {
	for _, text := range []string{
		"0100000000000000000000000000000000000000000000000000000000000000",
		"ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
		"0000000000000000000000000000000000000000000000000000000000000080",
		"0000000000000000000000000000000000000000000000000000000000000000",
		"c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
		"c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
		"26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
		"26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
	} {
		data, _ := hex.DecodeString(text)
		small[string(data)] = true
	}
}

func decimal(text string) *big.Int {
	n, _ := new(big.Int).SetString(text, 10)
	return n
}

func mod(n *big.Int) *big.Int     { return n.Mod(n, prime) }
func mul(a, b *big.Int) *big.Int  { return mod(new(big.Int).Mul(a, b)) }
func inverse(n *big.Int) *big.Int { return new(big.Int).ModInverse(n, prime) }

// point in extended coordinates X, Y, Z, T (RFC 8032, section 5.1.4).
type point [4]*big.Int

func (a point) add(b point) point {
	diff := func(p point) *big.Int { return mod(new(big.Int).Sub(p[1], p[0])) }
	both := func(p point) *big.Int { return mod(new(big.Int).Add(p[1], p[0])) }
	two := big.NewInt(2)
	A, B := mul(diff(a), diff(b)), mul(both(a), both(b))
	C, D := mul(mul(two, curveD), mul(a[3], b[3])), mul(two, mul(a[2], b[2]))
	E, F := new(big.Int).Sub(B, A), new(big.Int).Sub(D, C)
	G, H := new(big.Int).Add(D, C), new(big.Int).Add(B, A)
	return point{mul(E, F), mul(G, H), mul(F, G), mul(E, H)}
}

// isZeroTimes says whether n times the point is the neutral element.
func (a point) isZeroTimes(n *big.Int) bool {
	out := point{new(big.Int), one, one, new(big.Int)}
	for bit := n.BitLen() - 1; bit >= 0; bit-- {
		out = out.add(out)
		if n.Bit(bit) == 1 {
			out = out.add(a)
		}
	}
	return out[0].Sign() == 0 && out[1].Cmp(out[2]) == 0
}

// readPoint gives nil unless the bytes are the one spelling of a point.
func readPoint(public []byte) *point {
	var reversed [32]byte
	for i, b := range public {
		reversed[31-i] = b
	}
	sign := uint(reversed[0] >> 7)
	reversed[0] &= 127
	y := new(big.Int).SetBytes(reversed[:])
	if y.Cmp(prime) >= 0 {
		return nil
	}
	yy := mul(y, y)
	down := mod(new(big.Int).Add(mul(curveD, yy), one))
	square := mul(new(big.Int).Sub(yy, one), inverse(down))
	x := new(big.Int).Exp(square, new(big.Int).Rsh(new(big.Int).Add(prime, big.NewInt(3)), 3), prime)
	if mul(x, x).Cmp(square) != 0 {
		x = mul(x, rootOf1)
	}
	if mul(x, x).Cmp(square) != 0 || x.Sign() == 0 && sign == 1 {
		return nil
	}
	if x.Bit(0) != sign {
		x.Sub(prime, x)
	}
	return &point{x, y, one, mul(x, y)}
}

// judgeKey says whether a key is a canonical point not of small order, and whether it is also of prime order.
func judgeKey(public []byte) (usable, primeOrder bool) {
	known := sound[string(public)]
	if known == nil {
		known = &[2]bool{}
		if len(public) == 33 {
			known[0] = readP256(public) != nil
		} else if p := readPoint(public); p != nil && !p.isZeroTimes(big.NewInt(8)) {
			*known = [2]bool{true, p.isZeroTimes(order)}
		}
		sound[string(public)] = known
	}
	return known[0], known[1]
}

func signed(public, message, signature []byte) bool {
	usable, _ := judgeKey(public)
	if len(public) == 33 {
		return usable && signedP256(readP256(public), message, signature)
	}
	if !usable || len(signature) != ed25519.SignatureSize || small[string(signature[:32])] {
		return false
	}
	// Refuses an S above the order and compares R byte by byte.
	return ed25519.Verify(public, message, signature)
}

// ---- ECDSA over P-256 with SHA-256 (FIPS 186-5; compressed points, and of the two values of s only the lower)

// readP256 gives nil unless the bytes are the one compressed spelling of a point.
func readP256(public []byte) *ecdsa.PublicKey {
	x, y := elliptic.UnmarshalCompressed(elliptic.P256(), public)
	if x == nil {
		return nil
	}
	return &ecdsa.PublicKey{Curve: elliptic.P256(), X: x, Y: y}
}

func signedP256(key *ecdsa.PublicKey, message, signature []byte) bool {
	if len(signature) != 64 {
		return false
	}
	r, s := new(big.Int).SetBytes(signature[:32]), new(big.Int).SetBytes(signature[32:])
	// Anybody can turn (r, s) into (r, n - s): so that an act has one form, the higher s does not count.
	half := new(big.Int).Rsh(elliptic.P256().Params().N, 1)
	return s.Cmp(half) <= 0 && ecdsa.Verify(key, sum(message), r, s)
}

// algOf is the COSE algorithm that is registered with a key, by the length of its bytes: n of -1-n.
func algOf(public []byte) uint64 {
	if len(public) == 33 {
		return 6
	}
	return 7
}

func keyID(public []byte) string {
	return string(sum([]byte("cw/kid/1"), []byte{0x20 | byte(algOf(public))}, public)[:4])
}

// ---- C2SP texts

func readBase64(text, what string) []byte {
	data, err := base64.StdEncoding.DecodeString(text)
	must(err == nil && base64.StdEncoding.EncodeToString(data) == text, "%s is not in the one spelling of base64", what)
	return data
}

func readDecimal(text, what string) uint64 {
	n, err := strconv.ParseUint(text, 10, 64)
	must(err == nil && strconv.FormatUint(n, 10) == text, "%s is not a plain decimal number", what)
	return n
}

func readHash(text, what string) (hash tlog.Hash) {
	data := readBase64(text, what)
	must(len(data) == len(hash), "%s is not the base64 of 32 bytes", what)
	copy(hash[:], data)
	return hash
}

func isControl(r rune) bool { return r < ' ' || r == 0x7f }

func isKeyName(name string) bool {
	bad := func(r rune) bool { return r == '+' || unicode.IsSpace(r) || isControl(r) }
	return name != "" && strings.IndexFunc(name, bad) < 0
}

func noteKeyID(name string, kind byte, public []byte) uint32 {
	return binary.BigEndian.Uint32(sum([]byte(name), []byte{'\n', kind}, public))
}

// verifier is a note.Verifier for one key: kind 1 signs the text, kind 4 (cosignature/v1) a time and the text.
type verifier struct {
	name   string
	kind   byte
	public []byte
	time   uint64
}

func (v *verifier) Name() string    { return v.name }
func (v *verifier) KeyHash() uint32 { return noteKeyID(v.name, v.kind, v.public) }
func (v *verifier) Verify(text, signature []byte) bool {
	if v.kind == 1 {
		return signed(v.public, text, signature)
	}
	if len(signature) != 8+ed25519.SignatureSize {
		return false
	}
	v.time = binary.BigEndian.Uint64(signature)
	message := append([]byte(fmt.Sprintf("cosignature/v1\ntime %d\n", v.time)), text...)
	return v.time <= math.MaxInt64 && signed(v.public, message, signature[8:])
}

type cosigner struct {
	Name string `json:"name"`
	AtS  uint64 `json:"at_s"`
}

type checkpoint struct {
	size      uint64
	root      tlog.Hash
	cosigners []cosigner
	term      uint64
}

// openNote reads a checkpoint that the log and a quorum, and nobody unknown, have signed. In order are the lines if the
// log's is the first and the witnesses' follow as the genesis document lists them.
func openNote(text string, m *mechanism, inOrder bool) checkpoint {
	return foundedTerms(m).openNote(text, inOrder)
}

// openNote reads it with the key of the term that it belongs to.
func (t *terms) openNote(text string, inOrder bool) checkpoint {
	m := t.m
	origin, size := headOf(text)
	log := t.signer(origin, size)
	control := func(r rune) bool { return r != '\n' && isControl(r) }
	must(strings.IndexFunc(text, control) < 0, "the checkpoint holds a control character")
	witnesses := map[string]*verifier{}
	known := []note.Verifier{&verifier{name: log.origin, kind: 1, public: log.key}}
	for _, w := range m.witnesses {
		v := &verifier{name: w.name, kind: 4, public: w.public}
		witnesses[w.name] = v
		known = append(known, v)
	}
	must(len(text) <= 1_000_000, "the checkpoint is too long")
	opened, err := note.Open([]byte(text), note.VerifierList(known...))
	must(err == nil, "the checkpoint does not open: %v", err)
	must(len(opened.UnverifiedSigs) == 0, "the checkpoint has a line of somebody unknown")
	lines := strings.Count(text[len(opened.Text)+1:], "\n")
	must(lines == len(opened.Sigs), "somebody has signed the checkpoint twice")
	logged, signers := false, map[string]bool{}
	places, last := map[string]int{}, -2
	for n, w := range m.witnesses {
		places[w.name] = n
	}
	for _, sig := range opened.Sigs {
		place := -1
		if sig.Name != log.origin || sig.Hash != known[0].KeyHash() {
			place = places[sig.Name]
		}
		must(!inOrder || place > last, "the checkpoint's signature lines are not in order")
		last = place
		// x/mod reads base64 leniently; each line has one spelling here.
		readBase64(sig.Base64, "a signature of the checkpoint")
		if sig.Name == log.origin && sig.Hash == known[0].KeyHash() {
			logged = true
			continue
		}
		signers[sig.Name] = true
	}
	must(logged, "the log has not signed the checkpoint")
	must(len(signers) >= m.quorum, "%d witnesses have cosigned, a quorum is %d", len(signers), m.quorum)
	head := strings.Split(strings.TrimSuffix(opened.Text, "\n"), "\n")
	must(len(head) == 3, "the checkpoint has not exactly three lines")
	must(head[0] == log.origin, "the checkpoint is of another log")
	out := checkpoint{readDecimal(head[1], "the checkpoint's size"), readHash(head[2], "the checkpoint's root"), nil, log.number}
	must(out.size <= math.MaxInt64, "the checkpoint's size is beyond all records")
	for _, w := range m.witnesses {
		if signers[w.name] {
			out.cosigners = append(out.cosigners, cosigner{w.name, witnesses[w.name].time})
		}
	}
	return out
}

func (c checkpoint) includes(leaf []byte, index uint64, proof []tlog.Hash) {
	must(index < c.size, "the index lies outside the record")
	err := tlog.CheckRecord(proof, int64(c.size), c.root, int64(index), tlog.RecordHash(leaf))
	must(err == nil, "the leaf is not in the record at this index: %v", err)
}

// ---- The genesis document

type approval struct {
	member, root uint64
	signature    []byte
}

func readApprovals(i item) (out []approval) {
	for _, x := range i.array() {
		x := x.tuple(3)
		out = append(out, approval{x[0].uint(), x[1].uint(), x[2].size(64)})
	}
	return out
}

type actKey struct {
	name         string
	member       uint64
	public       []byte
	purpose      uint64
	since, until uint64 // until is MaxUint64 for a key that nobody revoked
}

const machine, noFormat = 1, math.MaxUint64

// maySay: what a machine says takes no decision, or its authority stands in its approvals.
func (k *actKey) maySay(wire uint64) bool {
	return k.purpose != machine || wire == 1 || wire >= 17 && wire <= 22 || wire >= 24 && wire <= 26 || wire == 28 || wire == 29
}

type member struct {
	name       string
	kind, side uint64
	sealing    []byte
	roots      [3][]byte
	keys       []actKey
}

type witness struct {
	name   string
	public []byte
	member uint64
}

// mechanism is a genesis document whose signatures hold.
type mechanism struct {
	document, genesis, rulebook []byte
	name, origin                string
	mode, founded               uint64
	members                     []member
	sequencer                   []byte
	witnesses                   []witness
	quorum                      int
	sequencerMember             uint64
	staleAfter                  uint64 // milliseconds
}

func readMember(i item, id uint64) member {
	i.only(1, 2, 3, 4, 5, 6, 7)
	m := member{name: i.get(1).text(), kind: i.get(2).uint(), side: i.get(3).uint()}
	for n, root := range i.get(4).tuple(3) {
		m.roots[n] = root.key()
	}
	m.sealing = i.get(5).bytes()
	i.get(6).size(32)
	for _, k := range i.get(7).array() {
		k := k.tuple(3)
		malformed(k[2].uint() < 3)
		m.keys = append(m.keys, actKey{k[0].text(), id, k[1].key(), k[2].n, 1, math.MaxUint64})
	}
	return m
}

func readMechanism(document, wanted []byte) *mechanism {
	outer := decode(document, "genesis document").only(1, 2)
	approvals, body := readApprovals(outer.get(2)), outer.get(1).bytes()
	i := decode(body, "genesis document").only(1, 2, 3, 4, 5, 6, 7, 8, 9)
	must(i.get(1).uint() == 1, "genesis document: unknown version")
	m := &mechanism{document: document, genesis: sum(body), rulebook: i.get(8).size(32), name: i.get(2).text()}
	must(wanted == nil || bytes.Equal(wanted, m.genesis), "this is of another mechanism: genesis %x", m.genesis)
	m.mode, m.founded = i.get(3).uint(), i.get(4).uint()
	for id, x := range i.get(5).array() {
		m.members = append(m.members, readMember(x, uint64(id)))
	}
	log := i.get(6).tuple(3)
	m.origin, m.sequencer = log[0].text(), log[1].size(32)
	for _, x := range i.get(7).array() {
		x := x.tuple(3)
		m.witnesses = append(m.witnesses, witness{x[0].text(), x[1].size(32), x[2].uint()})
	}
	for _, clock := range i.get(9).tuple(3) {
		// A year.
		must(clock.uint() <= 31_536_000_000, "genesis document: an absurd time")
		m.staleAfter = clock.n
	}
	m.quorum = 1 + 2*len(m.witnesses)/3
	m.checkMembers()
	m.checkLog(log[2].uint())
	for n, a := range approvals {
		must(m.is(a.member), "genesis document: signed by somebody who is no member")
		if n > 0 {
			last := approvals[n-1]
			ascends := last.member < a.member || last.member == a.member && last.root < a.root
			must(ascends, "genesis document: signatures are not in ascending order")
		}
	}
	for id, x := range m.members {
		founded := m.approves(uint64(id), x.roots, []byte("founding"), approvals)
		must(founded, "two of three roots of %s have not founded this", x.name)
	}
	return m
}

func (m *mechanism) is(id uint64) bool { return id < uint64(len(m.members)) }

func (m *mechanism) checkMembers() {
	must(m.mode <= 2, "genesis document: unknown mode")
	// Until the year 2242.
	must(m.founded < 1<<33, "genesis document: an absurd time")
	must(len(m.members) >= 1 && len(m.members) <= 64, "genesis document: fewer than 1 or more than 64 members")
	names, keys, sides := map[string]bool{}, map[string]bool{}, [3]int{}
	for _, x := range m.members {
		must(x.kind < 6 && x.side < 3, "genesis document: a code is unknown")
		must((x.kind == 0) == (x.side != 0), "genesis document: a party without a side, or a side without a party")
		same := bytes.Equal(x.roots[0], x.roots[1]) || bytes.Equal(x.roots[1], x.roots[2])
		same = same || bytes.Equal(x.roots[2], x.roots[0])
		must(!same, "genesis document: three roots of a member are not three keys")
		short := len(x.name) >= 1 && len(x.name) <= 12
		for _, b := range []byte(x.name) {
			short = short && (b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '-')
		}
		must(short && !names[x.name], "genesis document: a short name is malformed or taken")
		names[x.name] = true
		sides[x.side]++
		for _, k := range x.keys {
			must(!keys[k.name], "genesis document: two keys of one name")
			keys[k.name] = true
		}
	}
	must(sides[1] == 1 && sides[2] == 1, "genesis document: not one party on each side")
}

func (m *mechanism) checkLog(sequencerMember uint64) {
	m.sequencerMember = sequencerMember
	must(len(m.witnesses) >= 4 && len(m.witnesses) <= 253, "genesis document: fewer than 4 or more than 253 witnesses")
	must(m.is(sequencerMember), "genesis document: the sequencer is run by nobody")
	_, fine := judgeKey(m.sequencer)
	must(isKeyName(m.origin) && fine, "genesis document: the log's name or key is unsound")
	names, keys := map[string]bool{"none": true, "witnesses": true}, map[string]bool{}
	for _, w := range m.witnesses {
		must(m.is(w.member), "genesis document: a witness is run by nobody")
		_, fine := judgeKey(w.public)
		must(isKeyName(w.name) && fine, "genesis document: a witness's name or key is unsound")
		must(!names[w.name] && !keys[string(w.public)], "genesis document: a witness's name or key is taken")
		names[w.name], keys[string(w.public)] = true, true
		own := w.name == m.origin && noteKeyID(w.name, 4, w.public) == noteKeyID(m.origin, 1, m.sequencer)
		must(!own, "genesis document: a witness has the log's name and key id")
	}
}

// approves says whether two different roots of a member signed, and each of its signatures here holds.
func (m *mechanism) approves(id uint64, roots [3][]byte, change []byte, approvals []approval) bool {
	message := bytes.Join([][]byte{[]byte("cw/approve/1"), m.genesis, change}, nil)
	slots := map[uint64]bool{}
	for _, a := range approvals {
		if a.member != id {
			continue
		}
		if a.root > 2 || !signed(roots[a.root], message, a.signature) {
			return false
		}
		slots[a.root] = true
	}
	return len(slots) >= 2
}

// term is one sequencer's time: from the index of its succession on.
type term struct {
	number, from uint64
	origin       string
	key          []byte
}

// terms say whose key signs heads of which size: the founders' sequencer, and whoever has succeeded it.
type terms struct {
	m   *mechanism
	all []term
}

func foundedTerms(m *mechanism) *terms {
	return &terms{m, []term{{1, 0, m.origin, m.sequencer}}}
}

// headOf reads origin and size of a checkpoint that nobody has judged yet.
func headOf(text string) (string, uint64) {
	lines := strings.SplitN(text, "\n", 3)
	must(len(lines) == 3, "the checkpoint has not exactly three lines")
	return lines[0], readDecimal(lines[1], "the checkpoint's size")
}

// signer gives the term that a head belongs to: void is what is signed beyond the end of a term.
func (t *terms) signer(origin string, size uint64) term {
	for n, one := range t.all {
		if one.origin == origin {
			ended := n+1 < len(t.all) && size > t.all[n+1].from
			must(!ended, "the checkpoint is of a sequencer that another has succeeded")
			return one
		}
	}
	must(false, "the checkpoint is of another log")
	return term{}
}

// apply begins a new term at an index; root gives the root of the leaves before it.
func (t *terms) apply(keys *keyBook, c *change, index uint64, root func() []byte) {
	if c == nil || c.wire != 29 {
		return
	}
	last := t.all[len(t.all)-1]
	must(c.fields[1].n > last.number, "the term begun at %d does not follow the one in force", index)
	here := c.fields[2].n == index && index > last.from && bytes.Equal(c.fields[3].data, root())
	must(here, "the succession at %d goes on from another record", index)
	must(keys.succeeds(c), "too few members have approved the succession at %d", index)
	next := term{c.fields[1].n, index, c.fields[4].text(), c.fields[5].data}
	_, sound := judgeKey(next.key)
	must(isKeyName(next.origin) && sound, "the sequencer named at %d is unsound", index)
	for _, w := range t.m.witnesses {
		same := w.name == next.origin && noteKeyID(w.name, 4, w.public) == noteKeyID(next.origin, 1, next.key)
		must(!same, "the sequencer named at %d is a witness", index)
	}
	for _, one := range t.all {
		new := one.origin != next.origin && !bytes.Equal(one.key, next.key)
		must(new, "the sequencer named at %d was one before", index)
	}
	member := c.fields[6].n
	must(t.m.is(member) && keys.gone[member] == 0, "who is to order the record from %d on is no member", index)
	t.all = append(t.all, next)
	keys.orderer = member
}

// rulebooks are the versions that the record adopts, one after the other.
type rulebooks struct {
	m      *mechanism
	number uint64
	all    [][]byte
}

// apply makes a change that all who decide must have approved; it gives who is on which channel from then on. The keys are
// those before the change.
func (r *rulebooks) apply(c *change, index uint64, on channels, keys *keyBook) channels {
	if c == nil || c.wire < 19 || c.wire > 21 {
		return on
	}
	must(keys.agrees(c), "not all who decide have approved the change at %d", index)
	if c.wire == 20 && on != nil {
		next := channels{}
		for channel, members := range on {
			next[channel] = map[uint64]bool{}
			for id := range members {
				if id != c.fields[1].n {
					next[channel][id] = true
				}
			}
		}
		return next
	}
	if c.wire != 21 {
		return on
	}
	must(c.fields[2].n == r.number+1, "the version adopted at %d does not follow the one in force", index)
	inForce := r.all[len(r.all)-1]
	must(bytes.Equal(c.fields[3].data, inForce), "the version replaced at %d is not in force", index)
	r.number, r.all = r.number+1, append(r.all, c.fields[1].data)
	on = channels{}
	for _, x := range c.fields[4].list {
		members := map[uint64]bool{}
		for _, kind := range x.list[1].list {
			for id, m := range r.m.members {
				if m.kind == kind.n && keys.gone[uint64(id)] == 0 {
					members[uint64(id)] = true
				}
			}
		}
		on[x.list[0].n] = members
	}
	return on
}

// keyBook says which key may sign at which index, with which roots, and who is a member: by position, never by time.
type keyBook struct {
	m     *mechanism
	byID  map[string]*actKey
	whole bool
	roots [][3][]byte
	gone  map[uint64]uint64 // the first index at which a member is none any more
	// Who runs the sequencer.
	orderer uint64
}

// foundedKeys: who knows only some of the changes, as a proof shows them, cannot tell whose name has become free again.
func foundedKeys(m *mechanism, whole bool) *keyBook {
	b := &keyBook{m: m, byID: map[string]*actKey{}, whole: true, gone: map[uint64]uint64{}, orderer: m.sequencerMember}
	for _, x := range m.members {
		b.roots = append(b.roots, x.roots)
		for _, k := range x.keys {
			b.insert(k)
		}
	}
	b.whole = whole
	return b
}

func (b *keyBook) insert(k actKey) {
	usable, _ := judgeKey(k.public)
	must(usable, "act key %s is unsound", k.name)
	id := keyID(k.public)
	owner := b.m.members[k.member].name
	must(k.name == owner || strings.HasPrefix(k.name, owner+"/"), "act key %s is not one of %s", k.name, owner)
	must(b.byID[id] == nil && len(k.name) <= 24, "act key %s is registered already or its name too long", k.name)
	for _, other := range b.byID {
		free := !b.whole || other.name != k.name || other.until != math.MaxUint64
		must(free, "act key %s is registered already", k.name)
	}
	b.byID[id] = &k
}

func (b *keyBook) inForce(id []byte, index uint64) *actKey {
	k := b.byID[string(id)]
	must(k != nil && k.since <= index, "key %x is not shown to be registered at %d", id, index)
	must(index < k.until, "key %x was revoked before %d", id, index)
	gone := b.gone[k.member]
	must(gone == 0 || index < gone, "the owner of key %x left before %d", id, index)
	return k
}

// agrees says whether two roots of each party and of the supervisor approve; every approval here holds, and they ascend.
// Who is to leave need not approve, unless it is a party; who has left decides nothing.
func (b *keyBook) agrees(c *change) bool {
	by, holds := b.signers(c)
	if !holds {
		return false
	}
	for id, x := range b.m.members {
		id := uint64(id)
		leaves := c.wire == 20 && c.fields[1].n == id
		decides := b.gone[id] == 0 && (x.kind == 0 || x.kind == 1 && !leaves)
		if decides && by[id] < 2 {
			return false
		}
	}
	return true
}

// signers counts the roots of each member that approve, and says whether all hold and ascend.
func (b *keyBook) signers(c *change) (map[uint64]int, bool) {
	approvals := readApprovals(c.fields[9])
	message := bytes.Join([][]byte{[]byte("cw/approve/1"), b.m.genesis, c.bytes()}, nil)
	by := map[uint64]int{}
	for n, a := range approvals {
		if !b.m.is(a.member) || b.gone[a.member] != 0 || a.root > 2 {
			return nil, false
		}
		if !signed(b.roots[a.member][a.root], message, a.signature) {
			return nil, false
		}
		if n > 0 {
			last := approvals[n-1]
			if last.member > a.member || last.member == a.member && last.root >= a.root {
				return nil, false
			}
		}
		by[a.member]++
	}
	return by, true
}

// succeeds says whether two roots each of more than two thirds of the members approve; every approval here holds, and they
// ascend.
func (b *keyBook) succeeds(c *change) bool {
	by, holds := b.signers(c)
	stay, sure := 0, 0
	for id := range b.m.members {
		if b.gone[uint64(id)] == 0 {
			stay++
			if by[uint64(id)] >= 2 {
				sure++
			}
		}
	}
	return holds && sure >= 1+2*stay/3
}

// leave: a member leaves; that all who decide have approved is checked apart.
func (b *keyBook) leave(member, index uint64) {
	must(b.m.is(member) && b.gone[member] == 0, "who is to leave at %d is no member", index)
	must(member != b.orderer, "who is to leave at %d runs the sequencer", index)
	left := 0
	for _, w := range b.m.witnesses {
		if w.member != member && b.gone[w.member] == 0 {
			left++
		}
	}
	must(left >= b.m.quorum, "without the witness of who is to leave at %d there is no quorum", index)
	b.gone[member] = index + 1
}

// replaceRoot: a root is replaced by the member's two others.
func (b *keyBook) replaceRoot(author uint64, c *change, index uint64) {
	approvals, slot, public := readApprovals(c.fields[9]), c.fields[1].n, c.fields[2].data
	for _, a := range approvals {
		must(a.member != author || a.root != slot, "the root replaced at %d has no say", index)
	}
	roots := &b.roots[author]
	must(b.m.approves(author, *roots, c.bytes(), approvals), "the change of roots at %d is not approved", index)
	usable, _ := judgeKey(public)
	must(slot < 3 && usable && bytes.Equal(roots[slot], c.fields[3].data), "the new root at %d does not fit", index)
	for _, root := range roots {
		must(!bytes.Equal(root, public), "the new root at %d is taken", index)
	}
	roots[slot] = public
}

// apply makes a change of keys that stands at an index.
func (b *keyBook) apply(author uint64, c *change, index uint64) {
	if c != nil && c.wire == 20 {
		b.leave(c.fields[1].n, index)
	}
	if c != nil && c.wire == 28 {
		b.replaceRoot(author, c, index)
	}
	if c == nil || c.wire != 17 && c.wire != 18 {
		return
	}
	approvals := readApprovals(c.fields[9])
	must(b.m.approves(author, b.roots[author], c.bytes(), approvals), "the change of keys at %d is not approved", index)
	if c.wire == 17 {
		b.insert(actKey{c.fields[1].text(), author, c.fields[2].data, c.fields[3].n, index + 1, math.MaxUint64})
		return
	}
	k := b.byID[string(c.fields[1].data)]
	fits := k != nil && k.member == author && k.until == math.MaxUint64
	must(fits, "the revocation at %d is void", index)
	k.until = index + 1
}

// add takes the key that is registered at an index of the record: { 1: leaf, 2: index, 3: [hash, ..] }.
func (b *keyBook) add(proof item, head checkpoint) {
	proof.only(1, 2, 3)
	var hashes []tlog.Hash
	for _, h := range proof.get(3).array() {
		hashes = append(hashes, *(*tlog.Hash)(h.size(32)))
	}
	leaf, index := proof.get(1).bytes(), proof.get(2).uint()
	head.includes(leaf, index, hashes)
	a, _ := readActLeaf(leaf)
	c := a.change()
	if c != nil && c.wire == 28 {
		// Whose root it is, only the signer's key tells.
		k := b.byID[string(a.key)]
		must(k != nil, "key proof: who replaces a root is not known here")
		a.check(k.public, b.m)
		b.apply(k.member, c, index)
		return
	}
	must(c != nil && c.wire == 17, "key proof: no key is added and no root replaced")
	// The owner is the member in the key's name, whose roots approve. That the signer was in force is for the quorum to
	// say: it may be an added key itself.
	name, _, _ := strings.Cut(c.fields[1].text(), "/")
	owner := uint64(0)
	for b.m.is(owner) && b.m.members[owner].name != name {
		owner++
	}
	must(b.m.is(owner), "key proof: the key's name is not one of a member")
	if k := b.byID[string(a.key)]; k != nil {
		must(k.member == owner, "key proof: signed by a key of another member")
		a.check(k.public, b.m)
	}
	b.apply(owner, c, index)
}

// readTerm puts the sequencer that a succession names in the founders' place, for the file that shows it. That the members
// have approved it, the quorum says that has cosigned the head over it: checkTerm.
func (m *mechanism) readTerm(proof item) {
	proof.only(1, 2, 3)
	a, _ := readActLeaf(proof.get(1).bytes())
	c := a.change()
	must(c != nil && c.wire == 29, "term: no succession")
	index := proof.get(2).uint()
	must(c.fields[2].n == index && index > 0 && c.fields[1].n > 1, "term: the succession does not stand where it says")
	origin, key := c.fields[4].text(), c.fields[5].data
	_, sound := judgeKey(key)
	must(isKeyName(origin) && sound, "term: the sequencer's origin or key is unsound")
	for _, w := range m.witnesses {
		same := w.name == origin && noteKeyID(w.name, 4, w.public) == noteKeyID(origin, 1, key)
		must(!same, "term: the sequencer is a witness")
	}
	m.origin, m.sequencer = origin, key
}

// checkTerm: the succession stands under the head that its sequencer has signed.
func (b *keyBook) checkTerm(proof item, head checkpoint) {
	var hashes []tlog.Hash
	for _, h := range proof.get(3).array() {
		hashes = append(hashes, *(*tlog.Hash)(h.size(32)))
	}
	leaf := proof.get(1).bytes()
	head.includes(leaf, proof.get(2).uint(), hashes)
	a, _ := readActLeaf(leaf)
	if k := b.byID[string(a.key)]; k != nil {
		a.check(k.public, b.m)
	}
}

// ---- Leaves and acts

const actLenMax, leafLenMax = 32 * 1024, 65535

// act in canonical form; nothing is yet known of its signature.
type act struct {
	key, protected, payload, signature []byte
	alg                                uint64 // n of -1-n
	serial, channel                    uint64
	content, commitment                []byte // one of the two is nil
	epoch                              *uint64
	few                                bool
	seenSize                           uint64
	seenRoot                           []byte
	wrappedFor                         []uint64
}

// readActLeaf reads [1, time, act].
func readActLeaf(leaf []byte) (a act, at uint64) {
	must(len(leaf) <= leafLenMax, "a leaf is too long")
	x := decode(leaf, "leaf").tuple(3)
	at = x[1].uint()
	must(x[0].uint() == 1, "the leaf is no act")
	return readAct(x[2].bytes()), at
}

func readAct(data []byte) (a act) {
	must(len(data) <= actLenMax, "an act is too long")
	must(len(data) > 0 && data[0] == 0xd2, "act: no COSE_Sign1")
	x := decode(data[1:], "act").tuple(4)
	a.protected, a.payload, a.signature = x[0].bytes(), x[2].bytes(), x[3].size(64)
	x[1].only()
	header := decode(a.protected, "act header").only(1, 4)
	a.alg = header.get(1).n
	must(header.get(1).major == 1 && (a.alg == 6 || a.alg == 7), "act: unknown algorithm")
	a.key = header.get(4).size(4)
	p := decode(a.payload, "act payload")
	a.serial = p.get(1).uint()
	fine := a.serial > 0 && p.get(2).uint() < 1<<33 && p.get(3).uint() < 4
	must(fine, "act payload: a number is out of range")
	seen := p.get(4).tuple(2)
	a.seenSize, a.seenRoot = seen[0].uint(), seen[1].bytes()
	must(len(a.seenRoot) == 32 || len(a.seenRoot) == 16, "act payload: seen is malformed")
	if p.has(5) {
		a.content = p.only(1, 2, 3, 4, 5).get(5).bytes()
		return a
	}
	if p.has(7) {
		epoch := p.only(1, 2, 3, 4, 6, 7, 8, 9, 10).get(7).uint()
		a.epoch = &epoch
	} else {
		p.only(1, 2, 3, 4, 6, 8, 9, 10, 11)
		a.few = true
		for _, wrap := range p.get(11).array() {
			wrap := wrap.tuple(3)
			a.wrappedFor = append(a.wrappedFor, wrap[0].uint())
			wrap[1].bytes()
			wrap[2].bytes()
		}
	}
	a.channel, a.commitment = p.get(6).uint(), p.get(8).size(32)
	p.get(9).size(8)
	p.get(10).bytes()
	return a
}

// check verifies the signature over the Sig_structure of RFC 9052, section 4.4; it gives the hash that names what was
// signed.
func (a act) check(public []byte, m *mechanism) []byte {
	must(a.alg == algOf(public), "the act names another algorithm than its key has")
	external := bytes.Join([][]byte{[]byte("cw1"), m.genesis, sum(public)}, nil)
	message := sigStructure(a.protected, external, a.payload)
	must(signed(public, message, a.signature), "the act's signature does not hold")
	return sum(message)
}

func sigStructure(protected, external, payload []byte) []byte {
	message := append(head(4, 4), append(head(3, 10), "Signature1"...)...)
	for _, part := range [][]byte{protected, external, payload} {
		message = append(message, bstr(part)...)
	}
	return message
}

type name struct {
	key    string
	serial uint64
}

func (a act) name() name { return name{string(a.key), a.serial} }

func readName(i item) name {
	x := i.tuple(2)
	return name{string(x[0].size(4)), x[1].uint()}
}

// readContent reads a content in its one form: what has its default value is left out.
func readContent(data []byte) item {
	content := decode(data, "content")
	content.get(1).uint()
	for n, key := range content.keys {
		x := content.list[n]
		switch {
		case key > 15:
		case key == 1 || key == 9:
			x.uint()
		case key == 2 || key == 3 || key == 7 || key == 11:
			must(x.uint() != 0, "content: item %d is a default that is written out", key)
		case key == 4:
			readName(x)
		case key == 5:
			must(len(x.array()) > 0, "content: item 5 is a default that is written out")
			for _, ref := range x.array() {
				ref := ref.tuple(3)
				must(ref[0].uint() < 10, "content: an unknown relation")
				ref[1].size(4)
				ref[2].uint()
			}
		case key == 6:
			must(len(x.array()) > 0, "content: item 6 is a default that is written out")
			for _, to := range x.array() {
				to.uint()
			}
		case key == 8:
			x.text()
		case key == 10:
			must(x.major == 7 && x.n == 21, "content: item 10 is not true")
		default:
			refuse("content: item %d is unknown", key)
		}
	}
	return content
}

// change is a kernel act that is public.
type change struct {
	wire   uint64
	fields map[uint64]item
	keys   []uint64
}

// bytes are what roots approve: [wire, fields without the approvals].
func (c *change) bytes() []byte {
	out := append(head(4, 2), head(0, c.wire)...)
	out = append(out, head(5, uint64(len(c.keys)-1))...)
	for _, key := range c.keys {
		if key != 9 {
			out = append(append(out, head(0, key)...), c.fields[key].raw...)
		}
	}
	return out
}

// The fields of public kernel acts: u number, t text, b bytes, B 32 bytes, p public key, k key id, n name, a approvals, w wraps,
// c channels.
var publicActs = map[uint64]map[uint64]byte{
	14: {1: 'n', 2: 'b'},
	17: {1: 't', 2: 'p', 3: 'u', 9: 'a'},
	18: {1: 'k', 2: 'u', 9: 'a'},
	19: {1: 'b', 9: 'a'},
	20: {1: 'u', 2: 't', 9: 'a'},
	21: {1: 'B', 2: 'u', 3: 'B', 4: 'c', 9: 'a'},
	22: {1: 'u', 2: 'u', 3: 'B', 4: 'w'},
	25: {1: 'B', 2: 'u'},
	26: {1: 'n', 2: 'B'},
	28: {1: 'u', 2: 'p', 3: 'p', 9: 'a'},
	29: {1: 'u', 2: 'u', 3: 'B', 4: 't', 5: 'B', 6: 'u', 9: 'a'},
}

func checkField(i item, kind byte) {
	switch kind {
	case 'u':
		i.uint()
	case 't':
		i.text()
	case 'b':
		i.bytes()
	case 'B':
		i.size(32)
	case 'p':
		i.key()
	case 'k':
		i.size(4)
	case 'n':
		readName(i)
	case 'a':
		must(len(readApprovals(i)) <= 64, "a list is too long")
	case 'c':
		must(len(i.array()) <= 64, "a list is too long")
		for n, channel := range i.list {
			x := channel.tuple(2)
			number := x[0].uint()
			must(n == 0 || i.list[n-1].list[0].n < number, "the channels do not ascend")
			for n, kind := range x[1].array() {
				fine := kind.uint() < 6 && (n == 0 || x[1].list[n-1].n < kind.n)
				must(fine, "the kinds on a channel do not ascend, or one is unknown")
			}
		}
	case 'w':
		must(len(i.array()) <= 64, "a list is too long")
		for _, wrap := range i.list {
			wrap := wrap.tuple(3)
			wrap[0].uint()
			wrap[1].bytes()
			wrap[2].bytes()
		}
	}
}

// change gives the kernel act that a public act carries, or nil.
func (a act) change() *change {
	if a.content == nil {
		return nil
	}
	content := readContent(a.content)
	c := &change{wire: content.get(1).n, fields: map[uint64]item{}}
	if c.wire < 1 || c.wire > 29 {
		return nil
	}
	kinds := publicActs[c.wire]
	must(kinds != nil, "what belongs under a seal was published")
	for n, key := range content.keys {
		if key > 15 {
			kind, known := kinds[key-15]
			must(known, "a kernel act is malformed")
			checkField(content.list[n], kind)
			c.fields[key-15] = content.list[n]
			c.keys = append(c.keys, key-15)
		}
	}
	must(len(c.fields) == len(kinds), "a kernel act is malformed")
	must(c.wire != 17 || c.fields[3].n < 3, "a key has no known purpose")
	return c
}

type opened struct {
	place  int
	number uint64
	value  []byte
}

// readOpening gives the opened items and how many stay closed.
func readOpening(data, commitment []byte) (out []opened, closed int) {
	entries := decode(data, "opening").array()
	must(len(entries) > 0, "opening: no entries")
	all := []byte("cw/c/1")
	for place, entry := range entries {
		if entry.major == 2 {
			all = append(all, entry.size(32)...)
			closed++
			continue
		}
		x := entry.tuple(3)
		o := opened{place, x[0].uint(), x[2].bytes()}
		must(len(out) == 0 || out[len(out)-1].number < o.number, "opening: numbers do not ascend")
		number := binary.BigEndian.AppendUint64(nil, o.number)
		all = append(all, sum([]byte("cw/f/1"), x[1].size(16), number, o.value)...)
		out = append(out, o)
	}
	must(bytes.Equal(sum(all), commitment), "what is opened is not what the author committed to")
	return out, closed
}

// ---- Proofs and records

// shown is what is printed; its order is that of the fields.
type shown struct {
	Kind      string             `json:"kind"`
	Genesis   string             `json:"genesis"`
	Mechanism string             `json:"mechanism"`
	Exercise  bool               `json:"exercise"`
	Name      *string            `json:"name,omitempty"`
	Index     *uint64            `json:"index,omitempty"`
	AtMs      *uint64            `json:"at_ms,omitempty"`
	Size      uint64             `json:"size"`
	Acts      *uint64            `json:"acts,omitempty"`
	Root      *string            `json:"root,omitempty"`
	Cosigners []cosigner         `json:"cosigners"`
	Purpose   *string            `json:"purpose,omitempty"`
	Void      *bool              `json:"void,omitempty"`
	Public    *bool              `json:"public,omitempty"`
	Items     *map[string]string `json:"items,omitempty"`
	Closed    *int               `json:"closed,omitempty"`
	Member    *string            `json:"member,omitempty"`
	UntilMs   *uint64            `json:"until_ms,omitempty"`
	Others    *int               `json:"others,omitempty"`

	Unopenable *int `json:"unopenable,omitempty"`
}

func (m *mechanism) shown(kind string, head checkpoint) *shown {
	out := &shown{Kind: kind, Genesis: hex.EncodeToString(m.genesis), Mechanism: m.name, Exercise: m.mode != 0}
	out.Size, out.Cosigners = head.size, head.cosigners
	return out
}

func (s *shown) act(k *actKey, a act, index, at uint64, items map[string]string) {
	full := fmt.Sprintf("%s %d", k.name, a.serial)
	s.Name, s.Index, s.AtMs, s.Items = &full, &index, &at, &items
}

const proofHeader, absenceHeader = "c2sp.org/tlog-proof@v1\n", "ceasewire/absence@v1\n"

// verifyBundle: C2SP tlog-proof with extra = { 1: leaf, 2: genesis document, ?3: opening, ?4: key proof }.
func verifyBundle(text string, wanted []byte) *shown {
	headText, noteText, found := strings.Cut(text, "\n\n")
	must(found, "the bundle has no checkpoint")
	lines := strings.Split(headText, "\n")
	must(len(lines) >= 2 && strings.HasPrefix(lines[0], "extra "), "the bundle has no extra line")
	must(strings.HasPrefix(lines[1], "index ") && len(lines) <= 66, "the bundle has no index or too many hashes")
	extra := decode(readBase64(lines[0][6:], "the extra line"), "extra")
	index := readDecimal(lines[1][6:], "the index")
	var proof []tlog.Hash
	for _, line := range lines[2:] {
		proof = append(proof, readHash(line, "a line of the inclusion proof"))
	}
	for _, key := range extra.keys {
		must(key >= 1 && key <= 6, "extra: an unknown key")
	}
	m := readMechanism(extra.get(2).bytes(), wanted)
	if extra.has(6) {
		m.readTerm(extra.get(6))
	}
	head := openNote(noteText, m, false)
	leaf := extra.get(1).bytes()
	head.includes(leaf, index, proof)
	a, at := readActLeaf(leaf)
	keys := foundedKeys(m, false)
	last := uint64(0)
	if extra.has(5) {
		must(extra.has(4) && len(extra.get(5).array()) > 0, "extra: roots are replaced that nothing is signed with")
		for _, proof := range extra.get(5).list {
			must(proof.get(2).uint() > last, "extra: key proofs are not in order")
			last = proof.get(2).uint()
			keys.add(proof, head)
		}
		must(extra.get(4).get(2).uint() > last, "extra: key proofs are not in order")
	}
	if extra.has(4) {
		keys.add(extra.get(4), head)
	}
	if extra.has(6) {
		keys.checkTerm(extra.get(6), head)
	}
	k := keys.inForce(a.key, index)
	a.check(k.public, m)
	items, closed := map[string]string{}, 0
	wire, known := uint64(0), false
	public := a.content != nil
	if public {
		must(!extra.has(3), "extra: a public act has no opening")
		content := readContent(a.content)
		wire, known = content.get(1).n, true
		for n, key := range content.keys {
			items[strconv.FormatUint(key, 10)] = hex.EncodeToString(content.list[n].raw)
		}
	} else if extra.has(3) {
		var list []opened
		list, closed = readOpening(extra.get(3).bytes(), a.commitment)
		wire, known = wireOf(list)
		items = hexItems(list)
	}
	out := m.shown("bundle", head)
	out.act(k, a, index, at, items)
	// Open items show that a key of this purpose may not say this: then it is without effect.
	purpose, void := [...]string{"desk", "machine", "field"}[k.purpose], known && !k.maySay(wire)
	out.Purpose, out.Void, out.Public, out.Closed = &purpose, &void, &public, &closed
	return out
}

func hexItems(list []opened) map[string]string {
	out := map[string]string{}
	for _, o := range list {
		out[strconv.FormatUint(o.number, 10)] = hex.EncodeToString(o.value)
	}
	return out
}

// caseOf gives the case that opened items name, or nil if they show that there is no case item (number 4).
func caseOf(items []opened, index uint64) *name {
	const number = 4
	for n, o := range items {
		if o.number == number {
			named := readName(decode(o.value, "case"))
			return &named
		}
		next := n+1 < len(items) && items[n+1].place == o.place+1
		if next && o.number < number && number < items[n+1].number {
			return nil
		}
	}
	refuse("of the act at record number %d neither a case nor its absence is opened", index)
	return nil
}

// wireOf gives the wire number of the format, if it is open and one.
func wireOf(items []opened) (wire uint64, known bool) {
	for _, o := range items {
		if o.number == 1 {
			known = holds(func() { wire = decode(o.value, "format").uint() })
		}
	}
	return wire, known
}

// answersNothing: opened items show delivered (1) or opened (2), or of a machine anything but a reply to a line check (24).
func answersNothing(items []opened, k *actKey) bool {
	wire, known := wireOf(items)
	if k.purpose == machine {
		return known && wire != 24
	}
	return known && (wire == 1 || wire == 2)
}

// meantFor: who reads the act that waits must have been meant to read an answer to it.
func meantFor(a, waits act, author uint64) bool {
	if !waits.few || !a.few {
		return !a.few
	}
	for _, to := range a.wrappedFor {
		if to == author {
			return true
		}
	}
	return false
}

// said is an act of the record with its author's key.
type said struct {
	index, at uint64
	act       act
	key       *actKey
	change    *change
}

// shut: acts of a member that another complained of later, that do not open under that key, and that it has not disclosed.
func shut(acts []said, member uint64, m *mechanism) map[uint64]bool {
	own := map[name]said{}
	for _, one := range acts {
		if one.key.member == member {
			own[one.act.name()] = one
		}
	}
	closed, disclosed := map[uint64]bool{}, []uint64{}
	for _, by := range acts {
		if by.change == nil || by.change.wire != 14 && by.change.wire != 26 {
			continue
		}
		of, known := own[readName(by.change.fields[1])]
		if !known || of.act.content != nil {
			continue
		}
		with, others := by.change.fields[2].data, by.key.member != member
		if by.change.wire == 26 && others && of.index < by.index {
			fault := "does not open"
			holds(func() { fault = m.sealFault(of.act, with) })
			if fault != "" {
				closed[of.index] = true
			}
		}
		if by.change.wire == 14 && !others && holds(func() { readOpening(with, of.act.commitment) }) {
			disclosed = append(disclosed, of.index)
		}
	}
	for _, index := range disclosed {
		delete(closed, index)
	}
	return closed
}

// verifyAbsence: the frontier before the act that waits, every leaf from it on, and openings of the member's acts.
func verifyAbsence(text string, wanted []byte) *shown {
	coded, noteText, found := strings.Cut(text, "\n\n")
	must(found, "the file has no checkpoint")
	body := decode(readBase64(coded, "the body"), "body")
	termed := body.major == 5 && body.has(8)
	if termed {
		body.only(1, 2, 3, 4, 5, 6, 7, 8)
	} else {
		body.only(1, 2, 3, 4, 5, 6, 7)
	}
	m := readMechanism(body.get(1).bytes(), wanted)
	if termed {
		m.readTerm(body.get(8))
	}
	head := openNote(noteText, m, false)
	first, leaves, who := body.get(2).uint(), body.get(4).array(), body.get(6).uint()
	reaches := len(leaves) > 0 && first < head.size && head.size-first == uint64(len(leaves))
	must(reaches, "the leaves do not reach from the act to the checkpoint's end")
	must(m.is(who), "the member who has not answered is nobody")
	var peaks []tlog.Hash
	for _, h := range body.get(3).array() {
		peaks = append(peaks, *(*tlog.Hash)(h.size(32)))
	}
	must(len(peaks) == bits.OnesCount64(first), "the frontier has too many or too few hashes")
	for n, leaf := range leaves {
		hash := tlog.RecordHash(leaf.bytes())
		for size := first + uint64(n); size&1 == 1; size >>= 1 {
			hash = tlog.NodeHash(peaks[len(peaks)-1], hash)
			peaks = peaks[:len(peaks)-1]
		}
		peaks = append(peaks, hash)
	}
	root := peaks[len(peaks)-1]
	for n := len(peaks) - 2; n >= 0; n-- {
		root = tlog.NodeHash(peaks[n], root)
	}
	must(root == head.root, "the leaves are not those of the record")
	openings, last := map[uint64][]byte{}, uint64(0)
	for n, pair := range body.get(5).array() {
		pair := pair.tuple(2)
		index := pair[0].uint()
		must(n == 0 || index > last, "openings are not in ascending order")
		openings[index], last = pair[1].bytes(), index
	}
	keys := foundedKeys(m, false)
	for n, proof := range body.get(7).array() {
		index := proof.get(2).uint()
		must(n == 0 || index > last, "key proofs are not in ascending order")
		keys.add(proof, head)
		last = index
	}
	if termed {
		keys.checkTerm(body.get(8), head)
	}
	out := m.shown("absence", head)
	var waits act
	var waitsBy uint64
	var inside *name
	var until uint64
	others, unopenable := 0, 0
	var acts []said
	for n, leaf := range leaves {
		a, at := readActLeaf(leaf.data)
		k := keys.inForce(a.key, first+uint64(n))
		a.check(k.public, m)
		c := a.change()
		keys.apply(k.member, c, first+uint64(n))
		acts = append(acts, said{first + uint64(n), at, a, k, c})
	}
	noise := shut(acts, who, m)
	for n, one := range acts {
		index, a, k := one.index, one.act, one.key
		until = one.at
		counts := n == 0 || k.member == who && a.commitment != nil && a.channel == waits.channel
		counts = counts && (n == 0 || meantFor(a, waits, waitsBy))
		if !counts {
			continue
		}
		if _, given := openings[index]; n > 0 && noise[index] && !given {
			unopenable++
			continue
		}
		must(a.commitment != nil, "the act that waits is not sealed to a channel")
		opening, given := openings[index]
		must(given, "the act at record number %d is not opened", index)
		delete(openings, index)
		items, _ := readOpening(opening, a.commitment)
		belongs := caseOf(items, index)
		if n == 0 {
			must(k.purpose != machine, "nothing that a machine says waits for an answer")
			waits, waitsBy, inside = a, k.member, belongs
			out.act(k, a, index, until, hexItems(items))
			continue
		}
		// An act that opens no case of its own is answered in the case it belongs to.
		answers := belongs != nil && (*belongs == waits.name() || inside != nil && *belongs == *inside)
		answers = answers && !answersNothing(items, k)
		must(!answers, "the act at record number %d belongs to the case: there is an answer", index)
		others++
	}
	must(len(openings) == 0, "an opening belongs to no act that counts")
	out.Member, out.UntilMs, out.Others = &m.members[who].name, &until, &others
	out.Unopenable = &unopenable
	return out
}

// verifyRecord: files genesis, rulebook, rulebooks/.., checkpoint, tile/entries/.., tile/L/..; nothing missing, nothing more.
func verifyRecord(folder string, wanted []byte) *shown {
	files := readFiles(folder)
	file := func(name string) []byte {
		data, found := files[name]
		must(found, "file %s is missing", name)
		return data
	}
	m := readMechanism(file("genesis"), wanted)
	must(bytes.Equal(sum(file("rulebook")), m.rulebook), "file rulebook is not the one that the founders signed")
	channels := readChannels(file("rulebook"), m)
	_, size := headOf(string(file("checkpoint")))
	must(size <= 256*uint64(len(files)), "entry bundles are missing")
	expected := map[string]bool{"genesis": true, "rulebook": true, "checkpoint": true}
	var leaves [][]byte
	var hashes storedHashes
	for first := uint64(0); first < size; first += 256 {
		width := int(min(256, size-first))
		path := tilePath("entries", first/256, width)
		expected[path] = true
		for _, leaf := range readEntries(file(path), width, path) {
			more, err := tlog.StoredHashes(int64(len(leaves)), leaf, hashes)
			must(err == nil, "file %s: %v", path, err)
			hashes = append(hashes, more...)
			leaves = append(leaves, leaf)
		}
	}
	until, versions, known := checkLeaves(leaves, hashes, m, channels)
	head := known.openNote(string(file("checkpoint")), true)
	for _, hash := range versions {
		path := "rulebook"
		if !bytes.Equal(hash, m.rulebook) {
			path = "rulebooks/" + hex.EncodeToString(hash)
		}
		must(bytes.Equal(sum(file(path)), hash), "file %s is not the rulebook whose hash was signed", path)
		expected[path] = true
	}
	root, err := tlog.TreeHash(int64(len(leaves)), hashes)
	must(err == nil && root == head.root, "the leaves do not hash to the checkpoint's root")
	for level := 0; head.size>>(8*level) > 0; level++ {
		count := head.size >> (8 * level)
		for first := uint64(0); first < count; first += 256 {
			tile := tlog.Tile{H: 8, L: level, N: int64(first / 256), W: int(min(256, count-first))}
			data, err := tlog.ReadTileData(tile, hashes)
			must(err == nil, "tile: %v", err)
			path := tilePath(strconv.Itoa(level), first/256, tile.W)
			expected[path] = true
			must(bytes.Equal(data, file(path)), "file %s differs from the record", path)
		}
	}
	for path := range files {
		must(expected[path], "file %s does not belong to the record", path)
	}
	out := m.shown("record", head)
	acts, text := head.size-1, hex.EncodeToString(head.root[:])
	out.Acts, out.Root, out.UntilMs = &acts, &text, &until
	return out
}

func min(a, b uint64) uint64 {
	if a < b {
		return a
	}
	return b
}

func readFiles(folder string) map[string][]byte {
	files := map[string][]byte{}
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		if !entry.Type().IsRegular() {
			return errors.New(path + " is no plain file")
		}
		relative, err := filepath.Rel(folder, path)
		if err == nil {
			files[filepath.ToSlash(relative)], err = os.ReadFile(path)
		}
		return err
	})
	must(err == nil, "%v", err)
	return files
}

// storedHashes are all complete subtrees' roots in the order of x/mod.
type storedHashes []tlog.Hash

func (s storedHashes) ReadHashes(indexes []int64) (out []tlog.Hash, err error) {
	for _, index := range indexes {
		if index >= int64(len(s)) {
			return nil, errors.New("a hash is not there")
		}
		out = append(out, s[index])
	}
	return out, nil
}

// tilePath is the path of C2SP tlog-tiles; x/mod's own differ.
func tilePath(level string, index uint64, width int) string {
	path := fmt.Sprintf("%03d", index%1000)
	for index /= 1000; index > 0; index /= 1000 {
		path = fmt.Sprintf("x%03d/%s", index%1000, path)
	}
	if width < 256 {
		path += fmt.Sprintf(".p/%d", width)
	}
	return "tile/" + level + "/" + path
}

func readEntries(data []byte, width int, path string) (out [][]byte) {
	for len(data) > 0 {
		must(len(data) >= 2, "file %s ends inside an entry", path)
		end := 2 + int(binary.BigEndian.Uint16(data))
		must(len(data) >= end, "file %s ends inside an entry", path)
		out = append(out, data[2:end])
		data = data[end:]
	}
	must(len(out) == width, "file %s has not %d entries", path, width)
	return out
}

// channels are who is on which; nil if the rulebook does not say.
type channels map[uint64]map[uint64]bool

// readChannels looks into the rulebook's terms/channels.toml. The archive is [[path, bytes], ..].
func readChannels(archive []byte, m *mechanism) channels {
	terms := termsOf(archive)
	if terms == nil {
		return nil
	}
	var file struct {
		Channel []struct {
			Number  *uint64
			Members []string
		}
	}
	_, err := toml.Decode(string(terms), &file)
	must(err == nil, "terms/channels.toml does not say who is on which channel: %v", err)
	out := channels{}
	for _, c := range file.Channel {
		must(c.Number != nil && c.Members != nil, "terms/channels.toml does not say who is on which channel")
		on := map[uint64]bool{}
		for _, name := range c.Members {
			kind := -1
			for n, known := range []string{"party", "supervisor", "guarantor", "monitor", "humanitarian", "observer"} {
				if name == known {
					kind = n
				}
			}
			must(kind >= 0, "terms/channels.toml names an unknown kind of members")
			for id, x := range m.members {
				if x.kind == uint64(kind) {
					on[uint64(id)] = true
				}
			}
		}
		out[*c.Number] = on
	}
	return out
}

func termsOf(archive []byte) (terms []byte) {
	archived := holds(func() {
		for _, file := range decode(archive, "rulebook").array() {
			pair := file.tuple(2)
			path, data := pair[0].text(), pair[1].bytes()
			if path == "terms/channels.toml" {
				terms = data
			}
		}
	})
	if !archived {
		return nil
	}
	return terms
}

type epoch struct {
	author     uint64
	to         map[uint64]bool
	complained map[uint64]bool
}

// epochs that channels were given, and who may give the next.
type epochs struct {
	m        *mechanism
	channels channels
	of       map[uint64][]*epoch
	given    map[name]*epoch
}

// check refuses what a leaf must not do to channels and epochs.
func (e *epochs) check(author uint64, a act, c *change) {
	channel, bound := a.channel, a.content == nil
	gives := c != nil && c.wire == 22
	if gives {
		channel, bound = c.fields[1].n, true
	}
	on := !bound || e.channels == nil || e.channels[channel][author]
	must(on, "its author is not on channel %d", channel)
	if a.epoch != nil {
		given := *a.epoch >= 1 && *a.epoch <= uint64(len(e.of[channel]))
		must(given, "epoch %d of channel %d was never given", *a.epoch, channel)
	}
	if gives {
		e.checkNext(author, channel, c)
	}
}

func (e *epochs) checkNext(author, channel uint64, c *change) {
	of := e.of[channel]
	must(c.fields[2].n == uint64(len(of))+1, "its epoch does not follow the channel's last")
	if e.channels == nil {
		return
	}
	var readers, parties, may []uint64
	for id, x := range e.m.members {
		id := uint64(id)
		if !e.channels[channel][id] {
			continue
		}
		may = append(may, id)
		if x.side != 0 {
			parties = append(parties, id)
		}
		if len(x.sealing) > 0 {
			readers = append(readers, id)
		}
	}
	if parties != nil {
		may = parties
	}
	if len(of) > 0 && len(of[len(of)-1].complained) > 0 {
		var others []uint64
		for _, id := range may {
			if id != of[len(of)-1].author {
				others = append(others, id)
			}
		}
		if others != nil {
			may = others
		}
	}
	allowed := false
	for _, id := range may {
		allowed = allowed || id == author
	}
	must(allowed, "the next epoch of channel %d is not its author's to give", channel)
	wraps := c.fields[4].array()
	exact := len(wraps) == len(readers)
	for n := 0; exact && n < len(wraps); n++ {
		wrap := wraps[n].tuple(3)
		exact = wrap[0].n == readers[n] && len(wrap[1].data) == 1120 && len(wrap[2].data) == 48
	}
	must(exact, "its secret is not wrapped for exactly the members of channel %d", channel)
}

func (e *epochs) apply(author uint64, a act, c *change) {
	switch {
	case c != nil && c.wire == 22:
		given := &epoch{author, map[uint64]bool{}, map[uint64]bool{}}
		for _, wrap := range c.fields[4].array() {
			given.to[wrap.tuple(3)[0].n] = true
		}
		e.of[c.fields[1].n] = append(e.of[c.fields[1].n], given)
		e.given[a.name()] = given
	case c != nil && c.wire == 26:
		of := e.given[readName(c.fields[1])]
		if of != nil && of.author != author && of.to[author] {
			of.complained[author] = true
		}
	}
}

// checkLeaves folds over all leaves: which may stand where. It gives the time of the last.
func checkLeaves(leaves [][]byte, hashes storedHashes, m *mechanism, on channels) (uint64, [][]byte, *terms) {
	const aheadMax = 1024
	last := m.founded * 1000
	first := append(append(append(head(4, 3), 0), head(0, last)...), bstr(m.document)...)
	must(len(leaves) > 0 && bytes.Equal(leaves[0], first), "leaf 0 is not the genesis document")
	keys, names, highest := foundedKeys(m, true), map[name]bool{}, map[string]uint64{}
	given := &epochs{m, on, map[uint64][]*epoch{}, map[name]*epoch{}}
	known := foundedTerms(m)
	versions := &rulebooks{m: m, number: 1, all: [][]byte{m.rulebook}}
	for n, leaf := range leaves[1:] {
		index := uint64(n) + 1
		a, at := readActLeaf(leaf)
		must(at >= last, "record number %d: its time is earlier than that of the leaf before it", index)
		k := keys.inForce(a.key, index)
		a.check(k.public, m)
		must(!names[a.name()], "record number %d: the name %s %d was used before", index, k.name, a.serial)
		most := highest[string(a.key)]
		must(a.serial <= most+aheadMax, "record number %d: its serial is too far ahead", index)
		c := a.change()
		wire := uint64(noFormat)
		if c != nil {
			wire = c.wire
		}
		fit := a.content == nil || k.maySay(wire)
		must(fit, "record number %d: a machine's key may not sign this kind of act", index)
		given.check(k.member, a, c)
		next := versions.apply(c, index, given.channels, keys)
		keys.apply(k.member, c, index)
		given.apply(k.member, a, c)
		given.channels = next
		known.apply(keys, c, index, func() []byte {
			root, err := tlog.TreeHash(int64(index), hashes)
			must(err == nil, "the tree at %d: %v", index, err)
			return root[:]
		})
		names[a.name()] = true
		if a.serial > most {
			highest[string(a.key)] = a.serial
		}
		last = at
	}
	return last, versions.all, known
}

// ---- Evidence: what proves that a key signed what may not be signed

const evidenceHeader = "ceasewire/evidence@v1\n"

// The names of the kinds by their number, and how many parts each has.
var evidenceKinds = []struct {
	name  string
	parts int
	judge func(c *court, parts []item) finding
}{
	{},
	{"fork", 4, judgeFork},
	{"two-leaves", 7, judgeTwoLeaves},
	{"bad-leaf", 2, judgeBadLeaf},
	{"false-receipt", 4, judgeFalseReceipt},
	{"two-receipts", 2, judgeTwoReceipts},
	{"back-dated", 3, judgeBackDated},
	{"two-texts", 2, judgeTwoTexts},
	{"bad-seal", 2, judgeBadSeal},
	{"seen-other", 4, judgeSeenOther},
	{"omission", 6, judgeOmission},
}

type accused struct {
	Name string `json:"name"`
	Key  string `json:"key"`
}

type facts map[string]any

type finding struct {
	against []accused
	oneOf   bool
	facts   facts
}

// court: whose keys, which heads.
type court struct {
	m         *mechanism
	keys      *keyBook
	used      map[string]bool
	oneHonest int
	// Whose log key it is: the founders' sequencer's, or that of one who is shown to have succeeded it.
	terms     *terms
	usedTerms map[uint64]bool
}

// succeed takes a sequencer whose succession is shown: { 1: term, 2: size, 3: root, 4: origin, 5: key, 6: member,
// 9: [approval, ..] }.
func (c *court) succeed(shown item) {
	shown.only(1, 2, 3, 4, 5, 6, 9)
	fields := map[uint64]item{}
	for _, key := range shown.keys {
		fields[key] = shown.get(key)
	}
	fields[1].uint()
	fields[6].uint()
	fields[5].size(32)
	at, root := fields[2].uint(), fields[3].size(32)
	c.terms.apply(c.keys, &change{wire: 29, fields: fields, keys: shown.keys}, at, func() []byte { return root })
}

// areTwo says whether what was signed over so many leaves is of two terms, of which no other stands between. The earlier must
// be the founders': no file shows whether another has come to nothing. What it signed must count: beyond the end of its term
// it is void, and contradicts nobody.
func (c *court) areTwo(term, size, other, otherSize uint64) bool {
	first, last := term, other
	if first == last {
		return false
	}
	if first > last {
		first, last, size = other, term, otherSize
	}
	shown := first == 1 && last <= uint64(len(c.terms.all)) && c.terms.all[last-1].number == last
	must(shown && size <= c.terms.all[1].from, "nothing contradicts what counts of an earlier term")
	for _, between := range c.terms.all[:last] {
		c.usedTerms[between.number] = true
	}
	return true
}

// ofHeads: two heads that contradict each other. Of two terms one is false, and which one no file tells; a witness may have
// signed both: it gives up what no quorum had signed.
func (c *court) ofHeads(a, b checkpoint, f facts) finding {
	both := bothSigned(a, b)
	oneOf := c.areTwo(a.term, a.size, b.term, b.size)
	if oneOf {
		both = nil
	}
	return finding{c.log([]uint64{a.term, b.term}, both...), oneOf, f}
}

// register takes a key that the genesis document does not have: { 1: name, 2: key, 3: purpose, 9: [approval, ..] }.
func (c *court) register(key item) string {
	key.only(1, 2, 3, 9)
	public := key.get(2).key()
	must(key.get(3).uint() < 3, "registration: no known purpose")
	owner, _, _ := strings.Cut(key.get(1).text(), "/")
	id := uint64(0)
	for c.m.is(id) && c.m.members[id].name != owner {
		id++
	}
	must(c.m.is(id), "registration: the key's name is not one of a member")
	for n, a := range readApprovals(key.get(9)) {
		must(a.member == id, "registration: approved by somebody else")
		must(n == 0 || readApprovals(key.get(9))[n-1].root < a.root, "registration: approvals are not in ascending order")
	}
	fields := map[uint64]item{1: key.get(1), 2: key.get(2), 3: key.get(3), 9: key.get(9)}
	c.keys.apply(id, &change{wire: 17, fields: fields, keys: key.keys}, 0)
	return keyID(public)
}

func (c *court) key(id []byte) *actKey {
	c.used[string(id)] = true
	return c.keys.byID[string(id)]
}

// sworn is an act whose signature holds.
type sworn struct {
	act
	by   *actKey
	hash []byte
}

func (c *court) act(data []byte) sworn {
	a := readAct(data)
	k := c.key(a.key)
	must(k != nil, "an act's key is not shown to be registered")
	return sworn{a, k, a.check(k.public, c.m)}
}

func (s sworn) called() string    { return fmt.Sprintf("%s %d", s.by.name, s.serial) }
func (s sworn) author() []accused { return []accused{{s.by.name, hex.EncodeToString(s.by.public)}} }

// isIn says whether a leaf holds this very act, under whatever signature.
func (s sworn) isIn(leaf []byte) (same bool) {
	holds(func() {
		a, _ := readActLeaf(leaf)
		same = bytes.Equal(a.key, s.key) && bytes.Equal(a.payload, s.payload)
	})
	return same
}

// head: of as many witnesses as there are, because a cheat would not get a quorum.
func (c *court) head(i item) checkpoint {
	loose := *c.m
	loose.quorum = 0
	head := (&terms{&loose, c.terms.all}).openNote(i.text(), true)
	c.usedTerms[head.term] = true
	return head
}

func readHashes(i item) (out []tlog.Hash) {
	for _, h := range i.array() {
		out = append(out, *(*tlog.Hash)(h.size(32)))
	}
	return out
}

type place struct {
	index  uint64
	leaf   []byte
	hashes []tlog.Hash
}

func readPlace(i item) place {
	x := i.tuple(3)
	return place{x[0].uint(), x[1].bytes(), readHashes(x[2])}
}

func (p place) under(head checkpoint) { head.includes(p.leaf, p.index, p.hashes) }

func (c *court) log(of []uint64, witnesses ...string) (out []accused) {
	for _, one := range c.terms.all {
		if one.number == of[0] || one.number == of[len(of)-1] {
			out = append(out, accused{one.origin, hex.EncodeToString(one.key)})
		}
	}
	for _, w := range c.m.witnesses {
		for _, name := range witnesses {
			if w.name == name {
				out = append(out, accused{w.name, hex.EncodeToString(w.public)})
			}
		}
	}
	return out
}

func (c checkpoint) names() []string {
	out := []string{}
	for _, w := range c.cosigners {
		out = append(out, w.Name)
	}
	return out
}

// bothSigned: two heads in their order; the witnesses who signed both.
func bothSigned(a, b checkpoint) (out []string) {
	before := a.size < b.size || a.size == b.size && bytes.Compare(a.root[:], b.root[:]) < 0
	must(before, "two checkpoints stand in the wrong order, or are the same")
	for _, x := range a.names() {
		for _, y := range b.names() {
			if x == y {
				out = append(out, x)
			}
		}
	}
	return out
}

// checkConsistency: RFC 9162, section 2.1.4.2.
func checkConsistency(old uint64, oldRoot tlog.Hash, size uint64, root tlog.Hash, proof []tlog.Hash) {
	leads := func(holds bool) { must(holds, "the consistency proof does not lead to the root") }
	leads(old <= size)
	if old == 0 || old == size {
		empty := tlog.Hash(*(*[32]byte)(sum()))
		leads(len(proof) == 0 && (old != size || oldRoot == root) && (old != 0 || oldRoot == empty))
		return
	}
	if old&(old-1) == 0 {
		proof = append([]tlog.Hash{oldRoot}, proof...)
	}
	leads(len(proof) > 0)
	fn, sn := old-1, size-1
	for ; fn&1 == 1; fn >>= 1 {
		sn >>= 1
	}
	fr, sr := proof[0], proof[0]
	for _, c := range proof[1:] {
		leads(sn > 0)
		if fn&1 == 1 || fn == sn {
			fr, sr = tlog.NodeHash(c, fr), tlog.NodeHash(c, sr)
			for ; fn&1 == 0 && fn != 0; fn >>= 1 {
				sn >>= 1
			}
		} else {
			sr = tlog.NodeHash(sr, c)
		}
		fn, sn = fn>>1, sn>>1
	}
	leads(sn == 0 && fr == oldRoot && sr == root)
}

func judgeFork(c *court, p []item) finding {
	a, b, root := c.head(p[0]), c.head(p[1]), *(*tlog.Hash)(p[2].size(32))
	checkConsistency(a.size, root, b.size, b.root, readHashes(p[3]))
	must(root != a.root, "the two checkpoints are of one record")
	return c.ofHeads(a, b, facts{"size": a.size, "other_size": b.size})
}

func judgeTwoLeaves(c *court, p []item) finding {
	index, a, b := p[0].uint(), c.head(p[3]), c.head(p[6])
	place{index, p[1].bytes(), readHashes(p[2])}.under(a)
	place{index, p[4].bytes(), readHashes(p[5])}.under(b)
	must(!bytes.Equal(p[1].data, p[4].data), "the two leaves are one")
	return c.ofHeads(a, b, facts{"index": index, "size": a.size, "other_size": b.size})
}

func judgeBadLeaf(c *court, p []item) finding {
	head := c.head(p[1])
	var places []place
	for _, x := range p[0].array() {
		places = append(places, readPlace(x))
		places[len(places)-1].under(head)
	}
	ordered := len(places) == 1 || len(places) == 2 && places[0].index < places[1].index
	must(ordered, "one leaf or two in their order are shown")
	reason, f := "", facts{"index": places[len(places)-1].index, "size": head.size}
	if len(places) == 1 {
		reason = c.alone(places[0])
	} else {
		reason = together(places[0], places[1])
		f["other_index"] = places[0].index
	}
	must(reason != "", "the leaf may stand there")
	f["reason"] = reason
	return finding{c.log([]uint64{head.term}, head.names()...), false, f}
}

// readLeaf reads [kind, time, bytes].
func readLeaf(leaf []byte) (kind, at uint64, data []byte) {
	must(len(leaf) <= leafLenMax, "a leaf is too long")
	x := decode(leaf, "leaf").tuple(3)
	must(x[0].uint() < 2, "leaf: unknown kind")
	return x[0].n, x[1].uint(), x[2].bytes()
}

// alone says why a leaf may stand in no record of this mechanism at this index.
func (c *court) alone(p place) string {
	var kind uint64
	var data []byte
	if !holds(func() { kind, _, data = readLeaf(p.leaf) }) {
		return "form"
	}
	if kind == 0 {
		first := append(append(head(4, 3), 0), head(0, c.m.founded*1000)...)
		if p.index > 0 || !bytes.Equal(p.leaf, append(first, bstr(c.m.document)...)) {
			return "genesis"
		}
		return ""
	}
	if p.index == 0 {
		return "genesis"
	}
	var a act
	if !holds(func() { a = readAct(data) }) {
		return "form"
	}
	if k := c.key(a.key); k != nil && !holds(func() { a.check(k.public, c.m) }) {
		return "signature"
	}
	if !holds(func() { a.change() }) {
		return "content"
	}
	return ""
}

// together says why two leaves may not stand in one record in this order.
func together(before, after place) string {
	a, earlier := readActLeaf(before.leaf)
	b, later := readActLeaf(after.leaf)
	switch {
	case later < earlier:
		return "backwards"
	case a.name() == b.name():
		return "name"
	}
	return ""
}

type receipt struct {
	act             string
	index, at, term uint64
}

func (c *court) receipt(data []byte) receipt {
	must(len(data) > 0 && data[0] == 0xd2, "a receipt is no COSE_Sign1")
	x := decode(data[1:], "receipt").tuple(4)
	x[1].only()
	must(bytes.Equal(x[0].bytes(), []byte{0xa1, 1, 0x27}), "receipt: unknown algorithm")
	external := append([]byte("cw1-receipt"), c.m.genesis...)
	message := sigStructure(x[0].data, external, x[2].bytes())
	for _, one := range c.terms.all {
		if signed(one.key, message, x[3].size(64)) {
			c.usedTerms[one.number] = true
			r := decode(x[2].data, "receipt").tuple(3)
			return receipt{string(r[0].size(32)), r[1].uint(), r[2].uint(), one.number}
		}
	}
	refuse("the receipt's signature does not hold")
	return receipt{}
}

// leafTime is the time of an act's leaf.
func leafTime(leaf []byte) (at uint64, known bool) {
	known = holds(func() {
		var kind uint64
		kind, at, _ = readLeaf(leaf)
		must(kind == 1, "the leaf is no act")
	})
	return at, known
}

func judgeFalseReceipt(c *court, p []item) finding {
	r, a, where, head := c.receipt(p[0].bytes()), c.act(p[1].bytes()), readPlace(p[2]), c.head(p[3])
	where.under(head)
	must(string(a.hash) == r.act, "the receipt is of another act")
	same := a.isIn(where.leaf)
	at, known := leafTime(where.leaf)
	order := known && (where.index < r.index && at > r.at || where.index > r.index && at < r.at)
	contradicts := same || order
	if where.index == r.index {
		contradicts = !same || at != r.at
	}
	must(contradicts, "the record does not contradict the receipt")
	f := facts{"name": a.called(), "promised_index": r.index, "promised_ms": r.at, "index": where.index, "size": head.size}
	// A promise of the leaf at this index is one over the leaves up to it; of the last index there is, none.
	over := r.index + 1
	if over == 0 {
		over = r.index
	}
	oneOf := c.areTwo(r.term, over, head.term, head.size)
	return finding{c.log([]uint64{r.term, head.term}), oneOf, f}
}

func judgeTwoReceipts(c *court, p []item) finding {
	must(bytes.Compare(p[0].bytes(), p[1].bytes()) < 0, "two receipts stand in the wrong order, or are the same")
	a, b := c.receipt(p[0].data), c.receipt(p[1].data)
	one := a.act == b.act
	places := one && (a.index != b.index || a.at != b.at)
	acts := !one && a.index == b.index
	order := a.index < b.index && a.at > b.at || b.index < a.index && b.at > a.at
	must(a.term == b.term, "what one promised, its successor may place elsewhere")
	must(places || acts || order, "the receipts do not contradict each other")
	f := facts{"index": a.index, "at_ms": a.at, "other_index": b.index, "other_ms": b.at}
	return finding{c.log([]uint64{a.term}), false, f}
}

// isLate: by more than the mechanism's limit after which the picture counts as stale.
func (c *court) isLate(at, known uint64) bool {
	return known > c.m.staleAfter && known-c.m.staleAfter > at
}

func times1000(s uint64) uint64 {
	if s > math.MaxUint64/1000 {
		return math.MaxUint64
	}
	return s * 1000
}

func judgeBackDated(c *court, p []item) finding {
	where, head, before := readPlace(p[0]), c.head(p[1]), c.head(p[2])
	where.under(head)
	at, known := leafTime(where.leaf)
	must(known, "the leaf is no act")
	var times []uint64
	for _, w := range before.cosigners {
		times = append(times, times1000(w.AtS))
	}
	sort.Slice(times, func(i, j int) bool { return times[i] > times[j] })
	must(len(times) > 0, "nobody has cosigned the earlier checkpoint")
	sure := len(times) >= c.oneHonest && c.isLate(at, times[c.oneHonest-1])
	late, against := times[len(times)-1], c.log([]uint64{head.term}, before.names()...)
	if sure {
		late, against = times[c.oneHonest-1], c.log([]uint64{head.term})
	}
	must(c.isLate(at, late), "no witness's signature is too late for the leaf's time")
	must(before.size <= where.index, "the earlier checkpoint covers the leaf")
	// While a term begins, a witness may still sign for the one before.
	must(before.term == head.term, "the two checkpoints are of two terms")
	f := facts{"index": where.index, "at_ms": at, "known_ms": late, "witnesses": before.names()}
	return finding{against, !sure, f}
}

func judgeTwoTexts(c *court, p []item) finding {
	must(bytes.Compare(p[0].bytes(), p[1].bytes()) < 0, "two acts stand in the wrong order, or are the same")
	a, b := c.act(p[0].data), c.act(p[1].data)
	must(a.name() == b.name() && !bytes.Equal(a.hash, b.hash), "the two acts are one, or have two names")
	return finding{a.author(), false, facts{"name": a.called()}}
}

func judgeBadSeal(c *court, p []item) finding {
	a := c.act(p[0].bytes())
	must(a.content == nil, "the act is not sealed")
	reason := c.m.sealFault(a.act, p[1].size(32))
	must(reason != "", "the act opens to what its author committed to")
	return finding{a.author(), false, facts{"name": a.called(), "reason": reason}}
}

func hmacOf(key []byte, parts ...[]byte) []byte {
	h := hmac.New(sha256.New, key)
	for _, part := range parts {
		h.Write(part)
	}
	return h.Sum(nil)
}

// hkdf is HKDF-SHA256 without a salt, 32 bytes.
func hkdf(key []byte, info ...[]byte) []byte {
	return hmacOf(hmacOf(make([]byte, 32), key), append(info, []byte{1})...)
}

// chacha is a block of ChaCha20 with nonce 0.
func chacha(key []byte, counter uint32) (out [64]byte) {
	start := [16]uint32{0x61707865, 0x3320646e, 0x79622d32, 0x6b206574, 12: counter}
	for n := 0; n < 8; n++ {
		start[4+n] = binary.LittleEndian.Uint32(key[4*n:])
	}
	x := start
	quarter := func(a, b, c, d int) {
		x[a] += x[b]
		x[d] = bits.RotateLeft32(x[d]^x[a], 16)
		x[c] += x[d]
		x[b] = bits.RotateLeft32(x[b]^x[c], 12)
		x[a] += x[b]
		x[d] = bits.RotateLeft32(x[d]^x[a], 8)
		x[c] += x[d]
		x[b] = bits.RotateLeft32(x[b]^x[c], 7)
	}
	for n := 0; n < 10; n++ {
		for k := 0; k < 4; k++ {
			quarter(k, 4+k, 8+k, 12+k)
		}
		for k := 0; k < 4; k++ {
			quarter(k, 4+(k+1)%4, 8+(k+2)%4, 12+(k+3)%4)
		}
	}
	for n, word := range x {
		binary.LittleEndian.PutUint32(out[4*n:], word+start[n])
	}
	return out
}

func little(data []byte) *big.Int {
	turned := make([]byte, len(data))
	for n, b := range data {
		turned[len(data)-1-n] = b
	}
	return new(big.Int).SetBytes(turned)
}

// decrypt opens ChaCha20-Poly1305 under nonce 0 (RFC 8439, section 2.8).
func decrypt(key, sealed, aad []byte) []byte {
	must(len(sealed) >= 16, "the act does not open under this key")
	body, tag, once := sealed[:len(sealed)-16], sealed[len(sealed)-16:], chacha(key, 0)
	var message []byte
	for _, part := range [][]byte{aad, body} {
		message = append(append(message, part...), make([]byte, (16-len(part)%16)%16)...)
	}
	message = binary.LittleEndian.AppendUint64(message, uint64(len(aad)))
	message = binary.LittleEndian.AppendUint64(message, uint64(len(body)))
	clamp, _ := new(big.Int).SetString("0ffffffc0ffffffc0ffffffc0fffffff", 16)
	r, s := new(big.Int).And(little(once[:16]), clamp), little(once[16:32])
	p := new(big.Int).Sub(new(big.Int).Lsh(one, 130), big.NewInt(5))
	total := new(big.Int)
	for ; len(message) > 0; message = message[16:] {
		total.Add(total, new(big.Int).SetBit(little(message[:16]), 128, 1))
		total.Mod(total.Mul(total, r), p)
	}
	total.Add(total, s)
	low := new(big.Int).Sub(new(big.Int).Lsh(one, 128), one)
	must(total.And(total, low).Cmp(little(tag)) == 0, "the act does not open under this key")
	out := make([]byte, len(body))
	for n := range body {
		if n%64 == 0 {
			once = chacha(key, uint32(1+n/64))
		}
		out[n] = body[n] ^ once[n%64]
	}
	return out
}

// sealFault says what is wrong with what comes out under the published key.
func (m *mechanism) sealFault(a act, base []byte) string {
	payload := decode(a.payload, "act payload")
	// What the seal is bound to: the payload with an empty ciphertext.
	clear := bytes.Join([][]byte{m.genesis, a.key, binary.BigEndian.AppendUint64(nil, a.serial)}, nil)
	clear = append(clear, head(5, uint64(len(payload.keys)))...)
	for n, key := range payload.keys {
		clear = append(clear, head(0, key)...)
		if key == 10 {
			clear = append(clear, bstr(nil)...)
		} else {
			clear = append(clear, payload.list[n].raw...)
		}
	}
	key := hkdf(base, []byte("cw/enc/1"), a.commitment, sum(clear))
	padded := decrypt(key, payload.get(10).data, clear)
	r := reader{padded, "content"}
	if !holds(func() { r.item(-1) }) {
		return "content"
	}
	if len(padded)%16 != 0 || len(r.data) >= 16 || len(bytes.Trim(r.data, "\x00")) > 0 {
		return "padding"
	}
	var content item
	if !holds(func() { content = readContent(padded[:len(padded)-len(r.data)]) }) {
		return "content"
	}
	all := []byte("cw/c/1")
	for n, key := range content.keys {
		number := binary.BigEndian.AppendUint64(nil, key)
		salt := hkdf(base, []byte("cw/salt/1"), number)[:16]
		all = append(all, sum([]byte("cw/f/1"), salt, number, content.list[n].raw)...)
	}
	if !bytes.Equal(sum(all), a.commitment) {
		return "commitment"
	}
	return ""
}

func judgeSeenOther(c *court, p []item) finding {
	where, head, root, hashes := readPlace(p[0]), c.head(p[1]), p[2].bytes(), readHashes(p[3])
	where.under(head)
	must(head.term == 1, "under a later term an author may have seen what is void since")
	kind, _, data := readLeaf(where.leaf)
	must(kind == 1, "the leaf is no act")
	a := c.act(data)
	if len(root) > 0 {
		must(a.seenSize <= where.index && len(root) == 32, "a root is given for what was not there")
		checkConsistency(a.seenSize, *(*tlog.Hash)(root), head.size, head.root, hashes)
		must(!bytes.HasPrefix(root, a.seenRoot), "its author had seen this record")
	} else {
		must(a.seenSize > where.index && len(hashes) == 0, "no root is given for what was there")
	}
	f := facts{"name": a.called(), "index": where.index, "seen_size": a.seenSize}
	return finding{append(c.log([]uint64{1}), a.author()...), true, f}
}

// foldPeaks is the root of a tree that is given by its complete subtrees, left to right.
func foldPeaks(peaks []tlog.Hash) tlog.Hash {
	if len(peaks) == 0 {
		return *(*tlog.Hash)(sum())
	}
	root := peaks[len(peaks)-1]
	for n := len(peaks) - 2; n >= 0; n-- {
		root = tlog.NodeHash(peaks[n], root)
	}
	return root
}

func judgeOmission(c *court, p []item) finding {
	a, head := c.act(p[0].bytes()), c.head(p[5])
	var times []uint64
	names, last := []string{}, -1
	for _, x := range p[1].array() {
		deposit := c.act(x.bytes())
		var said *change
		fine := holds(func() { said = deposit.change() }) && said != nil && said.wire == 25
		must(fine && bytes.Equal(said.fields[1].data, a.hash), "a deposit is not one of this act")
		runs := false
		for _, w := range c.m.witnesses {
			runs = runs || w.member == deposit.by.member
		}
		must(runs && int(deposit.by.member) > last, "a deposit is of no witness, or out of order")
		last = int(deposit.by.member)
		times, names = append(times, said.fields[2].n), append(names, deposit.by.name)
	}
	must(len(times) >= c.oneHonest, "too few witnesses held the act")
	sort.Slice(times, func(i, j int) bool { return times[i] < times[j] })
	deposited, start, peaks := times[c.oneHonest-1], p[2].uint(), readHashes(p[3])
	// Its author had seen these leaves, whose root nobody can foresee: it stands nowhere before.
	seen := foldPeaks(peaks)
	saw := a.seenSize == start && bits.OnesCount64(start) == len(peaks) && bytes.HasPrefix(seen[:], a.seenRoot)
	must(saw, "the frontier is not what the author had seen")
	leaves := p[4].array()
	reach := len(leaves) > 0 && start < head.size && head.size-start == uint64(len(leaves))
	must(reach, "the leaves do not reach to the checkpoint's end")
	for n, leaf := range leaves {
		hash := tlog.RecordHash(leaf.bytes())
		for size := start + uint64(n); size&1 == 1; size >>= 1 {
			hash = tlog.NodeHash(peaks[len(peaks)-1], hash)
			peaks = peaks[:len(peaks)-1]
		}
		peaks = append(peaks, hash)
		must(!a.isIn(leaf.data), "the act is in the record")
	}
	must(foldPeaks(peaks) == head.root, "the leaves are not those of the record")
	until, known := leafTime(leaves[len(leaves)-1].data)
	// A successor has had the time since its term began.
	since := deposited
	for _, one := range c.terms.all[1:] {
		if one.number == head.term && one.from >= start {
			must(one.from-start < uint64(len(leaves)), "the term has not begun")
			began, act := leafTime(leaves[one.from-start].data)
			must(act, "the term does not begin with an act")
			if began > since {
				since = began
			}
		}
	}
	must(known && c.isLate(since, until), "the act's time is not over")
	f := facts{"name": a.called(), "deposited_ms": deposited, "witnesses": names, "until_ms": until, "size": head.size}
	return finding{c.log([]uint64{head.term}), false, f}
}

// verifyEvidence: { 1: genesis document, 2: kind, 3: parts, 4: [registration, ..], ?5: [succession, ..] }.
func verifyEvidence(text string, wanted []byte) facts {
	must(strings.HasSuffix(text, "\n"), "the file's last line has no end")
	body := decode(readBase64(strings.TrimSuffix(text, "\n"), "the body"), "body")
	later := body.has(5)
	if later {
		body.only(1, 2, 3, 4, 5)
	} else {
		body.only(1, 2, 3, 4)
	}
	number := body.get(2).uint()
	must(number >= 1 && number < uint64(len(evidenceKinds)), "an unknown kind of evidence")
	kind := evidenceKinds[number]
	parts := body.get(3).tuple(kind.parts)
	m := readMechanism(body.get(1).bytes(), wanted)
	c := &court{m, foundedKeys(m, false), map[string]bool{}, len(m.witnesses) - m.quorum + 1, foundedTerms(m), map[uint64]bool{1: true}}
	if later {
		must(len(body.get(5).array()) > 0, "an empty list of successions is left out")
		for _, shown := range body.get(5).array() {
			c.succeed(shown)
		}
	}
	var registered []string
	for _, key := range body.get(4).array() {
		registered = append(registered, c.register(key))
	}
	must(sort.StringsAreSorted(registered), "registrations are not in ascending order")
	found := kind.judge(c, parts)
	for _, id := range registered {
		must(c.used[id], "a key is registered that nothing is signed with")
	}
	for _, one := range c.terms.all {
		must(c.usedTerms[one.number], "a succession is shown, and nothing is signed in its term")
	}
	out := found.facts
	out["kind"], out["genesis"], out["mechanism"] = "evidence", hex.EncodeToString(m.genesis), m.name
	out["exercise"], out["proves"] = m.mode != 0, kind.name
	out["against"], out["one_of"] = found.against, found.oneOf
	return out
}

func verify(path string, wanted []byte) (out any, err error) {
	defer func() {
		switch why := recover().(type) {
		case nil:
		case refusal:
			err = errors.New(string(why))
		default:
			panic(why)
		}
	}()
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return verifyRecord(path, wanted), nil
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	text := string(data)
	must(utf8.ValidString(text), "the file is not UTF-8")
	switch {
	case strings.HasPrefix(text, proofHeader):
		return verifyBundle(text[len(proofHeader):], wanted), nil
	case strings.HasPrefix(text, absenceHeader):
		return verifyAbsence(text[len(absenceHeader):], wanted), nil
	case strings.HasPrefix(text, evidenceHeader):
		return verifyEvidence(text[len(evidenceHeader):], wanted), nil
	}
	return nil, errors.New("neither a proof bundle nor a proof of absence nor evidence nor a folder with a record")
}

func main() {
	paths := os.Args[1:]
	var wanted []byte
	usage := false
	if len(paths) > 1 && paths[0] == "--genesis" {
		var err error
		wanted, err = hex.DecodeString(paths[1])
		usage = err != nil || len(wanted) != 32
		paths = paths[2:]
	}
	if usage || len(paths) == 0 || strings.HasPrefix(paths[0], "-") {
		fmt.Fprintln(os.Stderr, "usage: verify [--genesis HEX] FILE-OR-DIRECTORY...")
		os.Exit(2)
	}
	code := 0
	print := json.NewEncoder(os.Stdout)
	print.SetEscapeHTML(false)
	for _, path := range paths {
		out, err := verify(path, wanted)
		if err != nil {
			fmt.Println(strings.ReplaceAll(fmt.Sprintf("not verified: %s: %v", path, err), "\n", " "))
			code = 1
			continue
		}
		if err := print.Encode(out); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	os.Exit(code)
}
