#!/usr/bin/python3
"""Makes every act of a folder of vectors again, from the seeds and layouts that its README and the text of core/seal tell.

Written from the text alone: it shares no code with what made them. Ends with 1 at the first act that comes out otherwise.
"""

import hashlib
import hmac
import sys
from pathlib import Path

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

MEMBERS = "NORTH SOUTH CHAIR GUAR1 GUAR2 GUAR3 MON".split()
CHANNEL, EPOCH, DURESS = 1, 1, bytes([7]) * 32


def sha(data):
    return hashlib.sha256(data).digest()


def seed(purpose, n):
    return sha(f"golden file seed, used nowhere else: every-act, {purpose}, {n}".encode())


def hkdf(key, info, length=32):
    return HKDF(hashes.SHA256(), length, None, info).derive(key)


def number(n):
    return n.to_bytes(8, "big")


def must(holds, what):
    if not holds:
        sys.exit(what)


def act_key(name):
    """The secret key with this short name: a desk's, or with /N a node's."""
    member, _, device = name.partition("/")
    return Ed25519PrivateKey.from_private_bytes(seed("act key", 10 * MEMBERS.index(member) + (device == "N")))


def check(path, genesis):
    head, rest = path.read_text().split("\n\n")
    header = dict(line.split(": ", 1) for line in head.splitlines())
    field = {name: bytes.fromhex(value) for name, value in (line.split(": ") for line in rest.splitlines())}

    def same(name, value):
        must(field.get(name) == value, f"{path.name}: another {name}")

    key_name, serial = header["name"].split()
    key = act_key(key_name)
    public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    same("public-key", public)
    key_id = sha(b"cw/kid/1\x27" + public)[:4]
    payload = cbor2.loads(field["act"]).value[2]
    said = cbor2.loads(payload)
    protected = cbor2.dumps({1: -8, 4: key_id})
    to_sign = cbor2.dumps(["Signature1", protected, b"cw1" + genesis + sha(public), payload])
    signature = key.sign(to_sign)
    same("act", cbor2.dumps(cbor2.CBORTag(18, [protected, {}, payload, signature])))
    burst = b"\x01" + key_id + payload + signature
    same("burst", burst if len(burst) <= 340 else None)
    at = int(header["stands"].split(", ")[1].split()[0])
    same("leaf", cbor2.dumps([1, at, field["act"]]))
    same("leaf-hash", sha(b"\0" + field["leaf"]))
    must(said[1] == int(serial), f"{path.name}: another serial")
    if header["cover"] == "public":
        same("content", said[5])
        return
    name = key_id + number(said[1])
    base = hkdf(seed("epoch", CHANNEL), b"cw/mk/1" + number(CHANNEL) + number(EPOCH) + name)
    same("base-key", base)
    opening = cbor2.loads(field["opening"])
    items = b"".join(cbor2.dumps(n) + value for n, _, value in opening)
    must(len(opening) < 24, f"{path.name}: more items than one byte counts")
    same("content", bytes([0xA0 + len(opening)]) + items)
    hashed = b""
    for n, salt, value in opening:
        must(salt == hkdf(base, b"cw/salt/1" + number(n), 16), f"{path.name}: another salt of item {n}")
        hashed += sha(b"cw/f/1" + salt + number(n) + value)
    commitment = sha(b"cw/c/1" + hashed)
    same("commitment", commitment)
    tag = hmac.new(DURESS, b"cw/duress/1" + name + commitment + b"\0", hashlib.sha256).digest()[:8]
    bare = {**said, 6: CHANNEL, 7: EPOCH, 8: commitment, 9: tag, 10: b""}
    clear = genesis + name + cbor2.dumps(bare)
    content = field["content"]
    padded = content.ljust(-(-len(content) // 16) * 16, b"\0")
    encryption = hkdf(base, b"cw/enc/1" + commitment + sha(clear))
    sealed = ChaCha20Poly1305(encryption).encrypt(bytes(12), padded, clear)
    must(payload == cbor2.dumps({**bare, 10: sealed}), f"{path.name}: another seal")


def main():
    folder = Path(sys.argv[1])
    genesis = sha(cbor2.loads((folder / "record/genesis").read_bytes())[1])
    paths = sorted(folder.glob("*.txt"))
    for path in paths:
        check(path, genesis)
    print(len(paths))


main()
