#!/usr/bin/python3
"""Verifies what a Ceasewire mechanism hands to strangers, offline.

    verify.py [--genesis HEX] FILE-OR-DIRECTORY...

A proof bundle (c2sp.org/tlog-proof@v1), a proof of absence (ceasewire/absence@v1), a file of evidence
(ceasewire/evidence@v1) or an exported record (a directory). For each it prints one line: JSON that says what was shown, or "not verified: " and why. Compare the
`genesis` that it prints with the hash that was read aloud at the founding, or give that hash as --genesis: without
it this program shows that a file is sound in itself, not whose mechanism it is of.

Exit code: 0 all verified, 1 at least one not, 2 wrong usage.

Needs Debian's python3-cbor2 and python3-cryptography. Written from the published layouts; shares no code with
Ceasewire.
"""

import base64
import functools
import hashlib
import hmac
import json
import os
import stat
import struct
import sys
import tomllib

try:
    import cbor2
    from cryptography.exceptions import InvalidSignature, InvalidTag
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand
except ImportError as fault:
    sys.exit(f"{fault}: apt-get install python3-cbor2 python3-cryptography")


class Refused(Exception):
    """The file proves nothing, and why."""


def must(holds, why):
    if not holds:
        raise Refused(why)


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


# --- Deterministic CBOR (RFC 8949, section 4.2.1): unsigned map keys ascending, no tags, no floats, 8 levels ---------

DEPTH_MAX = 8


def read_head(data, at):
    must(at < len(data), "CBOR: the bytes end inside an item")
    major, low = data[at] >> 5, data[at] & 31
    if low < 24:
        return major, low, at + 1
    must(low < 28, "CBOR: an indefinite length or a reserved head")
    width = 1 << (low - 24)
    must(at + 1 + width <= len(data), "CBOR: the bytes end inside an item")
    number = int.from_bytes(data[at + 1 : at + 1 + width], "big")
    must(number >= (24, 1 << 8, 1 << 16, 1 << 32)[low - 24], "CBOR: an item has a longer head than it needs")
    return major, number, at + 1 + width


def read_item(data, at, depth):
    must(depth <= DEPTH_MAX, "CBOR: items are nested too deeply")
    major, number, at = read_head(data, at)
    if major == 0:
        return number, at
    if major == 1:
        return -1 - number, at
    if major in (2, 3):
        must(number <= len(data) - at, "CBOR: the bytes end inside an item")
        part, at = bytes(data[at : at + number]), at + number
        if major == 2:
            return part, at
        try:
            return part.decode("utf-8"), at
        except UnicodeDecodeError:
            raise Refused("CBOR: text is not UTF-8") from None
    if major == 4:
        out = []
        for _ in range(number):
            value, at = read_item(data, at, depth + 1)
            out.append(value)
        return out, at
    if major == 5:
        out, last = {}, -1
        for _ in range(number):
            kind, key, at = read_head(data, at)
            must(kind == 0 and key > last, "CBOR: map keys are not unsigned integers in ascending order")
            out[key], at = read_item(data, at, depth + 1)
            last = key
        return out, at
    must(major == 7 and number in (20, 21), "CBOR: a tag, a float or another simple value")
    return number == 21, at


def encode(value):
    return cbor2.dumps(value, canonical=True)


def decode(data, shape, what):
    """The one item that `data` is, if it has this shape; another library must write it back to the same bytes."""
    value, end = read_item(data, 0, -1)
    must(end == len(data), f"{what}: bytes follow the item")
    must(encode(value) == data, f"{what}: not in canonical form")
    must(fits(value, shape), f"{what}: not of the agreed form")
    return value


def fits(value, shape):
    """Shapes: "u" unsigned, "b" bytes, "t" text, 32 that many bytes, "k" those of a key; (..) those items, [x] any number, {..} a map."""
    if shape == "any":
        return True
    if shape == "k":
        return type(value) is bytes and len(value) in (32, 33)
    if shape == "u":
        return type(value) is int and value >= 0
    if shape == "b":
        return type(value) is bytes
    if shape == "t":
        return type(value) is str
    if type(shape) is int:
        return type(value) is bytes and len(value) == shape
    if type(shape) is tuple:
        return type(value) is list and len(value) == len(shape) and all(map(fits, value, shape))
    if type(shape) is list:
        return type(value) is list and all(fits(v, shape[0]) for v in value)
    return type(value) is dict and value.keys() == shape.keys() and all(fits(value[k], shape[k]) for k in shape)


def is_map(value):
    return type(value) is dict


# --- Ed25519 by the strict rule (RFC 8032; no point of small order, no second spelling) -------------------------------

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
SMALL_ORDER = {
    bytes.fromhex(text)
    for text in (
        "0100000000000000000000000000000000000000000000000000000000000000",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    )
}


def point(public):
    """The point that 32 bytes spell, or None unless it is on the curve and this is its one spelling."""
    number = int.from_bytes(public, "little")
    y, sign = number & (2**255 - 1), number >> 255
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if x * x % P != square:
        x = x * pow(2, (P - 1) // 4, P) % P
    if x * x % P != square or (x == 0 and sign):
        return None
    return (P - x if x & 1 != sign else x), y


def add(a, b):
    # Extended coordinates (X, Y, Z, T), RFC 8032 section 5.1.4.
    e, f = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    g, h = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = f - e, h - g, h + g, f + e
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(n, affine):
    x, y = affine
    out, step = (0, 1, 1, 0), (x, y, 1, x * y % P)
    while n:
        if n & 1:
            out = add(out, step)
        step, n = add(step, step), n >> 1
    return out


def is_zero(p):
    return p[0] % P == 0 and (p[1] - p[2]) % P == 0


@functools.lru_cache(None)
def usable(public):
    """A key that may sign: a canonical point, not of small order."""
    if len(public) == 33:
        return usable_p256(public)
    at = point(public)
    return at is not None and not is_zero(times(8, at))


@functools.lru_cache(None)
def prime_order(public):
    """What keys of logs and witnesses must be besides."""
    return len(public) == 32 and usable(public) and is_zero(times(L, point(public)))


@functools.lru_cache(None)
def loaded(public):
    if len(public) == 33:
        return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), public)
    return Ed25519PublicKey.from_public_bytes(public)


def signed(public, message, signature):
    if len(public) == 33:
        return signed_p256(public, message, signature)
    if len(signature) != 64 or not usable(public) or signature[:32] in SMALL_ORDER:
        return False
    if int.from_bytes(signature[32:], "little") >= L:
        return False
    try:
        loaded(public).verify(signature, message)
        return True
    except InvalidSignature:
        return False


# --- ECDSA over P-256 with SHA-256 (FIPS 186-5; compressed points, and of the two values of s only the lower) ----------

P256_P = 2**256 - 2**224 + 2**192 + 2**96 - 1
P256_N = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
P256_B = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B


