#!/usr/bin/python3
"""Opens and makes the sealed files of evidence of a folder of vectors, from the text of core/seal/src/item.rs alone.

Shares no code with what made them. Ends with 1 at the first file that comes out otherwise.
"""

import hashlib
import struct
import sys
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

HEAD, CHUNK = b"ceasewire/item@1", 65536


def padded_len(length):
    length = max(length, 1024)
    exponent = length.bit_length() - 1
    low = exponent - exponent.bit_length()
    return (length + (1 << low) - 1) >> low << low


def chunks(data, size):
    parts = [data[at : at + size] for at in range(0, len(data), size)]
    for n, part in enumerate(parts):
        yield struct.pack(">3xQB", n, n == len(parts) - 1), part


def cipher(key, length):
    info = b"cw/item/1" + length.to_bytes(8, "big")
    return ChaCha20Poly1305(HKDF(hashes.SHA256(), 32, None, info).derive(key))


def seal(key, content):
    aead = cipher(key, len(content))
    padded = content.ljust(padded_len(len(content)), b"\0")
    return HEAD + b"".join(aead.encrypt(nonce, part, None) for nonce, part in chunks(padded, CHUNK))


def unseal(key, length, sealed):
    aead = cipher(key, length)
    padded = b"".join(aead.decrypt(nonce, part, None) for nonce, part in chunks(sealed[len(HEAD) :], CHUNK + 16))
    if sealed[: len(HEAD)] != HEAD or len(padded) != padded_len(length) or padded[length:].strip(b"\0"):
        raise InvalidTag
    return padded[:length]


def must(holds, what):
    if not holds:
        sys.exit(what)


def check(path):
    head, _, body = path.read_text().partition("\n\n")
    header = dict(line.split(": ", 1) for line in head.splitlines())
    key, length, sealed = bytes.fromhex(header["key"]), int(header["len"]), bytes.fromhex(body.strip())
    if not sealed:
        content = bytes(31 * n % 251 for n in range(length))
        sealed = seal(key, content)
    must(hashlib.sha256(sealed).hexdigest() == header["address"], f"{path.name}: another address")
    must(len(sealed) == int(header["sealed-len"]), f"{path.name}: another length")
    try:
        content = unseal(key, length, sealed)
    except InvalidTag:
        must(header["expect"] != "opens", f"{path.name}: does not open")
        return
    must(header["expect"] == "opens", f"{path.name}: opens")
    must(hashlib.sha256(content).hexdigest() == header["hash"], f"{path.name}: another content")
    must(seal(key, content) == sealed, f"{path.name}: made otherwise")


files = sorted(Path(sys.argv[1]).glob("item-*.txt"))
must(files, "no vectors")
for file in files:
    check(file)
print(len(files))