def usable_p256(public):
    """A point in its one compressed spelling: 02 or 03, and an x below the prime that a point of the curve has."""
    x = int.from_bytes(public[1:], "big")
    square = (x**3 - 3 * x + P256_B) % P256_P
    return public[0] in (2, 3) and x < P256_P and pow(square, (P256_P + 1) // 4, P256_P) ** 2 % P256_P == square


def signed_p256(public, message, signature):
    r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    # Anybody can turn (r, s) into (r, n - s): so that an act has one form, the higher s does not count.
    if len(signature) != 64 or not usable(public) or not 0 < r < P256_N or not 0 < s <= P256_N // 2:
        return False
    try:
        loaded(public).verify(encode_dss_signature(r, s), message, ec.ECDSA(SHA256()))
        return True
    except InvalidSignature:
        return False


def alg_of(public):
    """The COSE algorithm that is registered with a key, by the length of its bytes."""
    return -7 if len(public) == 33 else -8


def key_id(public):
    return sha256(b"cw/kid/1", b"\x26" if len(public) == 33 else b"\x27", public)[:4]


# --- Merkle tree (RFC 6962, section 2.1) ------------------------------------------------------------------------------


def leaf_hash(leaf):
    return sha256(b"\0", leaf)


def node_hash(left, right):
    return sha256(b"\1", left, right)


def check_inclusion(leaf, index, size, proof, root):
    """RFC 9162, section 2.1.3.2."""
    must(index < size, "the index lies outside the record")
    fn, sn, r = index, size - 1, leaf_hash(leaf)
    for p in proof:
        must(sn > 0, "the inclusion proof is too long")
        if fn & 1 or fn == sn:
            r = node_hash(p, r)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            r = node_hash(r, p)
        fn, sn = fn >> 1, sn >> 1
    must(sn == 0, "the inclusion proof is too short")
    must(r == root, "the leaf is not in the record at this index")


def rows(leaves):
    """Row k holds the roots of the complete subtrees of 2^k leaves, left to right."""
    out = [[leaf_hash(leaf) for leaf in leaves]]
    while len(out[-1]) > 1:
        row = out[-1]
        out.append([node_hash(row[n], row[n + 1]) for n in range(0, len(row) - 1, 2)])
    return out


def grow(peaks, size, leaf):
    """Appends a leaf to a frontier, the roots of the complete subtrees from left to right."""
    r = leaf_hash(leaf)
    while size & 1:
        r, size = node_hash(peaks.pop(), r), size >> 1
    peaks.append(r)


def fold(peaks):
    if not peaks:
        return sha256()
    r = peaks[-1]
    for left in reversed(peaks[:-1]):
        r = node_hash(left, r)
    return r


# --- C2SP texts -------------------------------------------------------------------------------------------------------


def read_text(data, what):
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused(f"{what} is not UTF-8") from None


def read_base64(text, what):
    try:
        data = base64.b64decode(text.encode("ascii"), validate=True)
    except ValueError:
        raise Refused(f"{what} is not base64") from None
    must(base64.b64encode(data).decode() == text, f"{what} is not in the one spelling of base64")
    return data


def read_decimal(text, what):
    plain = text.isascii() and text.isdigit() and (text == "0" or text[0] != "0") and len(text) <= 20
    must(plain and int(text) < 2**64, f"{what} is not a plain decimal number")
    return int(text)


def read_hash(text, what):
    data = read_base64(text, what)
    must(len(data) == 32, f"{what} is not the base64 of 32 bytes")
    return data


def is_control(letter):
    return letter < " " or letter == "\x7f"


# Unicode's White_Space, without the control characters.
SPACES = set(" \u0085\u00a0\u1680\u2028\u2029\u202f\u205f\u3000") | {chr(n) for n in range(0x2000, 0x200B)}


def is_key_name(name):
    return name != "" and not any(c == "+" or c in SPACES or is_control(c) for c in name)


def note_key_id(name, kind, public):
    return sha256(name.encode(), b"\n", bytes([kind]), public)[:4]


def open_note(text, mechanism, in_order=False, terms=None):
    """(size, root, [(name, time)]) of a checkpoint that the log and a quorum, and nobody unknown, have signed.

    In order are the lines if the log's is the first and the witnesses' follow as the genesis document lists them.
    """
    must(len(text.encode()) <= 1_000_000, "the checkpoint is too long")
    must(not any(is_control(c) and c != "\n" for c in text), "the checkpoint holds a control character")
    must("\n\n" in text, "the checkpoint has no signatures")
    split = text.rindex("\n\n")
    body, lines = text[: split + 1], text[split + 2 :]
    must(lines.endswith("\n"), "the checkpoint's last line has no end")
    head = body[:-1].split("\n")
    must(len(head) == 3, "the checkpoint has not exactly three lines")
    size, root = read_decimal(head[1], "the checkpoint's size"), read_hash(head[2], "the checkpoint's root")
    origin, sequencer = (terms or Terms(mechanism)).signer(head[0], size)
    known = {(origin, note_key_id(origin, 1, sequencer)): None}
    for number, (name, public, _) in enumerate(mechanism.witnesses):
        known[name, note_key_id(name, 4, public)] = number
    found = {}
    for line in lines[:-1].split("\n"):
        must(line.startswith("— "), "a signature line of the checkpoint is malformed")
        name, space, coded = line[2:].partition(" ")
        must(space and is_key_name(name), "a signature line of the checkpoint is malformed")
        data = read_base64(coded, "a signature of the checkpoint")
        must((name, data[:4]) in known, f"the checkpoint has a line of {name}, who is unknown or not with this key")
        number, data = known[name, data[:4]], data[4:]
        must(number not in found, f"{name} has signed the checkpoint twice")
        if number is None:
            must(signed(sequencer, body.encode(), data), "the log's signature does not hold")
            found[None] = None
            continue
        must(len(data) == 72, f"the cosignature of {name} does not hold")
        time = int.from_bytes(data[:8], "big")
        message = b"cosignature/v1\ntime %d\n" % time + body.encode()
        holds = time < 2**63 and signed(mechanism.witnesses[number][1], message, data[8:])
        must(holds, f"the cosignature of {name} does not hold")
        found[number] = (name, time)
    must(None in found, "the log has not signed the checkpoint")
    places = [-1 if number is None else number for number in found]
    must(not in_order or ascending(places), "the checkpoint's signature lines are not in order")
    del found[None]
    must(len(found) >= mechanism.quorum, f"{len(found)} witnesses have cosigned, a quorum is {mechanism.quorum}")
    return size, root, [found[number] for number in sorted(found)]


# --- The genesis document ---------------------------------------------------------------------------------------------

APPROVALS = [("u", "u", 64)]
MEMBER = {1: "t", 2: "u", 3: "u", 4: ("k", "k", "k"), 5: "b", 6: 32, 7: [("t", "k", "u")]}
BODY = {1: "u", 2: "t", 3: "u", 4: "u", 5: [MEMBER], 6: ("t", 32, "u"), 7: [("t", 32, "u")], 8: 32, 9: ("u", "u", "u")}
SHORT = set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-")


def ascending(list_):
    return all(left < right for left, right in zip(list_, list_[1:]))


class Mechanism:
    """A genesis document whose signatures hold."""

    def __init__(self, document, wanted):
        outer = decode(document, {1: "b", 2: APPROVALS}, "genesis document")
        body = decode(outer[1], BODY, "genesis document")
        self.document, self.genesis = document, sha256(outer[1])
        must(wanted in (None, self.genesis), "this is of another mechanism: genesis " + self.genesis.hex())
        self.name, self.mode, self.founded_s, self.members = body[2], body[3], body[4], body[5]
        self.origin, self.sequencer, sequencer_member = body[6]
        self.witnesses, self.rulebook = body[7], body[8]
        self.clocks = body[9]
        self.quorum = 1 + 2 * len(self.witnesses) // 3
        must(body[1] == 1, "genesis document: unknown version")
        self.sequencer_member = sequencer_member
        self.check_sense(sequencer_member)
        for id, member in enumerate(self.members):
            must(self.approves(id, b"founding", outer[2]), f"two of three roots of {member[1]} have not founded this")
        must(all(a[0] < len(self.members) for a in outer[2]), "genesis document: signed by somebody who is no member")
        must(ascending([a[:2] for a in outer[2]]), "genesis document: signatures are not in ascending order")

    def check_sense(self, sequencer_member):
        members, what = self.members, "genesis document: "
        must(self.mode <= 2, what + "unknown mode")
        # Until the year 2242, and a year.
        must(self.founded_s < 2**33 and max(self.clocks) <= 31_536_000_000, what + "an absurd time")
        must(1 <= len(members) <= 64, what + "fewer than 1 or more than 64 members")
        for m in members:
            must(m[2] < 6 and m[3] < 3 and all(k[2] < 3 for k in m[7]), what + "a code is unknown")
            must(len(set(m[4])) == 3, what + "three roots of a member are not three keys")
            must((m[2] == 0) == (m[3] != 0), what + "a party without a side, or a side without a party")
            must(1 <= len(m[1]) <= 12 and set(m[1]) <= SHORT, what + "a short name is malformed")
        must(sorted(m[3] for m in members if m[3]) == [1, 2], what + "not one party on each side")
        must(len({m[1] for m in members}) == len(members), what + "two members of one name")
        keys = [k[0] for m in members for k in m[7]]
        must(len(set(keys)) == len(keys), what + "two keys of one name")
        run_by = [sequencer_member] + [w[2] for w in self.witnesses]
        must(all(m < len(members) for m in run_by), what + "the sequencer or a witness is run by nobody")
        must(4 <= len(self.witnesses) <= 253, what + "fewer than 4 or more than 253 witnesses")
        names = [w[0] for w in self.witnesses]
        must(all(map(is_key_name, names + [self.origin])), what + "the log or a witness has no possible name")
        must(len(set(names + ["none", "witnesses"])) == len(names) + 2, what + "a witness's name is taken")
        must(len({w[1] for w in self.witnesses}) == len(names), what + "two witnesses with one key")
        must(all(map(prime_order, [self.sequencer] + [w[1] for w in self.witnesses])), what + "an unsound log key")
        ids = {(w[0], note_key_id(w[0], 4, w[1])) for w in self.witnesses}
        own = (self.origin, note_key_id(self.origin, 1, self.sequencer))
        must(own not in ids, what + "a witness has the log's name and key id")

    def approves(self, id, change, approvals, roots=None):
        """Whether two different roots of this member signed, and each of its signatures here holds."""
        message, slots = b"cw/approve/1" + self.genesis + change, set()
        roots = self.members[id][4] if roots is None else roots
        for member, root, signature in approvals:
            if member == id:
                if root > 2 or not signed(roots[root], message, signature):
                    return False
                slots.add(root)
        return len(slots) >= 2

    def shown(self, kind):
        return {"kind": kind, "genesis": self.genesis.hex(), "mechanism": self.name, "exercise": self.mode != 0}


DESK, MACHINE, FIELD = 0, 1, 2


class Key:
    def __init__(self, name, member, public, purpose, since):
        self.name, self.member, self.public, self.purpose = name, member, public, purpose
        self.since, self.until = since, 2**64

    def may_say(self, wire):
        """What a machine says takes no decision, or its authority stands in its approvals."""
        return self.purpose != MACHINE or wire == 1 or 17 <= wire <= 22 or 24 <= wire <= 26 or 28 <= wire <= 29


class Keys:
    """Which key may sign at which index, with which roots, and who is a member: by position, never by time."""

    def __init__(self, mechanism, whole=False):
        """Who knows only some of the changes, as a proof shows them, cannot tell whose name has become free again."""
        self.mechanism, self.by_id, self.whole = mechanism, {}, True
        self.roots, self.gone = [list(m[4]) for m in mechanism.members], {}
        self.orderer = mechanism.sequencer_member
        for id, member in enumerate(mechanism.members):
            for name, public, purpose in member[7]:
                self.insert(id, name, public, purpose, 1)
        self.whole = whole

    def insert(self, member, name, public, purpose, since):
        owner = self.mechanism.members[member][1]
        must(usable(public), f"act key {name} is unsound")
        id = key_id(public)
        ours = name == owner or name.startswith(owner + "/")
        named = self.whole and any(k.name == name and k.until == 2**64 for k in self.by_id.values())
        taken = named or id in self.by_id
        must(ours and not taken and len(name.encode()) <= 24, f"act key {name} is taken or not one of {owner}")
        self.by_id[id] = Key(name, member, public, purpose, since)

    def in_force(self, id, index):
        key = self.by_id.get(id)
        must(key is not None and key.since <= index, f"key {id.hex()} is not shown to be registered at {index}")
        must(index < key.until, f"key {id.hex()} was revoked before {index}")
        must(index < self.gone.get(key.member, 2**64), f"the owner of key {id.hex()} left before {index}")
        return key

    def agrees(self, wire, fields):
        """Whether two roots of each party and of the supervisor approve; every approval here holds, and they ascend.

        Who is to leave need not approve, unless it is a party; who has left decides nothing.
        """
        change = encode([wire, {n: v for n, v in fields.items() if n != 9}])
        message, approvals = b"cw/approve/1" + self.mechanism.genesis + change, fields[9]
        for member, root, signature in approvals:
            if member >= len(self.roots) or member in self.gone or root > 2:
                return False
            if not signed(self.roots[member][root], message, signature):
                return False
        leaver = fields[1] if wire == 20 else None
        kinds = {id: m[2] for id, m in enumerate(self.mechanism.members) if id not in self.gone}
        deciders = [id for id, kind in kinds.items() if kind == 0 or kind == 1 and id != leaver]
        by = [a[0] for a in approvals]
        return ascending([a[:2] for a in approvals]) and all(by.count(id) >= 2 for id in deciders)

    def succeeds(self, fields):
        """Whether two roots each of more than two thirds of the members approve; every approval here holds, and they ascend."""
        change = encode([29, {n: v for n, v in fields.items() if n != 9}])
        message, approvals = b"cw/approve/1" + self.mechanism.genesis + change, fields[9]
        for member, root, signature in approvals:
            if member >= len(self.roots) or member in self.gone or root > 2:
                return False
            if not signed(self.roots[member][root], message, signature):
                return False
        by = [a[0] for a in approvals]
        stay = [id for id in range(len(self.roots)) if id not in self.gone]
        enough = sum(by.count(id) >= 2 for id in stay) >= 1 + 2 * len(stay) // 3
        return ascending([a[:2] for a in approvals]) and enough

    def leave(self, member, index):
        """A member leaves; that all who decide have approved is checked apart."""
        mechanism = self.mechanism
        must(member < len(mechanism.members) and member not in self.gone, "who is to leave is no member")
        must(member != self.orderer, "who is to leave runs the sequencer")
        left = [w for w in mechanism.witnesses if w[2] != member and w[2] not in self.gone]
        must(len(left) >= mechanism.quorum, "without the witness of who is to leave there is no quorum")
        self.gone[member] = index + 1

    def replace_root(self, author, fields, index):
        """A root is replaced by the member's two others."""
        message = encode([28, {n: v for n, v in fields.items() if n != 9}])
        slot, public, replaces, approvals = fields[1], fields[2], fields[3], fields[9]
        others = not any(a[0] == author and a[1] == slot for a in approvals)
        approved = others and self.mechanism.approves(author, message, approvals, self.roots[author])
        must(approved, f"the change of roots at {index} is not approved")
        fit = slot < 3 and usable(public) and public not in self.roots[author] and self.roots[author][slot] == replaces
        must(fit, f"the new root at {index} is unsound or taken, or replaces another")
        self.roots[author][slot] = public

    def apply(self, author, change, index):
        if change is None or change[0] not in (17, 18, 20, 28):
            return
        wire, fields = change
        if wire == 20:
            return self.leave(fields[1], index)
        if wire == 28:
            return self.replace_root(author, fields, index)
        message = encode([wire, {n: v for n, v in fields.items() if n != 9}])
        approved = self.mechanism.approves(author, message, fields[9], self.roots[author])
        must(approved, f"the change of keys at {index} is not approved")
        if wire == 17:
            self.insert(author, fields[1], fields[2], fields[3], index + 1)
            return
        key = self.by_id.get(fields[1])
        must(key is not None and key.member == author and key.until == 2**64, f"the revocation at {index} is void")
        key.until = index + 1


class Terms:
    """Whose key signs heads of which size: the founders' sequencer, and whoever has succeeded it."""

    def __init__(self, mechanism):
        self.mechanism, self.all = mechanism, [(1, 0, mechanism.origin, mechanism.sequencer)]

    def signer(self, origin, size):
        """Origin and key of the term that a head belongs to: void is what is signed beyond the end of a term."""
        place = [n for n, term in enumerate(self.all) if term[2] == origin]
        must(place, "the checkpoint is of another log")
        later = self.all[place[0] + 1 : place[0] + 2]
        must(not later or size <= later[0][1], "the checkpoint is of a sequencer that another has succeeded")
        return self.all[place[0]][2:]

    def apply(self, keys, change, index, root):
        """Begins a new term at an index; `root` gives the root of the leaves before it."""
        if change is None or change[0] != 29:
            return
        fields, last = change[1], self.all[-1]
        must(fields[1] > last[0], "the term does not follow the one in force")
        must(fields[2] == index > last[1] and fields[3] == root(), "the succession goes on from another record")
        must(keys.succeeds(fields), "too few members have approved the succession")
        origin, key, member = fields[4], fields[5], fields[6]
        ids = {(w[0], note_key_id(w[0], 4, w[1])) for w in self.mechanism.witnesses}
        fit = is_key_name(origin) and prime_order(key) and (origin, note_key_id(origin, 1, key)) not in ids
        new = all(term[2] != origin and term[3] != key for term in self.all)
        must(fit and new, "the new sequencer's origin or key is unsound or was used before")
        must(member < len(self.mechanism.members) and member not in keys.gone, "who is to order the record is no member")
        self.all.append((fields[1], index, origin, key))
        keys.orderer = member


class Rulebooks:
    """Which versions the record adopts, one after the other."""

    def __init__(self, mechanism):
        self.mechanism, self.number, self.all = mechanism, 1, [mechanism.rulebook]

    def apply(self, change, channels, keys):
        """Makes a change that all who decide must have approved; returns who is on which channel from then on.

        `keys` are those before the change.
        """
        if change is None or change[0] not in (19, 20, 21):
            return channels
        wire, fields = change
        must(keys.agrees(wire, fields), "not all who decide have approved the change")
        if wire == 20 and channels is not None:
            return {channel: on - {fields[1]} for channel, on in channels.items()}
        if wire != 21:
            return channels
        must(fields[2] == self.number + 1, "the version that it adopts does not follow the one in force")
        must(fields[3] == self.all[-1], "the version that it replaces is not in force")
        self.number = fields[2]
        self.all.append(fields[1])
        members = [(id, m) for id, m in enumerate(self.mechanism.members) if id not in keys.gone]
        return {channel: {id for id, m in members if m[2] in kinds} for channel, kinds in fields[4]}


# --- Leaves and acts --------------------------------------------------------------------------------------------------

ACT_LEN_MAX, LEAF_LEN_MAX = 32 * 1024, 65_535
NAME = (4, "u")
# Kernel acts that are public: their fields by number. Lists hold at most 64.
PUBLIC = {
    14: {1: NAME, 2: "b"},
    17: {1: "t", 2: "k", 3: "u", 9: APPROVALS},
    18: {1: 4, 2: "u", 9: APPROVALS},
    19: {1: "b", 9: APPROVALS},
    20: {1: "u", 2: "t", 9: APPROVALS},
    21: {1: 32, 2: "u", 3: 32, 4: [("u", ["u"])], 9: APPROVALS},
    22: {1: "u", 2: "u", 3: 32, 4: [("u", "b", "b")]},
    25: {1: 32, 2: "u"},
    26: {1: NAME, 2: 32},
    28: {1: "u", 2: "k", 3: "k", 9: APPROVALS},
    29: {1: "u", 2: "u", 3: 32, 4: "t", 5: 32, 6: "u", 9: APPROVALS},
}


def read_leaf(leaf):
    must(len(leaf) <= LEAF_LEN_MAX, "a leaf is too long")
    kind, at, data = decode(leaf, ("u", "u", "b"), "leaf")
    must(kind < 2, "leaf: unknown kind")
    return kind, at, data


class Act:
    """An act in canonical form; nothing is yet known of its signature."""

    def __init__(self, data):
        must(len(data) <= ACT_LEN_MAX, "an act is too long")
        must(data[:1] == b"\xd2", "act: no COSE_Sign1")
        outer = decode(data[1:], ("b", {}, "b", 64), "act")
        self.protected, _, self.payload, self.signature = outer
        head = decode(self.protected, {1: "any", 4: 4}, "act header")
        must(head[1] in (-8, -7) and type(head[1]) is int, "act: unknown algorithm")
        self.alg, self.key = head[1], head[4]
        p = decode(self.payload, {n: "any" for n in self.numbers()}, "act payload")
        must(all(fits(p[n], "u") for n in (1, 2, 3)), "act payload: not of the agreed form")
        must(p[1] > 0 and p[2] < 2**33 and p[3] < 4, "act payload: a number is out of range")
        must(fits(p[4], ("u", 32)) or fits(p[4], ("u", 16)), "act payload: seen is malformed")
        self.serial, self.content, self.channel, self.commitment = p[1], None, None, None
        self.epoch, self.wrapped_for, self.seen = p.get(7), None, p[4]
        if 5 in p:
            must(fits(p[5], "b"), "act payload: not of the agreed form")
            self.content = p[5]
            return
        rest = {6: "u", 7: "u", 8: 32, 9: 8, 10: "b", 11: [("u", "b", "b")]}
        must(all(fits(p[n], rest[n]) for n in p if n > 5), "act payload: not of the agreed form")
        self.channel, self.commitment = p[6], p[8]
        if 11 in p:
            self.wrapped_for = [wrap[0] for wrap in p[11]]

    def numbers(self):
        value, _ = read_item(self.payload, 0, -1)
        got = set(value) if is_map(value) else set()
        for numbers in ({1, 2, 3, 4, 5}, {1, 2, 3, 4, 6, 7, 8, 9, 10}, {1, 2, 3, 4, 6, 8, 9, 10, 11}):
            if got == numbers:
                return numbers
        raise Refused("act payload: neither public nor sealed")

    def check(self, public, mechanism):
        """Sig_structure of RFC 9052, section 4.4; returns the hash that names what was signed."""
        must(self.alg == alg_of(public), "the act names another algorithm than its key has")
        external = b"cw1" + mechanism.genesis + sha256(public)
        message = encode(["Signature1", self.protected, external, self.payload])
        must(signed(public, message, self.signature), "the act's signature does not hold")
        return sha256(message)

    def name(self):
        return self.key, self.serial


def read_content(data):
    """A content in its one form: what has its default value is left out."""
    value, _ = read_item(data, 0, -1)
    must(is_map(value), "content: no map")
    value = decode(data, {n: "any" for n in value}, "content")
    shapes = {1: "u", 2: "u", 3: "u", 4: NAME, 5: [("u", 4, "u")], 6: ["u"], 7: "u", 8: "t", 9: "u", 10: "any", 11: "u"}
    must(1 in value, "content: no format")
    for number, item in value.items():
        must(number > 15 or (number in shapes and fits(item, shapes[number])), f"content: item {number}")
        must(number not in (2, 3, 5, 6, 7, 11) or item, f"content: item {number} is a default that is written out")
        must(number != 5 or all(ref[0] < 10 for ref in item), "content: an unknown relation")
        must(number != 10 or item is True, "content: item 10 is not true")
    return value


def public_change(act):
    """(wire, fields) of the kernel act that a public act carries, or None."""
    if act.content is None:
        return None
    content = read_content(act.content)
    if not 1 <= content[1] <= 29:
        return None
    must(content[1] in PUBLIC, "what belongs under a seal was published")
    fields = {n - 15: v for n, v in content.items() if n > 15}
    must(fits(fields, PUBLIC[content[1]]), "a kernel act is malformed")
    must(all(len(fields[n]) <= 64 for n in (4, 9) if type(fields.get(n)) is list), "a list is too long")
    must(content[1] != 17 or fields[3] < 3, "a key has no known purpose")
    if content[1] == 21:
        must(ascending([c[0] for c in fields[4]]), "the channels do not ascend")
        fine = all(ascending(kinds) and all(kind < 6 for kind in kinds) for _, kinds in fields[4])
        must(fine, "the kinds on a channel do not ascend, or one is unknown")
    return content[1], fields


def read_opening(data, commitment):
    """[(place, number, value bytes)] of the opened items, and how many stay closed."""
    entries, _ = read_item(data, 0, -1)
    must(type(entries) is list and entries, "opening: no entries")
    shape = tuple(32 if type(entry) is bytes else ("u", 16, "b") for entry in entries)
    entries = decode(data, shape, "opening")
    items, hashes, last = [], [], -1
    for place, entry in enumerate(entries):
        if type(entry) is bytes:
            hashes.append(entry)
            continue
        number, salt, value = entry
        must(number > last, "opening: numbers do not ascend")
        last = number
        hashes.append(sha256(b"cw/f/1", salt, struct.pack(">Q", number), value))
        items.append((place, number, value))
    must(sha256(b"cw/c/1", *hashes) == commitment, "what is opened is not what the author committed to")
    return items, len(entries) - len(items)


KEY_PROOF = {1: "b", 2: "u", 3: [32]}


def add_key(keys, proof, size, root):
    """Takes the key that is registered at an index of the record."""
    check_inclusion(proof[1], proof[2], size, proof[3], root)
    kind, _, data = read_leaf(proof[1])
    must(kind == 1, "key proof: no act")
    act = Act(data)
    change = public_change(act)
    if change is not None and change[0] == 28:
        # Whose root it is, only the signer's key tells.
        signer = keys.by_id.get(act.key)
        must(signer is not None, "key proof: who replaces a root is not known here")
        act.check(signer.public, keys.mechanism)
        keys.apply(signer.member, change, proof[2])
        return
    must(change is not None and change[0] == 17, "key proof: no key is added and no root replaced")
    # The owner is the member in the key's name, whose roots approve. That the signer was in force is for the quorum to
    # say: it may be an added key itself.
    names = [member[1] for member in keys.mechanism.members]
    owner = change[1][1].partition("/")[0]
    must(owner in names, "key proof: the key's name is not one of a member")
    owner, signer = names.index(owner), keys.by_id.get(act.key)
    if signer is not None:
        must(signer.member == owner, "key proof: signed by a key of another member")
        act.check(signer.public, keys.mechanism)
    keys.apply(owner, change, proof[2])


def read_term(proof, mechanism):
    """Puts the sequencer that a succession names in the founders' place, for the file that shows it. That the members have
    approved it, the quorum says that has cosigned the head over it: check_term."""
    kind, _, data = read_leaf(proof[1])
    must(kind == 1, "term: no act")
    change = public_change(Act(data))
    must(change is not None and change[0] == 29, "term: no succession")
    fields = change[1]
    must(fields[2] == proof[2] > 0 and fields[1] > 1, "term: the succession does not stand where it says")
    must(is_key_name(fields[4]) and prime_order(fields[5]), "term: the sequencer's origin or key is unsound")
    ids = {(w[0], note_key_id(w[0], 4, w[1])) for w in mechanism.witnesses}
    must((fields[4], note_key_id(fields[4], 1, fields[5])) not in ids, "term: the sequencer is a witness")
    mechanism.origin, mechanism.sequencer = fields[4], fields[5]


def check_term(keys, proof, size, root):
    """The succession stands under the head that its sequencer has signed."""
    check_inclusion(proof[1], proof[2], size, proof[3], root)
    act = Act(read_leaf(proof[1])[2])
    signer = keys.by_id.get(act.key)
    if signer is not None:
        act.check(signer.public, keys.mechanism)


def cosigners(list_):
    return [{"name": name, "at_s": time} for name, time in list_]


# --- Proofs and records -----------------------------------------------------------------------------------------

PROOF_HEADER, ABSENCE_HEADER = "c2sp.org/tlog-proof@v1\n", "ceasewire/absence@v1\n"


def verify_bundle(text, wanted):
    """C2SP tlog-proof; `extra` = { 1: leaf, 2: genesis document, ?3: opening, ?4: key proof, ?5: [key proof, ..], ?6: term }."""
    head, blank, note = text[len(PROOF_HEADER) :].partition("\n\n")
    must(blank, "the bundle has no checkpoint")
    lines = head.split("\n")
    must(lines[0].startswith("extra "), "the bundle has no extra line")
    must(len(lines) > 1 and lines[1].startswith("index "), "the bundle has no index line")
    data = read_base64(lines[0][6:], "the extra line")
    index = read_decimal(lines[1][6:], "the index")
    must(len(lines) <= 66, "the inclusion proof is too long")
    proof = [read_hash(line, "a line of the inclusion proof") for line in lines[2:]]
    shapes = {1: "b", 2: "b", 3: "b", 4: KEY_PROOF, 5: [KEY_PROOF], 6: KEY_PROOF}
    value, _ = read_item(data, 0, -1)
    must(is_map(value) and {1, 2} <= value.keys() <= shapes.keys(), "extra: not of the agreed form")
    extra = decode(data, {n: shapes[n] for n in value}, "extra")
    mechanism = Mechanism(extra[2], wanted)
    if 6 in extra:
        read_term(extra[6], mechanism)
    size, root, signers = open_note(note, mechanism)
    check_inclusion(extra[1], index, size, proof, root)
    kind, at, data = read_leaf(extra[1])
    must(kind == 1, "the leaf is no act")
    act, keys = Act(data), Keys(mechanism)
    if 5 in extra:
        must(4 in extra and extra[5], "extra: roots are replaced that nothing is signed with")
        must(ascending([proof[2] for proof in extra[5] + [extra[4]]]), "extra: key proofs are not in order")
    for proof in extra.get(5, []):
        add_key(keys, proof, size, root)
    if 4 in extra:
        add_key(keys, extra[4], size, root)
    if 6 in extra:
        check_term(keys, extra[6], size, root)
    key = keys.in_force(act.key, index)
    act.check(key.public, mechanism)
    items, closed = [], 0
    if act.content is not None:
        must(3 not in extra, "extra: a public act has no opening")
        items = [(number, encode(item)) for number, item in read_content(act.content).items()]
    elif 3 in extra:
        opened, closed = read_opening(extra[3], act.commitment)
        items = [(number, value) for _, number, value in opened]
    wires = wires_of(items)
    return mechanism.shown("bundle") | {
        "name": f"{key.name} {act.serial}",
        "purpose": ("desk", "machine", "field")[key.purpose],
        # Open items show that a key of this purpose may not say this: then it is without effect.
        "void": any(not key.may_say(wire) for wire in wires),
        "index": index,
        "at_ms": at,
        "size": size,
        "cosigners": cosigners(signers),
        "public": act.content is not None,
        "items": {str(number): value.hex() for number, value in items},
        "closed": closed,
    }


CASE = 4
ABSENCE = {1: "b", 2: "u", 3: [32], 4: ["b"], 5: [("u", "b")], 6: "u", 7: [KEY_PROOF]}


def verify_absence(text, wanted):
    """The frontier before the act that waits, every leaf from it on, and openings of the member's acts."""
    coded, blank, note = text[len(ABSENCE_HEADER) :].partition("\n\n")
    must(blank, "the file has no checkpoint")
    data = read_base64(coded, "the body")
    value, _ = read_item(data, 0, -1)
    termed = is_map(value) and 8 in value
    body = decode(data, ABSENCE | ({8: KEY_PROOF} if termed else {}), "body")
    mechanism = Mechanism(body[1], wanted)
    if termed:
        read_term(body[8], mechanism)
    size, root, signers = open_note(note, mechanism)
    first, peaks, leaves, member = body[2], list(body[3]), body[4], body[6]
    must(leaves and first + len(leaves) == size, "the leaves do not reach from the act to the checkpoint's end")
    must(bin(first).count("1") == len(peaks), "the frontier has too many or too few hashes")
    for n, leaf in enumerate(leaves):
        grow(peaks, first + n, leaf)
    must(fold(peaks) == root, "the leaves are not those of the record")
    must(member < len(mechanism.members), "the member who has not answered is nobody")
    openings = dict(map(tuple, body[5]))
    must([index for index, _ in body[5]] == sorted(openings), "openings are not in ascending order")
    keys = Keys(mechanism)
    must(ascending([proof[2] for proof in body[7]]), "key proofs are not in ascending order")
    for proof in body[7]:
        add_key(keys, proof, size, root)
    if termed:
        check_term(keys, body[8], size, root)
    waits, others, unopenable, acts = None, 0, 0, []
    for n, leaf in enumerate(leaves):
        kind, until, data = read_leaf(leaf)
        must(kind == 1, "a leaf is no act")
        act = Act(data)
        key = keys.in_force(act.key, first + n)
        act.check(key.public, mechanism)
        change = public_change(act)
        keys.apply(key.member, change, first + n)
        acts.append((first + n, until, act, key, change))
    closed = shut(acts, member, mechanism)
    for index, until, act, key, _ in acts:
        if index == first:
            must(act.channel is not None, "the act that waits is not sealed to a channel")
            must(key.purpose != MACHINE, "nothing that a machine says waits for an answer")
            waits, waits_name, waits_by, at = act, key.name, key.member, until
            must(index in openings, "the act that waits is not opened")
            items, _ = read_opening(openings.pop(index), act.commitment)
            # An act that opens no case of its own is answered in the case it belongs to.
            cases = {waits.name(), case_of(items, index)} - {None}
        elif index in closed and index not in openings:
            unopenable += act.channel == waits.channel and meant_for(act, waits, waits_by)
        elif key.member == member and act.channel == waits.channel and meant_for(act, waits, waits_by):
            must(index in openings, f"the act at record number {index} is not shown to be about another case")
            opened, _ = read_opening(openings.pop(index), act.commitment)
            answers = case_of(opened, index) in cases and not answers_nothing(opened, key)
            must(not answers, f"the act at record number {index} belongs to the case: there is an answer")
            others += 1
    must(not openings, "an opening belongs to no act that counts")
    return mechanism.shown("absence") | {
        "name": f"{waits_name} {waits.serial}",
        "index": first,
        "at_ms": at,
        "size": size,
        "cosigners": cosigners(signers),
        "items": {str(number): value.hex() for _, number, value in items},
        "member": mechanism.members[member][1],
        "until_ms": until,
        "others": others,
        "unopenable": unopenable,
    }


def shut(acts, member, mechanism):
    """Acts of a member that another complained of later, that do not open under that key, and that it has not disclosed."""
    own = {act.name(): (index, act) for index, _, act, key, _ in acts if key.member == member}
    closed, disclosed = set(), set()
    for index, _, _, key, change in acts:
        if change is None or change[0] not in (14, 26) or tuple(change[1][1]) not in own:
            continue
        of, act = own[tuple(change[1][1])]
        if act.content is not None:
            continue
        if change[0] == 26 and key.member != member and of < index and not opens(mechanism, act, change[1][2]):
            closed.add(of)
        if change[0] == 14 and key.member == member:
            try:
                read_opening(change[1][2], act.commitment)
                disclosed.add(of)
            except Refused:
                pass
    return closed - disclosed


def opens(mechanism, act, key):
    try:
        return seal_fault(mechanism, act, key) is None
    except Refused:
        return False


def meant_for(act, waits, author):
    """Whether an act may answer: who reads the one that waits must have been meant to read it."""
    if waits.wrapped_for is None or act.wrapped_for is None:
        return act.wrapped_for is None
    return author in act.wrapped_for


def wires_of(items):
    """The wire number of the format, if it is open and one."""
    for number, value in items:
        if number == 1:
            try:
                return [decode(value, "u", "format")]
            except Refused:
                return []
    return []


LINE_REPLY = 24


def answers_nothing(items, key):
    """Whether opened items show delivered (1) or opened (2), or of a machine anything but a reply to a line check."""
    wires = wires_of([(number, value) for _, number, value in items])
    return any(wire != LINE_REPLY if key.purpose == MACHINE else wire in (1, 2) for wire in wires)


def case_of(items, index):
    """The case that the opened items name; None if they show that there is no case item."""
    for _, number, value in items:
        if number == CASE:
            return tuple(decode(value, NAME, "case"))
    for left, right in zip(items, items[1:]):
        if left[0] + 1 == right[0] and left[1] < CASE < right[1]:
            return None
    raise Refused(f"of the act at record number {index} neither a case nor its absence is opened")


SERIAL_AHEAD_MAX = 1024


def verify_record(folder, wanted):
    """Files genesis, rulebook, rulebooks/.., checkpoint, tile/entries/.., tile/L/..: nothing missing, nothing more."""
    files = dict(read_files(folder))
    for name in ("genesis", "rulebook", "checkpoint"):
        must(name in files, f"file {name} is missing")
    mechanism = Mechanism(files["genesis"], wanted)
    must(sha256(files["rulebook"]) == mechanism.rulebook, "file rulebook is not the one that the founders signed")
    channels = read_channels(files["rulebook"], mechanism)
    note = read_text(files["checkpoint"], "file checkpoint")
    must(note.count("\n") > 2, "the checkpoint has not exactly three lines")
    size = read_decimal(note.split("\n")[1], "the checkpoint's size")
    must(size <= 256 * len(files), "entry bundles are missing")
    leaves, names = [], {"genesis", "rulebook", "checkpoint"}
    for name, start, width in tiles("entries", size):
        must(name in files, f"file {name} is missing")
        names.add(name)
        leaves += read_entries(files[name], width, name)
    at, rulebooks, terms = check_leaves(leaves, mechanism, channels)
    size, root, signers = open_note(note, mechanism, True, terms)
    for hash in rulebooks:
        name = "rulebook" if hash == mechanism.rulebook else "rulebooks/" + hash.hex()
        must(name in files, f"file {name} is missing")
        must(sha256(files[name]) == hash, f"file {name} is not the rulebook whose hash was signed")
        names.add(name)
    built, peaks = rows(leaves), []
    for k in reversed(range(len(built))):
        if size >> k & 1:
            peaks.append(built[k][(size >> k) - 1])
    must(fold(peaks) == root, "the leaves do not hash to the checkpoint's root")
    for level in range(8):
        for name, start, width in tiles(level, size >> 8 * level):
            must(name in files, f"file {name} is missing")
            names.add(name)
            tile = b"".join(built[8 * level][start : start + width])
            must(files[name] == tile, f"file {name} differs from the record")
    for name in files:
        must(name in names, f"file {name} does not belong to the record")
    return mechanism.shown("record") | {
        "size": size,
        "acts": size - 1,
        "root": root.hex(),
        "until_ms": at,
        "cosigners": cosigners(signers),
    }


def read_files(folder, prefix=""):
    for name in sorted(os.listdir(folder)):
        path, mode = os.path.join(folder, name), os.lstat(os.path.join(folder, name)).st_mode
        if stat.S_ISDIR(mode):
            yield from read_files(path, f"{prefix}{name}/")
            continue
        must(stat.S_ISREG(mode), f"{prefix}{name} is no plain file")
        with open(path, "rb") as file:
            yield prefix + name, file.read()


def tiles(level, count):
    """(path, first, width) of the 256-wide tiles that hold `count` things (C2SP tlog-tiles)."""
    for index in range((count + 255) // 256):
        width = min(256, count - 256 * index)
        groups = [f"{index % 1000:03}"]
        rest = index // 1000
        while rest:
            groups.insert(0, f"x{rest % 1000:03}")
            rest //= 1000
        yield f"tile/{level}/" + "/".join(groups) + (f".p/{width}" if width < 256 else ""), 256 * index, width


def read_entries(data, width, name):
    out, at = [], 0
    while at < len(data):
        must(at + 2 <= len(data), f"file {name} ends inside an entry")
        end = at + 2 + int.from_bytes(data[at : at + 2], "big")
        must(end <= len(data), f"file {name} ends inside an entry")
        out.append(data[at + 2 : end])
        at = end
    must(len(out) == width, f"file {name} has not {width} entries")
    return out


KINDS = ["party", "supervisor", "guarantor", "monitor", "humanitarian", "observer"]


def read_channels(archive, mechanism):
    """Which members are on which channel, by the rulebook's terms/channels.toml; None if the rulebook has no such file."""
    try:
        files, end = read_item(archive, 0, -1)
    except Refused:
        return None
    if end != len(archive) or not fits(files, [("t", "b")]):
        return None
    terms = dict(map(tuple, files)).get("terms/channels.toml")
    if terms is None:
        return None
    try:
        list_ = tomllib.loads(read_text(terms, "terms/channels.toml"))["channel"]
        kinds = {c["number"]: {KINDS.index(kind) for kind in c["members"]} for c in list_}
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError):
        raise Refused("terms/channels.toml does not say who is on which channel") from None
    return {n: {id for id, m in enumerate(mechanism.members) if m[2] in kinds[n]} for n in kinds}


class Epoch:
    def __init__(self, author, to):
        self.author, self.to, self.complained = author, to, set()


class Epochs:
    """The epochs that channels were given, and who may give the next."""

    def __init__(self, mechanism, channels):
        self.mechanism, self.channels, self.of, self.given = mechanism, channels, {}, {}

    def check(self, author, act, change):
        """What a leaf must not do to channels and epochs."""
        channel = act.channel
        if change and change[0] == 22:
            channel = change[1][1]
        if channel is not None and self.channels is not None:
            must(author in self.channels.get(channel, ()), f"its author is not on channel {channel}")
        if act.epoch is not None:
            given = 1 <= act.epoch <= len(self.of.get(channel, []))
            must(given, f"epoch {act.epoch} of channel {channel} was never given")
        if change and change[0] == 22:
            self.check_next(author, channel, change[1])

    def check_next(self, author, channel, fields):
        of = self.of.get(channel, [])
        must(fields[2] == len(of) + 1, "its epoch does not follow the channel's last one")
        if self.channels is None:
            return
        members = sorted(self.channels[channel])
        may = {id for id in members if self.mechanism.members[id][3]} or set(members)
        if of and of[-1].complained and may != {of[-1].author}:
            may.discard(of[-1].author)
        must(author in may, "the channel's next epoch is not its author's to give")
        readers = [id for id in members if self.mechanism.members[id][5]]
        must([wrap[0] for wrap in fields[4]] == readers, "its secret is not wrapped for exactly the channel's members")
        whole = all(len(wrap[1]) == 1120 and len(wrap[2]) == 48 for wrap in fields[4])
        must(whole, "a wrap has not the length of one")

    def apply(self, author, act, change):
        if change and change[0] == 22:
            epoch = Epoch(author, [wrap[0] for wrap in change[1][4]])
            self.of.setdefault(change[1][1], []).append(epoch)
            self.given[act.name()] = epoch
        if change and change[0] == 26:
            epoch = self.given.get(tuple(change[1][1]))
            if epoch and epoch.author != author and author in epoch.to:
                epoch.complained.add(author)


def check_leaves(leaves, mechanism, channels):
    """The fold over all leaves: which may stand where. Returns the time of the last, and every rulebook's hash."""
    must(leaves, "the record is empty")
    first = encode([0, mechanism.founded_s * 1000, mechanism.document])
    must(leaves[0] == first, "leaf 0 is not the genesis document")
    keys, names, highest, last = Keys(mechanism, whole=True), set(), {}, mechanism.founded_s * 1000
    epochs = Epochs(mechanism, channels)
    rulebooks, terms, peaks = Rulebooks(mechanism), Terms(mechanism), []
    grow(peaks, 0, leaves[0])
    for index, leaf in enumerate(leaves[1:], 1):
        try:
            kind, at, data = read_leaf(leaf)
            must(kind == 1, "it is no act")
            must(at >= last, "its time is earlier than that of the leaf before it")
            act = Act(data)
            key = keys.in_force(act.key, index)
            act.check(key.public, mechanism)
            must(act.name() not in names, f"the name {key.name} {act.serial} was used before")
            most = highest.get(act.key, 0)
            must(act.serial <= most + SERIAL_AHEAD_MAX, "its serial is too far ahead")
            change = public_change(act)
            fit = act.content is None or key.may_say(change[0] if change else 2**64)
            must(fit, "a machine's key may not sign this kind of act")
            epochs.check(key.member, act, change)
            channels = rulebooks.apply(change, epochs.channels, keys)
            keys.apply(key.member, change, index)
            terms.apply(keys, change, index, lambda: fold(list(peaks)))
            epochs.apply(key.member, act, change)
            epochs.channels = channels
            grow(peaks, index, leaf)
        except Refused as why:
            raise Refused(f"record number {index} may not stand there: {why}") from None
        names.add(act.name())
        highest[act.key], last = max(most, act.serial), at
    return last, rulebooks.all, terms


# --- Evidence: what proves that a key signed what may not be signed ---------------------------------------------------

EVIDENCE_HEADER = "ceasewire/evidence@v1\n"
PLACE = ("u", "b", [32])
EVIDENCE = {
    1: ("fork", ("t", "t", 32, [32])),
    2: ("two-leaves", ("u", "b", [32], "t", "b", [32], "t")),
    3: ("bad-leaf", ([PLACE], "t")),
    4: ("false-receipt", ("b", "b", PLACE, "t")),
    5: ("two-receipts", ("b", "b")),
    6: ("back-dated", (PLACE, "t", "t")),
    7: ("two-texts", ("b", "b")),
    8: ("bad-seal", ("b", 32)),
    9: ("seen-other", (PLACE, "t", "b", [32])),
    10: ("omission", ("b", ["b"], "u", [32], ["b"], "t")),
}


EVIDENCE_BODY = {1: "b", 2: "u", 3: "any", 4: [PUBLIC[17]]}


def check_consistency(old, old_root, new, new_root, proof):
    """RFC 9162, section 2.1.4.2."""
    must(old <= new, "the consistency proof is of a larger tree")
    if old == 0 or old == new:
        must(not proof, "the consistency proof is too long")
        must(old != new or old_root == new_root, "the consistency proof does not lead to the root")
        must(old != 0 or old_root == sha256(), "the consistency proof does not lead to the root")
        return
    proof = list(proof)
    if old & (old - 1) == 0:
        proof.insert(0, old_root)
    must(proof, "the consistency proof is too short")
    fn, sn = old - 1, new - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    fr = sr = proof[0]
    for c in proof[1:]:
        must(sn > 0, "the consistency proof is too long")
        if fn & 1 or fn == sn:
            fr, sr = node_hash(c, fr), node_hash(c, sr)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            sr = node_hash(sr, c)
        fn, sn = fn >> 1, sn >> 1
    must(sn == 0, "the consistency proof is too short")
    must(fr == old_root and sr == new_root, "the consistency proof does not lead to the root")


class Court:
    """Whose keys, which heads."""

    def __init__(self, mechanism, registered, successions):
        self.mechanism, self.keys, self.used = mechanism, Keys(mechanism), set()
        # Whose log key it is: the founders' sequencer's, or that of one who is shown to have succeeded it.
        self.terms, self.used_terms = Terms(mechanism), {1}
        for fields in successions:
            self.terms.apply(self.keys, (29, fields), fields[2], lambda: fields[3])
        self.one_honest = len(mechanism.witnesses) - mechanism.quorum + 1
        self.stale_after = mechanism.clocks[2]
        names, ids = [member[1] for member in mechanism.members], []
        for key in registered:
            must(key[3] < 3, "registration: no known purpose")
            owner = key[1].partition("/")[0]
            must(owner in names, "registration: the key's name is not one of a member")
            owner = names.index(owner)
            must(all(a[0] == owner for a in key[9]), "registration: approved by somebody else")
            must(ascending([a[1] for a in key[9]]), "registration: approvals are not in ascending order")
            self.keys.apply(owner, (17, key), 0)
            ids.append(key_id(key[2]))
        must(ascending(ids), "registrations are not in ascending order")
        self.registered = ids

    def key(self, id):
        self.used.add(id)
        return self.keys.by_id.get(id)

    def act(self, data):
        act = Act(data)
        act.by = self.key(act.key)
        must(act.by is not None, "an act's key is not shown to be registered")
        act.hash = act.check(act.by.public, self.mechanism)
        return act

    def head(self, text):
        """(size, root, [(name, time)], term)"""
        size, root, cosigners = open_head(text, self.mechanism, self.terms)
        origin = text.partition("\n")[0]
        term = next(term[0] for term in self.terms.all if term[2] == origin)
        self.used_terms.add(term)
        return size, root, cosigners, term

    def are_two(self, *both):
        """Whether what was signed over so many leaves, as (term, size), is of two terms, of which no other stands between. The
        earlier must be the founders': no file shows whether another has come to nothing. What it signed must count: beyond
        the end of its term it is void, and contradicts nobody."""
        (first, size), (last, _) = sorted(both)
        if first == last:
            return False
        begins = {term[0]: term[1] for term in self.terms.all}
        shown = first == 1 and last <= len(begins) and all(term in begins for term in range(first, last))
        must(shown and size <= begins[first + 1], "nothing contradicts what counts of an earlier term")
        self.used_terms.update(range(first, last))
        return True

    def place(self, place, head):
        check_inclusion(place[1], place[0], head[0], place[2], head[1])

    def receipt(self, data):
        must(data[:1] == b"\xd2", "a receipt is no COSE_Sign1")
        protected, _, payload, signature = decode(data[1:], ("b", {}, "b", 64), "receipt")
        must(protected == bytes.fromhex("a10127"), "receipt: unknown algorithm")
        message = encode(["Signature1", protected, b"cw1-receipt" + self.mechanism.genesis, payload])
        by = [term[0] for term in self.terms.all if signed(term[3], message, signature)]
        must(by, "the receipt's signature does not hold")
        self.used_terms.add(by[0])
        return *decode(payload, (32, "u", "u"), "receipt"), by[0]

    def log(self, *terms, witnesses=()):
        log = [{"name": term[2], "key": term[3].hex()} for term in self.terms.all if term[0] in terms]
        return log + [{"name": w[0], "key": w[1].hex()} for w in self.mechanism.witnesses if w[0] in witnesses]


def open_head(text, mechanism, terms):
    """A checkpoint as open_note takes it, but of as many witnesses as there are."""
    quorum, mechanism.quorum = mechanism.quorum, 0
    try:
        return open_note(text, mechanism, True, terms)
    finally:
        mechanism.quorum = quorum


def called(act):
    return f"{act.by.name} {act.serial}"


def author(act):
    return [{"name": act.by.name, "key": act.by.public.hex()}]


def leaf_time(leaf):
    """The time of an act's leaf, or None."""
    try:
        kind, at, _ = read_leaf(leaf)
    except Refused:
        return None
    return at if kind == 1 else None


def is_in(act, leaf):
    """Whether a leaf holds this very act, under whatever signature."""
    try:
        kind, _, data = read_leaf(leaf)
        other = Act(data)
    except Refused:
        return False
    return kind == 1 and (other.key, other.payload) == (act.key, act.payload)


def both_signed(a, b):
    """Two heads in their order; the witnesses who signed both."""
    must(a[:2] < b[:2], "two checkpoints stand in the wrong order, or are the same")
    return {name for name, _ in a[2]} & {name for name, _ in b[2]}


def judge_fork(court, first, second, root, hashes):
    a, b = court.head(first), court.head(second)
    both = both_signed(a, b)
    check_consistency(a[0], root, b[0], b[1], hashes)
    must(root != a[1], "the two checkpoints are of one record")
    return *of_heads(court, a, b, both), {"size": a[0], "other_size": b[0]}


def of_heads(court, a, b, both):
    """Two heads that contradict each other. Of two terms one is false, and which one no file tells; a witness may have signed
    both: it gives up what no quorum had signed."""
    one_of = court.are_two((a[3], a[0]), (b[3], b[0]))
    return court.log(a[3], b[3], witnesses=() if one_of else both), one_of


def judge_two_leaves(court, index, leaf_a, proof_a, head_a, leaf_b, proof_b, head_b):
    a, b = court.head(head_a), court.head(head_b)
    both = both_signed(a, b)
    court.place([index, leaf_a, proof_a], a)
    court.place([index, leaf_b, proof_b], b)
    must(leaf_a != leaf_b, "the two leaves are one")
    return *of_heads(court, a, b, both), {"index": index, "size": a[0], "other_size": b[0]}


def judge_bad_leaf(court, places, head):
    head = court.head(head)
    for place in places:
        court.place(place, head)
    must(1 <= len(places) <= 2 and ascending([p[0] for p in places]), "one leaf or two in their order are shown")
    reason = alone(court, places[0]) if len(places) == 1 else together(*places)
    must(reason is not None, "the leaf may stand there")
    facts = {"index": places[-1][0], "reason": reason, "size": head[0]}
    if len(places) == 2:
        facts["other_index"] = places[0][0]
    return court.log(head[3], witnesses={name for name, _ in head[2]}), False, facts


def alone(court, place):
    """Why a leaf may stand in no record of this mechanism at this index."""
    index, leaf, _ = place
    try:
        kind, _, data = read_leaf(leaf)
    except Refused:
        return "form"
    if kind == 0:
        first = encode([0, court.mechanism.founded_s * 1000, court.mechanism.document])
        return "genesis" if index > 0 or leaf != first else None
    if index == 0:
        return "genesis"
    try:
        act = Act(data)
    except Refused:
        return "form"
    key = court.key(act.key)
    if key is not None:
        try:
            act.check(key.public, court.mechanism)
        except Refused:
            return "signature"
    try:
        public_change(act)
    except Refused:
        return "content"
    return None


def together(before, after):
    """Why two leaves may not stand in one record in this order."""
    (kind_a, earlier, a), (kind_b, later, b) = read_leaf(before[1]), read_leaf(after[1])
    must(kind_a == kind_b == 1, "a leaf is no act")
    a, b = Act(a), Act(b)
    if later < earlier:
        return "backwards"
    return "name" if a.name() == b.name() else None


def judge_false_receipt(court, receipt, act, place, head):
    hash, promised, promised_at, term = court.receipt(receipt)
    act, head = court.act(act), court.head(head)
    court.place(place, head)
    must(act.hash == hash, "the receipt is of another act")
    same, at, index = is_in(act, place[1]), leaf_time(place[1]), place[0]
    if index == promised:
        contradicts = not same or at != promised_at
    else:
        order = at is not None and (at > promised_at if index < promised else at < promised_at)
        contradicts = same or order
    must(contradicts, "the record does not contradict the receipt")
    facts = {"name": called(act), "promised_index": promised, "promised_ms": promised_at}
    # A promise of the leaf at this index is one over the leaves up to it.
    one_of = court.are_two((term, promised + 1), (head[3], head[0]))
    return court.log(term, head[3]), one_of, facts | {"index": index, "size": head[0]}


def judge_two_receipts(court, first, second):
    must(first < second, "two receipts stand in the wrong order, or are the same")
    (act_a, index_a, at_a, term), (act_b, index_b, at_b, other) = court.receipt(first), court.receipt(second)
    places = act_a == act_b and (index_a, at_a) != (index_b, at_b)
    acts = index_a == index_b and act_a != act_b
    order = index_a < index_b and at_a > at_b or index_b < index_a and at_b > at_a
    must(term == other, "what one promised, its successor may place elsewhere")
    must(places or acts or order, "the receipts do not contradict each other")
    return court.log(term), False, {"index": index_a, "at_ms": at_a, "other_index": index_b, "other_ms": at_b}


def judge_back_dated(court, place, head, before):
    head, before = court.head(head), court.head(before)
    court.place(place, head)
    at = leaf_time(place[1])
    must(at is not None, "the leaf is no act")
    times = sorted((time * 1000 for _, time in before[2]), reverse=True)
    late = [known > at + court.stale_after for known in times]
    sure = len(times) >= court.one_honest and late[court.one_honest - 1]
    must(sure or late and late[-1], "no witness's signature is too late for the leaf's time")
    known = times[court.one_honest - 1] if sure else times[-1]
    must(before[0] <= place[0], "the earlier checkpoint covers the leaf")
    # While a term begins, a witness may still sign for the one before.
    must(before[3] == head[3], "the two checkpoints are of two terms")
    names = [name for name, _ in before[2]]
    facts = {"index": place[0], "at_ms": at, "known_ms": known, "witnesses": names}
    return court.log(head[3], witnesses=() if sure else names), not sure, facts


def judge_two_texts(court, first, second):
    must(first < second, "two acts stand in the wrong order, or are the same")
    a, b = court.act(first), court.act(second)
    must(a.name() == b.name() and a.hash != b.hash, "the two acts are one, or have two names")
    return author(a), False, {"name": called(a)}


def judge_bad_seal(court, data, key):
    act = court.act(data)
    must(act.content is None, "the act is not sealed")
    fault = seal_fault(court.mechanism, act, key)
    must(fault is not None, "the act opens to what its author committed to")
    return author(act), False, {"name": called(act), "reason": fault}


def hkdf(key, length, *info):
    return HKDFExpand(SHA256(), length, b"".join(info)).derive(hmac.digest(bytes(32), key, "sha256"))


def seal_fault(mechanism, act, base):
    """What is wrong with what comes out under the published key; nothing may be, and something must."""
    payload, _ = read_item(act.payload, 0, -1)
    # What the seal is bound to: the payload with an empty ciphertext.
    clear = encode(payload | {10: b""})
    clear = mechanism.genesis + act.key + struct.pack(">Q", act.serial) + clear
    key = hkdf(base, 32, b"cw/enc/1", act.commitment, sha256(clear))
    try:
        padded = ChaCha20Poly1305(key).decrypt(bytes(12), payload[10], clear)
    except InvalidTag:
        raise Refused("the act does not open under this key") from None
    try:
        _, end = read_item(padded, 0, -1)
    except Refused:
        return "content"
    rest = padded[end:]
    if len(padded) % 16 or len(rest) >= 16 or any(rest):
        return "padding"
    try:
        content = read_content(padded[:end])
    except Refused:
        return "content"
    hashes = []
    for number, value in content.items():
        n = struct.pack(">Q", number)
        hashes.append(sha256(b"cw/f/1", hkdf(base, 16, b"cw/salt/1", n), n, encode(value)))
    return None if sha256(b"cw/c/1", *hashes) == act.commitment else "commitment"


def judge_seen_other(court, place, head, root, hashes):
    head = court.head(head)
    court.place(place, head)
    must(head[3] == 1, "under a later term an author may have seen what is void since")
    kind, _, data = read_leaf(place[1])
    must(kind == 1, "the leaf is no act")
    act = court.act(data)
    size, seen = act.seen
    if root:
        must(size <= place[0] and len(root) == 32, "a root is given for what was not there")
        check_consistency(size, root, head[0], head[1], hashes)
        must(not root.startswith(seen), "its author had seen this record")
    else:
        must(size > place[0] and not hashes, "no root is given for what was there")
    facts = {"name": called(act), "index": place[0], "seen_size": size}
    return court.log(1) + author(act), True, facts


def judge_omission(court, data, deposits, start, frontier, leaves, head):
    act, head = court.act(data), court.head(head)
    times, names, last = [], [], -1
    for deposit in map(court.act, deposits):
        change = None
        try:
            change = public_change(deposit)
        except Refused:
            pass
        must(change is not None and change[0] == 25 and change[1][1] == act.hash, "a deposit is not one of this act")
        runs = any(w[2] == deposit.by.member for w in court.mechanism.witnesses)
        must(runs and deposit.by.member > last, "a deposit is of no witness, or out of order")
        last = deposit.by.member
        times.append(change[1][2])
        names.append(deposit.by.name)
    must(len(times) >= court.one_honest, "too few witnesses held the act")
    deposited = sorted(times)[court.one_honest - 1]
    # Its author had seen these leaves, whose root nobody can foresee: it stands nowhere before.
    size, seen = act.seen
    must(size == start and bin(start).count("1") == len(frontier), "the frontier is not what the author had seen")
    must(fold(frontier).startswith(seen), "the frontier is not what the author had seen")
    must(start + len(leaves) == head[0], "the leaves do not reach to the checkpoint's end")
    peaks = list(frontier)
    for n, leaf in enumerate(leaves):
        grow(peaks, start + n, leaf)
    must(fold(peaks) == head[1], "the leaves are not those of the record")
    until = leaf_time(leaves[-1]) if leaves else None
    # A successor has had the time since its term began.
    first = next(term[1] for term in court.terms.all if term[0] == head[3]) - start
    began = 0
    if head[3] > 1 and first >= 0:
        must(first < len(leaves), "the term has not begun")
        began = leaf_time(leaves[first])
        must(began is not None, "the term does not begin with an act")
    must(until is not None and until > max(deposited, began) + court.stale_after, "the act's time is not over")
    must(not any(is_in(act, leaf) for leaf in leaves), "the act is in the record")
    facts = {"name": called(act), "deposited_ms": deposited, "witnesses": names, "until_ms": until, "size": head[0]}
    return court.log(head[3]), False, facts


JUDGES = [judge_fork, judge_two_leaves, judge_bad_leaf, judge_false_receipt, judge_two_receipts]
JUDGES += [judge_back_dated, judge_two_texts, judge_bad_seal, judge_seen_other, judge_omission]


def verify_evidence(text, wanted):
    """{ 1: genesis document, 2: kind, 3: parts, 4: [registration, ..], ?5: [succession, ..] }"""
    coded = text[len(EVIDENCE_HEADER) :]
    must(coded.endswith("\n"), "the file's last line has no end")
    data = read_base64(coded[:-1], "the body")
    body = decode(data, "any", "body")
    later = is_map(body) and 5 in body
    must(fits(body, EVIDENCE_BODY | ({5: [PUBLIC[29]]} if later else {})), "body: not of the agreed form")
    must(not later or body[5], "body: an empty list is left out")
    must(body[2] in EVIDENCE, "an unknown kind of evidence")
    kind, shape = EVIDENCE[body[2]]
    must(fits(body[3], shape), "the evidence is not of the agreed form")
    mechanism = Mechanism(body[1], wanted)
    court = Court(mechanism, body[4], body.get(5, []))
    against, one_of, facts = JUDGES[body[2] - 1](court, *body[3])
    must(set(court.registered) <= court.used, "a key is registered that nothing is signed with")
    unused = [term for term in court.terms.all if term[0] not in court.used_terms]
    must(not unused, "a succession is shown, and nothing is signed in its term")
    return mechanism.shown("evidence") | {"proves": kind, "against": against, "one_of": one_of} | facts


def verify(path, wanted):
    if os.path.isdir(path):
        return verify_record(path, wanted)
    with open(path, "rb") as file:
        data = file.read()
    if data.startswith(PROOF_HEADER.encode()):
        return verify_bundle(read_text(data, "the file"), wanted)
    if data.startswith(ABSENCE_HEADER.encode()):
        return verify_absence(read_text(data, "the file"), wanted)
    if data.startswith(EVIDENCE_HEADER.encode()):
        return verify_evidence(read_text(data, "the file"), wanted)
    raise Refused("neither a proof bundle nor a proof of absence nor evidence nor a folder with a record")


def main(arguments):
    wanted = None
    if arguments[:1] == ["--genesis"] and len(arguments) > 1:
        try:
            wanted = bytes.fromhex(arguments[1])
        except ValueError:
            wanted = b""
        arguments = arguments[2:]
    if not arguments or arguments[0].startswith("-") or wanted is not None and len(wanted) != 32:
        print("usage: verify.py [--genesis HEX] FILE-OR-DIRECTORY...", file=sys.stderr)
        return 2
    code = 0
    for path in arguments:
        try:
            print(json.dumps(verify(path, wanted), ensure_ascii=False, separators=(",", ":")))
        except (Refused, OSError, RecursionError) as why:
            print(f"not verified: {path}: {why}".replace("\n", " "))
            code = 1
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
