// Verifies what a Ceasewire mechanism hands to strangers, in a browser or under Node, without a network.
//
//     node verify.mjs [--genesis HEX] FILE-OR-DIRECTORY...
//
// A proof bundle (c2sp.org/tlog-proof@v1), a proof of absence (ceasewire/absence@v1), a file of evidence
// (ceasewire/evidence@v1) or an exported record (a directory).
// For each it prints one line: JSON that says what was shown, or "not verified: " and why. Exit code: 0 all verified,
// 1 at least one not, 2 wrong usage.
//
// In a page: `verify(bytes or files, genesis)` answers with { holds, steps, shown } or { holds, steps, fault }. A step
// names what was checked; a fault has a code, which pages have words for, its values, and a sentence in English.
//
// Needs nothing: hashes, curve and encodings stand below. Written from docs/record.md; shares no code with Ceasewire.
// Only public bytes are handled, so nothing here has to take the same time for all of them.

/** The file proves nothing, and why. */
class Refused extends Error {
  constructor(code, values, sentence) {
    super(sentence);
    Object.assign(this, { code, values });
  }
}

function must(holds, code, sentence, values = {}) {
  if (!holds) throw new Refused(code, values, sentence);
}

// --- Bytes ------------------------------------------------------------------------------------------------------------

const ascii = (text) => Uint8Array.from(text, (c) => c.charCodeAt(0));
const utf8 = (text) => new TextEncoder().encode(text);
const hex = (bytes) => Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
const same = (a, b) => a.length === b.length && a.every((byte, n) => byte === b[n]);

function unhex(text) {
  if (!/^([0-9a-f]{2})*$/i.test(text)) return null;
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

function join(...parts) {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** A number as so many bytes, the highest first. */
function big(number, width) {
  const out = new Uint8Array(width);
  for (let at = width - 1, rest = BigInt(number); at >= 0; at -= 1, rest >>= 8n) out[at] = Number(rest & 255n);
  return out;
}

const fromBig = (bytes) => bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
const fromLittle = (bytes) => fromBig(Uint8Array.from(bytes).reverse());

function readText(bytes, what) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Refused("form-text", {}, `${what} is not UTF-8`);
  }
}

// --- SHA-2 (FIPS 180-4). Its constants are the first bits of roots of primes, and are made from them ------------------

const primes = [];
for (let n = 2; primes.length < 80; n += 1) if (primes.every((p) => n % p)) primes.push(n);

/** floor of the k-th root. */
function root(n, k) {
  let x = 1n << (BigInt(n.toString(2).length) / k + 1n);
  for (;;) {
    const next = ((k - 1n) * x + n / x ** (k - 1n)) / k;
    if (next >= x) return x;
    x = next;
  }
}

const MASK = (1n << 64n) - 1n;
const H512 = primes.slice(0, 8).map((p) => root(BigInt(p) << 128n, 2n) & MASK);
const K512 = primes.map((p) => root(BigInt(p) << 192n, 3n) & MASK);
const H256 = Uint32Array.from(H512, (word) => Number(word >> 32n));
const K256 = Uint32Array.from(K512.slice(0, 64), (word) => Number(word >> 32n));

function padded(message, block, lengthBytes) {
  const out = new Uint8Array(Math.ceil((message.length + 1 + lengthBytes) / block) * block);
  out.set(message);
  out[message.length] = 0x80;
  out.set(big(message.length * 8, 8), out.length - 8);
  return out;
}

export function sha256(...parts) {
  const data = padded(join(...parts), 64, 8);
  const view = new DataView(data.buffer);
  const state = Uint32Array.from(H256);
  const w = new Uint32Array(64);
  const turn = (x, n) => (x >>> n) | (x << (32 - n));
  for (let block = 0; block < data.length; block += 64) {
    for (let i = 0; i < 64; i += 1) {
      if (i < 16) w[i] = view.getUint32(block + 4 * i);
      else {
        const a = w[i - 15], b = w[i - 2];
        w[i] = w[i - 16] + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) + w[i - 7] + (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10));
      }
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < 64; i += 1) {
      const t1 = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K256[i] + w[i]) | 0;
      const t2 = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((word, n) => { state[n] += word; });
  }
  const out = new DataView(new ArrayBuffer(32));
  state.forEach((word, n) => out.setUint32(4 * n, word));
  return new Uint8Array(out.buffer);
}

export function sha512(...parts) {
  const data = padded(join(...parts), 128, 16);
  const view = new DataView(data.buffer);
  let state = H512;
  const turn = (x, n) => ((x >> n) | (x << (64n - n))) & MASK;
  for (let block = 0; block < data.length; block += 128) {
    const w = [];
    for (let i = 0; i < 80; i += 1) {
      if (i < 16) w.push(view.getBigUint64(block + 8 * i));
      else {
        const a = w[i - 15], b = w[i - 2];
        const s0 = turn(a, 1n) ^ turn(a, 8n) ^ (a >> 7n), s1 = turn(b, 19n) ^ turn(b, 61n) ^ (b >> 6n);
        w.push((w[i - 16] + s0 + w[i - 7] + s1) & MASK);
      }
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < 80; i += 1) {
      const t1 = h + (turn(e, 14n) ^ turn(e, 18n) ^ turn(e, 41n)) + ((e & f) ^ (~e & MASK & g)) + K512[i] + w[i];
      const t2 = (turn(a, 28n) ^ turn(a, 34n) ^ turn(a, 39n)) + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) & MASK, c, b, a, (t1 + t2) & MASK];
    }
    state = [a, b, c, d, e, f, g, h].map((word, n) => (word + state[n]) & MASK);
  }
  return join(...state.map((word) => big(word, 8)));
}

// --- Ed25519 by the strict rule (RFC 8032 section 5.1; no small order, no second spelling, no cofactor) ---------------

const P = 2n ** 255n - 19n;
const L = 2n ** 252n + 27742317777372353535851937790883648493n;
const mod = (n) => { const r = n % P; return r < 0n ? r + P : r; };

function power(base, exponent) {
  let out = 1n;
  for (let e = exponent, b = mod(base); e > 0n; e >>= 1n, b = (b * b) % P) if (e & 1n) out = (out * b) % P;
  return out;
}

const D = mod(-121665n * power(121666n, P - 2n));
const D2 = mod(2n * D);
const ROOT = power(2n, (P - 1n) / 4n);
const ZERO = [0n, 1n, 1n, 0n];

/** The point that 32 bytes spell, in extended coordinates; null unless it is on the curve and this is its one spelling. */
function point(bytes) {
  const number = fromLittle(bytes), y = number & (2n ** 255n - 1n), sign = number >> 255n;
  if (y >= P) return null;
  const square = mod((y * y - 1n) * power(D * y * y + 1n, P - 2n));
  let x = power(square, (P + 3n) / 8n);
  if (mod(x * x) !== square) x = mod(x * ROOT);
  if (mod(x * x) !== square || (x === 0n && sign)) return null;
  if ((x & 1n) !== sign) x = P - x;
  return [x, y, 1n, mod(x * y)];
}

function add([x1, y1, z1, t1], [x2, y2, z2, t2]) {
  const a = mod((y1 - x1) * (y2 - x2)), b = mod((y1 + x1) * (y2 + x2)), c = mod(t1 * D2 * t2), d = mod(2n * z1 * z2);
  const e = b - a, f = d - c, g = d + c, h = b + a;
  return [mod(e * f), mod(g * h), mod(f * g), mod(e * h)];
}

function double([x, y, z]) {
  const a = mod(x * x), b = mod(y * y), c = mod(2n * z * z), h = a + b, e = h - mod((x + y) ** 2n), g = a - b, f = c + g;
  return [mod(e * f), mod(g * h), mod(f * g), mod(e * h)];
}

const opposite = ([x, y, z, t]) => [mod(-x), y, z, mod(-t)];
const isZero = ([x, y, z]) => x === 0n && y === z;
const isSmall = (p) => isZero(double(double(double(p))));

/** 0 to 15 times a point. */
function sixteen(p) {
  const out = [ZERO];
  while (out.length < 16) out.push(add(out[out.length - 1], p));
  return out;
}

/** m times the first plus n times the second, each given by its table. */
function twice(m, first, n, second) {
  let out = ZERO;
  for (let shift = 252n; shift >= 0n; shift -= 4n) {
    out = double(double(double(double(out))));
    out = add(out, first[Number((m >> shift) & 15n)]);
    out = add(out, second[Number((n >> shift) & 15n)]);
  }
  return out;
}

function spelled([x, y, z]) {
  const inverse = power(z, P - 2n), affine = mod(x * inverse);
  return big(mod(y * inverse) | ((affine & 1n) << 255n), 32).reverse();
}

const BASE = sixteen(point(unhex("5866666666666666666666666666666666666666666666666666666666666666")));
const keys = new Map();

/** What is known of a public key; null if nobody may sign with it: no canonical point, or one of small order. */
export function usable(bytes) {
  const name = hex(bytes);
  if (!keys.has(name)) {
    const at = bytes.length === 32 ? point(bytes) : null, p256 = bytes.length === 33 ? pointP256(bytes) : null;
    keys.set(name, p256 ? { p256, prime: false } : at && !isSmall(at) ? { minus: sixteen(opposite(at)), prime: null } : null);
  }
  return keys.get(name);
}

/** What keys of logs and witnesses must be besides. */
export function ofPrimeOrder(bytes) {
  const key = usable(bytes);
  if (key && key.prime === null) key.prime = isZero(twice(L, key.minus, 0n, BASE));
  return key !== null && key.prime;
}

const held = new Set();

/** Whether a signature holds. What has held before is not worked out again. */
export function signed(bytes, message, signature) {
  const key = usable(bytes);
  if (key === null || signature.length !== 64) return false;
  if (key.p256) return signedP256(key.p256, message, signature);
  const r = signature.subarray(0, 32), s = fromLittle(signature.subarray(32));
  if (s >= L) return false;
  const known = hex(sha256(bytes, signature, message));
  if (held.has(known)) return true;
  // s·B − k·A, spelled in its one way, must be R to the byte: so R is canonical too.
  const found = twice(s, BASE, fromLittle(sha512(r, bytes, message)) % L, key.minus);
  if (isSmall(found) || !same(spelled(found), r)) return false;
  if (held.size > 100_000) held.clear();
  held.add(known);
  return true;
}

// --- ECDSA over P-256 with SHA-256 (FIPS 186-5; compressed points, and of the two values of s only the lower) ----------

const P256 = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n;
const N256 = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const B256 = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;
const BASE256 = [
  0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296n,
  0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5n, 1n,
];
const within = (n, field) => { const r = n % field; return r < 0n ? r + field : r; };

function powerWithin(base, exponent, field) {
  let out = 1n;
  for (let e = exponent, b = within(base, field); e > 0n; e >>= 1n, b = (b * b) % field) if (e & 1n) out = (out * b) % field;
  return out;
}

/** The point that 33 bytes spell, in Jacobian coordinates; null unless it is on the curve and this is its one spelling. */
function pointP256(bytes) {
  const x = fromBig(bytes.subarray(1));
  if ((bytes[0] !== 2 && bytes[0] !== 3) || x >= P256) return null;
  const square = within(x * x * x - 3n * x + B256, P256), y = powerWithin(square, (P256 + 1n) / 4n, P256);
  if (within(y * y, P256) !== square) return null;
  return [x, (y & 1n) === BigInt(bytes[0] & 1) ? y : P256 - y, 1n];
}

function doubleP256([x, y, z]) {
  const delta = within(z * z, P256), gamma = within(y * y, P256), beta = within(x * gamma, P256);
  const alpha = within(3n * (x - delta) * (x + delta), P256), x3 = within(alpha * alpha - 8n * beta, P256);
  const y3 = within(alpha * (4n * beta - x3) - 8n * gamma * gamma, P256);
  return [x3, y3, within((y + z) ** 2n - gamma - delta, P256)];
}

/** Points with z = 0 are the point at infinity. */
function addP256(a, b) {
  if (a[2] === 0n) return b;
  if (b[2] === 0n) return a;
  const za = within(a[2] * a[2], P256), zb = within(b[2] * b[2], P256);
  const u = within(a[0] * zb, P256), h = within(b[0] * za - u, P256);
  const s = within(a[1] * b[2] * zb, P256), r = within(b[1] * a[2] * za - s, P256);
  if (h === 0n) return r === 0n ? doubleP256(a) : [1n, 1n, 0n];
  const hh = within(h * h, P256), hhh = within(h * hh, P256), v = within(u * hh, P256);
  const x = within(r * r - hhh - 2n * v, P256);
  return [x, within(r * (v - x) - s * hhh, P256), within(a[2] * b[2] * h, P256)];
}

/** Whether a signature holds. Anybody can turn (r, s) into (r, n - s): so that an act has one form, the higher s does not count. */
function signedP256(key, message, signature) {
  const r = fromBig(signature.subarray(0, 32)), s = fromBig(signature.subarray(32));
  if (r === 0n || r >= N256 || s === 0n || s > N256 / 2n) return false;
  const inverse = powerWithin(s, N256 - 2n, N256);
  const m = within(fromBig(sha256(message)) * inverse, N256), n = within(r * inverse, N256), both = addP256(BASE256, key);
  let at = [1n, 1n, 0n];
  for (let bit = 255n; bit >= 0n; bit -= 1n) {
    at = doubleP256(at);
    const first = (m >> bit) & 1n, second = (n >> bit) & 1n;
    if (first || second) at = addP256(at, first && second ? both : first ? BASE256 : key);
  }
  if (at[2] === 0n) return false;
  return within(within(at[0] * powerWithin(at[2] * at[2], P256 - 2n, P256), P256), N256) === r;
}

/** The COSE algorithm that is registered with a key, by the length of its bytes. */
const algOf = (key) => (key.length === 33 ? -7n : -8n);
const keyId = (key) => hex(sha256(ascii("cw/kid/1"), Uint8Array.of(key.length === 33 ? 0x26 : 0x27), key).subarray(0, 4));

// --- Deterministic CBOR (RFC 8949 section 4.2.1): integers as BigInt, maps as Map, no tags, no floats ------------------

const DEPTH_MAX = 8;

function readHead(data, at) {
  const canonical = (holds, why) => must(holds, "form-canonical", `CBOR: ${why}`);
  canonical(at < data.length, "the bytes end inside an item");
  const major = data[at] >> 5, low = data[at] & 31;
  if (low < 24) return [major, BigInt(low), at + 1];
  canonical(low < 28, "an indefinite length or a reserved head");
  const width = 1 << (low - 24);
  canonical(at + 1 + width <= data.length, "the bytes end inside an item");
  const number = fromBig(data.subarray(at + 1, at + 1 + width));
  canonical(number >= [24n, 1n << 8n, 1n << 16n, 1n << 32n][low - 24], "an item has a longer head than it needs");
  return [major, number, at + 1 + width];
}

function readItem(data, start, depth) {
  const canonical = (holds, why) => must(holds, "form-canonical", `CBOR: ${why}`);
  canonical(depth <= DEPTH_MAX, "items are nested too deeply");
  let [major, number, at] = readHead(data, start);
  if (major === 0) return [number, at];
  if (major === 1) return [-1n - number, at];
  if (major === 2 || major === 3) {
    canonical(number <= data.length - at, "the bytes end inside an item");
    const end = at + Number(number), part = data.slice(at, end);
    return [major === 2 ? part : readText(part, "CBOR: text"), end];
  }
  if (major === 4) {
    const out = [];
    for (let n = 0n; n < number; n += 1n) {
      let value;
      [value, at] = readItem(data, at, depth + 1);
      out.push(value);
    }
    return [out, at];
  }
  if (major === 5) {
    const out = new Map();
    let last = -1n;
    for (let n = 0n; n < number; n += 1n) {
      let kind, key, value;
      [kind, key, at] = readHead(data, at);
      canonical(kind === 0 && key > last, "map keys are not unsigned integers in ascending order");
      [value, at] = readItem(data, at, depth + 1);
      out.set(key, value);
      last = key;
    }
    return [out, at];
  }
  canonical(major === 7 && (number === 20n || number === 21n), "a tag, a float or another simple value");
  return [number === 21n, at];
}

function head(major, number) {
  const n = BigInt(number), first = major << 5;
  if (n < 24n) return Uint8Array.of(first | Number(n));
  const width = n < 1n << 8n ? 0 : n < 1n << 16n ? 1 : n < 1n << 32n ? 2 : 3;
  return join(Uint8Array.of(first | (24 + width)), big(n, 1 << width));
}

function encode(value) {
  if (typeof value === "bigint") return value < 0n ? head(1, -1n - value) : head(0, value);
  if (typeof value === "boolean") return Uint8Array.of(value ? 0xf5 : 0xf4);
  if (typeof value === "string") {
    const text = utf8(value);
    return join(head(3, text.length), text);
  }
  if (value instanceof Uint8Array) return join(head(2, value.length), value);
  if (Array.isArray(value)) return join(head(4, value.length), ...value.map(encode));
  return join(head(5, value.size), ...[...value].map(([key, item]) => join(encode(key), encode(item))));
}

/** Shapes: "u" unsigned, "b" bytes, "t" text, 32 that many bytes, "k" those of a key; {all: [..]} those items, [x] any number, {..} a map. */
function fits(value, shape) {
  if (shape === "any") return true;
  if (shape === "u") return typeof value === "bigint" && value >= 0n;
  if (shape === "b") return value instanceof Uint8Array;
  if (shape === "t") return typeof value === "string";
  if (shape === "k") return value instanceof Uint8Array && (value.length === 32 || value.length === 33);
  if (typeof shape === "number") return value instanceof Uint8Array && value.length === shape;
  if (Array.isArray(shape)) return Array.isArray(value) && value.every((item) => fits(item, shape[0]));
  if ("all" in shape) {
    return Array.isArray(value) && value.length === shape.all.length && value.every((item, n) => fits(item, shape.all[n]));
  }
  const wanted = Object.keys(shape);
  return value instanceof Map && value.size === wanted.length &&
    wanted.every((key) => value.has(BigInt(key)) && fits(value.get(BigInt(key)), shape[key]));
}

const list = (...all) => ({ all });

/** The one item that `data` is, if it has this shape and is written back to the same bytes. */
function decode(data, shape, what) {
  const [value, end] = readItem(data, 0, -1);
  must(end === data.length, "form-canonical", `${what}: bytes follow the item`);
  must(same(encode(value), data), "form-canonical", `${what}: not in canonical form`);
  must(fits(value, shape), "form-shape", `${what}: not of the agreed form`, { what });
  return value;
}

/** A map whose keys are not known in advance. */
function decodeMap(data, what) {
  const [value] = readItem(data, 0, -1);
  must(value instanceof Map, "form-shape", `${what}: no map`, { what });
  return decode(data, "any", what);
}

const ascending = (items, before = (a, b) => a < b) => items.every((item, n) => n === 0 || before(items[n - 1], item));
const pairBefore = ([a, b], [c, d]) => a < c || (a === c && b < d);

// --- Merkle tree (RFC 6962 section 2.1) -------------------------------------------------------------------------------

const leafHash = (leaf) => sha256(Uint8Array.of(0), leaf);
const nodeHash = (left, right) => sha256(Uint8Array.of(1), left, right);

/** Source: RFC 9162 section 2.1.3.2. */
function checkInclusion(leaf, index, size, proof, wanted) {
  must(index < size, "place-outside", "the index lies outside the record", { index, size });
  let fn = index, sn = size - 1n, r = leafHash(leaf);
  for (const p of proof) {
    must(sn > 0n, "place-length", "the inclusion proof is too long");
    if (fn & 1n || fn === sn) {
      r = nodeHash(p, r);
      while (!(fn & 1n) && fn) [fn, sn] = [fn >> 1n, sn >> 1n];
    } else r = nodeHash(r, p);
    [fn, sn] = [fn >> 1n, sn >> 1n];
  }
  must(sn === 0n, "place-length", "the inclusion proof is too short");
  must(same(r, wanted), "place", "the leaf is not in the record at this index", { index });
}

/** Row k holds the roots of the complete subtrees of 2^k leaves, left to right. */
function rows(leaves) {
  const out = [leaves.map(leafHash)];
  for (let row = out[0]; row.length > 1; row = out[out.length - 1]) {
    const next = [];
    for (let n = 0; n + 1 < row.length; n += 2) next.push(nodeHash(row[n], row[n + 1]));
    out.push(next);
  }
  return out;
}

/** Appends a leaf to a frontier, the roots of the complete subtrees from left to right. */
function grow(peaks, size, leaf) {
  let r = leafHash(leaf);
  for (let rest = size; rest & 1n; rest >>= 1n) r = nodeHash(peaks.pop(), r);
  peaks.push(r);
}

const fold = (peaks) => (peaks.length ? peaks.reduceRight((right, left) => nodeHash(left, right)) : sha256());

// --- C2SP texts -------------------------------------------------------------------------------------------------------

function readBase64(text, what) {
  let data = null;
  try {
    data = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  } catch { /* said below */ }
  const back = data && btoa(Array.from(data, (byte) => String.fromCharCode(byte)).join(""));
  must(data && back === text, "form-text", `${what} is not in the one spelling of base64`);
  return data;
}

function readDecimal(text, what) {
  must(/^(0|[1-9][0-9]{0,19})$/.test(text) && BigInt(text) <= MASK, "form-text", `${what} is not a plain decimal number`);
  return BigInt(text);
}

function readHash(text, what) {
  const data = readBase64(text, what);
  must(data.length === 32, "form-text", `${what} is not the base64 of 32 bytes`);
  return data;
}

/** Not empty, no plus sign, no control character, nothing that Unicode calls White_Space. */
const isKeyName = (name) => name !== "" && !/[+\p{White_Space}\u0000-\u001f\u007f]/u.test(name);

const noteKeyId = (name, kind, key) => sha256(utf8(name), Uint8Array.of(10, kind), key).slice(0, 4);

/**
 * Size, root and signers of a checkpoint that the log and a quorum, and nobody unknown, have signed. In order are the
 * lines if the log's is the first and the witnesses' follow as the genesis document lists them.
 */
function openNote(text, mechanism, report, inOrder = false, terms = new Terms(mechanism)) {
  report.begin("checkpoint");
  const form = (holds, why) => must(holds, "checkpoint-form", `the checkpoint ${why}`);
  form(utf8(text).length <= 1_000_000, "is too long");
  form(!/[\u0000-\u0009\u000b-\u001f\u007f]/.test(text), "holds a control character");
  const split = text.lastIndexOf("\n\n");
  form(split >= 0, "has no signatures");
  const body = text.slice(0, split + 1), lines = text.slice(split + 2);
  form(lines.endsWith("\n"), "has a last line without an end");
  const top = body.slice(0, -1).split("\n");
  form(top.length === 3, "has not exactly three lines");
  const size = readDecimal(top[1], "the checkpoint's size"), treeRoot = readHash(top[2], "the checkpoint's root");
  const { origin, key: sequencer } = terms.signer(top[0], size);
  const known = new Map([[origin + " " + hex(noteKeyId(origin, 1, sequencer)), -1]]);
  mechanism.witnesses.forEach(([name, key], n) => known.set(name + " " + hex(noteKeyId(name, 4, key)), n));
  const found = new Map();
  for (const line of lines.slice(0, -1).split("\n")) {
    const space = line.indexOf(" ", 2), name = line.slice(2, space);
    form(line.startsWith("— ") && space > 0 && isKeyName(name), "has a malformed signature line");
    const data = readBase64(line.slice(space + 1), "a signature of the checkpoint");
    const number = known.get(name + " " + hex(data.subarray(0, 4))), signature = data.subarray(4);
    must(number !== undefined, "checkpoint-stranger", `${name} has signed, who is unknown or not with this key`, { name });
    must(!found.has(number), "checkpoint-twice", `${name} has signed the checkpoint twice`, { name });
    if (number < 0) {
      must(signed(sequencer, utf8(body), signature), "checkpoint-signature", "the log's signature does not hold", { name });
      found.set(number, null);
      continue;
    }
    const wrong = { name };
    must(signature.length === 72, "cosignature", `the cosignature of ${name} does not hold`, wrong);
    const time = fromBig(signature.subarray(0, 8));
    const message = utf8(`cosignature/v1\ntime ${time}\n${body}`);
    const holds = time < 1n << 63n && signed(mechanism.witnesses[number][1], message, signature.subarray(8));
    must(holds, "cosignature", `the cosignature of ${name} does not hold`, wrong);
    found.set(number, { name, at_s: time });
  }
  must(found.has(-1), "checkpoint-unsigned", "the log has not signed the checkpoint");
  must(!inOrder || ascending([...found.keys()]), "checkpoint-order", "the checkpoint's signature lines are not in order");
  found.delete(-1);
  report.pass({ size, root: hex(treeRoot), log: origin });
  report.begin("witnesses");
  const needed = mechanism.quorum, got = found.size, all = mechanism.witnesses.length;
  must(got >= needed, "quorum", `${got} witnesses have cosigned, a quorum is ${needed}`, { got, needed, all });
  const signers = [...found.keys()].sort((a, b) => a - b).map((number) => found.get(number));
  report.pass({ got, needed, all, signers });
  return { size, root: treeRoot, signers };
}

// --- The genesis document ---------------------------------------------------------------------------------------------

const APPROVALS = [list("u", "u", 64)];
const MEMBER = { 1: "t", 2: "u", 3: "u", 4: list("k", "k", "k"), 5: "b", 6: 32, 7: [list("t", "k", "u")] };
const BODY = {
  1: "u", 2: "t", 3: "u", 4: "u", 5: [MEMBER], 6: list("t", 32, "u"), 7: [list("t", 32, "u")], 8: 32,
  9: list("u", "u", "u"),
};
const differ = (items) => new Set(items).size === items.length;
const PARTY = 0n, SUPERVISOR = 1n;

/** A genesis document whose signatures hold. */
class Mechanism {
  constructor(document, wanted, report) {
    report.begin("mechanism");
    const outer = decode(document, { 1: "b", 2: APPROVALS }, "genesis document");
    const body = decode(outer.get(1n), BODY, "genesis document");
    const approvals = outer.get(2n);
    this.document = document;
    this.genesis = sha256(outer.get(1n));
    const genesis = hex(this.genesis);
    must(!wanted || same(wanted, this.genesis), "other-mechanism", `this is of another mechanism: genesis ${genesis}`, { genesis });
    [this.name, this.mode, this.founded] = [body.get(2n), body.get(3n), body.get(4n)];
    this.members = body.get(5n).map((m) => ({
      name: m.get(1n), kind: m.get(2n), side: m.get(3n), roots: m.get(4n), sealing: m.get(5n), keys: m.get(7n),
    }));
    const [origin, sequencer, runBy] = body.get(6n);
    Object.assign(this, { origin, sequencer, witnesses: body.get(7n), rulebook: body.get(8n), clocks: body.get(9n) });
    this.quorum = 1 + Math.floor((2 * this.witnesses.length) / 3);
    this.runBy = runBy;
    this.checkSense(body.get(1n), runBy, body.get(9n));
    this.members.forEach((member, id) => {
      const holds = this.approves(id, ascii("founding"), approvals);
      must(holds, "founding-unsigned", `two of three roots of ${member.name} have not founded this`, { name: member.name });
    });
    const known = approvals.every(([member]) => member < this.members.length);
    must(known, "founding-sense", "genesis document: signed by somebody who is no member");
    must(ascending(approvals, pairBefore), "founding-sense", "genesis document: signatures are not in ascending order");
    report.pass({ name: this.name, genesis, members: this.members.map((m) => m.name), exercise: this.mode !== 0n, pinned: Boolean(wanted) });
  }

  checkSense(version, runBy, clocks) {
    const sense = (holds, why) => must(holds, "founding-sense", `genesis document: ${why}`);
    const { members, witnesses } = this;
    sense(version === 1n && this.mode <= 2n, "unknown version or mode");
    sense(this.founded < 1n << 33n && clocks.every((c) => c <= 31_536_000_000n), "an absurd time");
    sense(members.length >= 1 && members.length <= 64, "fewer than 1 or more than 64 members");
    for (const m of members) {
      sense(m.kind < 6n && m.side < 3n && m.keys.every(([, , purpose]) => purpose < 3n), "a code is unknown");
      sense(differ(m.roots.map(hex)), "three roots of a member are not three keys");
      sense((m.kind === PARTY) === (m.side !== 0n), "a party without a side, or a side without a party");
      sense(/^[A-Z0-9-]{1,12}$/.test(m.name), "a short name is malformed");
    }
    const sides = members.filter((m) => m.side).map((m) => m.side);
    sense(sides.length === 2 && differ(sides), "not one party on each side");
    sense(differ(members.map((m) => m.name)), "two members of one name");
    sense(differ(members.flatMap((m) => m.keys.map(([name]) => name))), "two keys of one name");
    sense([runBy, ...witnesses.map((w) => w[2])].every((id) => id < members.length), "something is run by nobody");
    sense(witnesses.length >= 4 && witnesses.length <= 253, "fewer than 4 or more than 253 witnesses");
    const names = witnesses.map(([name]) => name), logs = [this.sequencer, ...witnesses.map(([, key]) => key)];
    sense([this.origin, ...names].every(isKeyName), "the log or a witness has no possible name");
    sense(differ([...names, "none", "witnesses"]), "a witness's name is taken");
    sense(differ(logs.slice(1).map(hex)), "two witnesses with one key");
    sense(logs.every(ofPrimeOrder), "an unsound log key");
    const own = this.origin + hex(noteKeyId(this.origin, 1, this.sequencer));
    sense(witnesses.every(([name, key]) => name + hex(noteKeyId(name, 4, key)) !== own), "a witness has the log's key id");
  }

  approval(change) {
    return join(ascii("cw/approve/1"), this.genesis, change);
  }

  /** Whether two of these roots of a member, at first its founding ones, signed, and each of its signatures here holds. */
  approves(id, change, approvals, roots = this.members[id].roots) {
    const own = approvals.filter(([member]) => member === BigInt(id)), message = this.approval(change);
    const holds = ([, slot, signature]) => slot <= 2n && signed(roots[slot], message, signature);
    return own.every(holds) && new Set(own.map(([, slot]) => slot)).size >= 2;
  }

  shown(kind) {
    return { kind, genesis: hex(this.genesis), mechanism: this.name, exercise: this.mode !== 0n };
  }
}

const MACHINE = 1n;
const PURPOSES = ["desk", "machine", "field"];

/** What a machine says takes no decision, or its authority stands in its approvals. */
const maySay = (key, wire) =>
  key.purpose !== MACHINE || wire === 1n || (wire >= 17n && wire <= 22n) || (wire >= 24n && wire <= 26n) || wire === 28n || wire === 29n;

/** Which key may sign at which index, with which roots, and who is a member: by position, never by time. */
class Keys {
  /** Who knows only some of the changes, as a proof shows them, cannot tell whose name has become free again. */
  constructor(mechanism, whole) {
    Object.assign(this, { mechanism, byId: new Map(), whole: true, gone: new Map() });
    this.roots = mechanism.members.map((member) => [...member.roots]);
    this.runBy = mechanism.runBy;
    mechanism.members.forEach((member, id) => member.keys.forEach((key) => this.insert(id, ...key, 1n)));
    this.whole = whole;
  }

  insert(member, name, key, purpose, since) {
    const owner = this.mechanism.members[member].name, values = { key: name };
    must(usable(key), "key-unsound", `act key ${name} is unsound`, values);
    const id = keyId(key);
    const ours = name === owner || name.startsWith(owner + "/");
    const taken = this.byId.has(id) ||
      (this.whole && [...this.byId.values()].some((k) => k.name === name && k.until === null));
    must(ours && !taken && utf8(name).length <= 24, "key-taken", `act key ${name} is taken or not one of ${owner}`, values);
    this.byId.set(id, { name, member, key, purpose, since, until: null });
  }

  inForce(id, index) {
    const key = this.byId.get(hex(id)), values = { key: hex(id), index };
    must(key && key.since <= index, "key-unknown", `key ${hex(id)} is not shown to be registered at ${index}`, values);
    must(key.until === null || index < key.until, "key-revoked", `key ${hex(id)} was revoked before ${index}`, values);
    const gone = this.gone.get(key.member);
    must(gone === undefined || index < gone, "key-revoked", `the owner of key ${hex(id)} left before ${index}`, values);
    return key;
  }

  /**
   * Whether two roots of each party and of the supervisor approve; every approval here holds, and they ascend. Who is to
   * leave need not approve, unless it is a party; who has left decides nothing.
   */
  agrees({ wire, fields }) {
    const approvals = fields.get(9n), message = this.mechanism.approval(changed({ wire, fields }));
    const by = approvals.map(([member]) => member), leaver = wire === 20n ? fields.get(1n) : null;
    const holds = ([member, slot, signature]) => member < this.roots.length && !this.gone.has(Number(member)) &&
      slot <= 2n && signed(this.roots[member][slot], message, signature);
    const decides = ({ kind }, id) => !this.gone.has(id) &&
      (kind === PARTY || (kind === SUPERVISOR && BigInt(id) !== leaver));
    return approvals.every(holds) && ascending(approvals, pairBefore) && this.mechanism.members.every((member, id) =>
      !decides(member, id) || by.filter((m) => m === BigInt(id)).length >= 2);
  }

  /** Whether two roots each of more than two thirds of the members approve; every approval here holds, and they ascend. */
  succeeds(change) {
    const approvals = change.fields.get(9n), message = this.mechanism.approval(changed(change));
    const by = approvals.map(([member]) => Number(member));
    const holds = ([member, slot, signature]) => member < this.roots.length && !this.gone.has(Number(member)) &&
      slot <= 2n && signed(this.roots[member][slot], message, signature);
    const stay = this.roots.map((_, id) => id).filter((id) => !this.gone.has(id));
    const sure = stay.filter((id) => by.filter((m) => m === id).length >= 2).length;
    return approvals.every(holds) && ascending(approvals, pairBefore) && sure >= 1 + Math.floor((2 * stay.length) / 3);
  }

  /** A member leaves; that all who decide have approved is checked apart. */
  leave(member, index) {
    const { members, witnesses, quorum } = this.mechanism, id = Number(member);
    const may = (holds, why) => must(holds, "leave", `who is to leave ${why}`, { index });
    may(member < members.length && !this.gone.has(id), "is no member");
    may(member !== this.runBy, "runs the sequencer");
    const left = witnesses.filter(([, , by]) => by !== member && !this.gone.has(Number(by)));
    may(left.length >= quorum, "runs a witness without which there is no quorum");
    this.gone.set(id, index + 1n);
  }

  /** A root is replaced by the member's two others. */
  replaceRoot(author, change, index) {
    const { fields } = change, slot = fields.get(1n), key = fields.get(2n), roots = this.roots[author];
    const approvals = fields.get(9n), self = ([member, root]) => member === BigInt(author) && root === slot;
    const approved = !approvals.some(self) && this.mechanism.approves(author, changed(change), approvals, roots);
    must(approved, "key-approval", `the change of roots at ${index} is not approved`, { index });
    const fit = slot < 3n && usable(key) && !roots.some((root) => same(root, key)) && same(roots[slot], fields.get(3n));
    must(fit, "key-approval", `the new root at ${index} is unsound or taken, or replaces another`, { index });
    roots[slot] = key;
  }

  apply(author, change, index) {
    if (change?.wire === 20n) this.leave(change.fields.get(1n), index);
    if (change?.wire === 28n) this.replaceRoot(author, change, index);
    if (!change || (change.wire !== 17n && change.wire !== 18n)) return;
    const { wire, fields } = change;
    const approved = this.mechanism.approves(author, changed(change), fields.get(9n), this.roots[author]);
    must(approved, "key-approval", `the change of keys at ${index} is not approved`, { index });
    if (wire === 17n) {
      this.insert(author, fields.get(1n), fields.get(2n), fields.get(3n), index + 1n);
      return;
    }
    const key = this.byId.get(hex(fields.get(1n)));
    const fine = key && key.member === author && key.until === null;
    must(fine, "key-approval", `the revocation at ${index} is void`, { index });
    key.until = index + 1n;
  }
}

/** What approvals of a change are made over: all of it but they. */
const changed = ({ wire, fields }) => encode([wire, new Map([...fields].filter(([number]) => number !== 9n))]);

// --- Leaves and acts --------------------------------------------------------------------------------------------------

const NAME = list(4, "u");
/** Kernel acts that are public: their fields by number. Lists hold at most 64. */
const PUBLIC = {
  14: { 1: NAME, 2: "b" },
  17: { 1: "t", 2: "k", 3: "u", 9: APPROVALS },
  18: { 1: 4, 2: "u", 9: APPROVALS },
  19: { 1: "b", 9: APPROVALS },
  20: { 1: "u", 2: "t", 9: APPROVALS },
  21: { 1: 32, 2: "u", 3: 32, 4: [list("u", ["u"])], 9: APPROVALS },
  22: { 1: "u", 2: "u", 3: 32, 4: [list("u", "b", "b")] },
  25: { 1: 32, 2: "u" },
  26: { 1: NAME, 2: 32 },
  28: { 1: "u", 2: "k", 3: "k", 9: APPROVALS },
  29: { 1: "u", 2: "u", 3: 32, 4: "t", 5: 32, 6: "u", 9: APPROVALS },
};

function readLeaf(leaf) {
  must(leaf.length <= 65_535, "act-form", "a leaf is too long");
  const [kind, at, data] = decode(leaf, list("u", "u", "b"), "leaf");
  must(kind === 1n, "act-none", "a leaf is no act");
  return { at, data };
}

const COVERS = ["1 2 3 4 5", "1 2 3 4 6 7 8 9 10", "1 2 3 4 6 8 9 10 11"];

/** An act in canonical form; nothing is yet known of its signature. */
class Act {
  constructor(data) {
    const form = (holds, why) => must(holds, "act-form", `act: ${why}`);
    form(data.length <= 32 * 1024, "too long");
    form(data[0] === 0xd2, "no COSE_Sign1");
    [this.protected, , this.payload, this.signature] = decode(data.subarray(1), list("b", {}, "b", 64), "act");
    const top = decode(this.protected, { 1: "any", 4: 4 }, "act header");
    form(top.get(1n) === -8n || top.get(1n) === -7n, "unknown algorithm");
    [this.alg, this.key] = [top.get(1n), top.get(4n)];
    const p = decodeMap(this.payload, "act payload");
    form(COVERS.includes([...p.keys()].join(" ")), "neither public nor sealed");
    const shapes = { 1: "u", 2: "u", 3: "u", 4: "any", 5: "b", 6: "u", 7: "u", 8: 32, 9: 8, 10: "b", 11: [list("u", "b", "b")] };
    form([...p].every(([number, item]) => fits(item, shapes[number])), "a payload not of the agreed form");
    form(p.get(1n) > 0n && p.get(2n) < 1n << 33n && p.get(3n) < 4n, "a number is out of range");
    form(fits(p.get(4n), list("u", 32)) || fits(p.get(4n), list("u", 16)), "seen is malformed");
    this.serial = p.get(1n);
    [this.claimed, this.content, this.channel, this.epoch, this.commitment] = [2n, 5n, 6n, 7n, 8n].map((n) => p.get(n) ?? null);
    this.seen = p.get(4n);
    this.readers = p.get(11n)?.map(([member]) => member) ?? null;
  }

  name() {
    return hex(this.key) + " " + this.serial;
  }

  /** Sig_structure of RFC 9052 section 4.4. */
  check(key, mechanism) {
    must(this.alg === algOf(key), "act-signature", "the act names another algorithm than its key has");
    const external = join(ascii("cw1"), mechanism.genesis, sha256(key));
    const message = encode(["Signature1", this.protected, external, this.payload]);
    must(signed(key, message, this.signature), "act-signature", "the act's signature does not hold");
    return sha256(message);
  }
}

const HEADER = { 1: "u", 2: "u", 3: "u", 4: NAME, 5: [list("u", 4, "u")], 6: ["u"], 7: "u", 8: "t", 9: "u", 10: "any", 11: "u" };

/** A content in its one form: what has its default value is left out. */
function readContent(data) {
  const value = decodeMap(data, "content");
  const form = (holds, why) => must(holds, "content-form", `content: ${why}`);
  form(value.has(1n), "no format");
  for (const [number, item] of value) {
    form(number > 15n || (HEADER[number] && fits(item, HEADER[number])), `item ${number}`);
    const written = item === 0n || (Array.isArray(item) && item.length === 0);
    form(![2n, 3n, 5n, 6n, 7n, 11n].includes(number) || !written, `item ${number} is a default that is written out`);
    form(number !== 5n || item.every(([relation]) => relation < 10n), "an unknown relation");
    form(number !== 10n || item === true, "item 10 is not true");
  }
  return value;
}

/** The kernel act that a public act carries, or null. */
function publicChange(act) {
  if (act.content === null) return null;
  const content = readContent(act.content), wire = content.get(1n);
  const form = (holds, why) => must(holds, "content-form", why);
  if (wire < 1n || wire > 29n) return null;
  form(PUBLIC[wire], "what belongs under a seal was published");
  const fields = new Map([...content].filter(([n]) => n > 15n).map(([n, item]) => [n - 15n, item]));
  form(fits(fields, PUBLIC[wire]), "a kernel act is malformed");
  form([4n, 9n].every((n) => !Array.isArray(fields.get(n)) || fields.get(n).length <= 64), "a list is too long");
  form(wire !== 17n || fields.get(3n) < 3n, "a key has no known purpose");
  if (wire === 21n) {
    const channels = fields.get(4n);
    const kinds = channels.every(([, kinds]) => ascending(kinds) && kinds.every((kind) => kind < 6n));
    form(ascending(channels.map(([channel]) => channel)) && kinds, "channels or kinds do not ascend, or one is unknown");
  }
  return { wire, fields };
}

/** The opened items with their places, and how many stay closed. */
function readOpening(data, commitment) {
  const [entries] = readItem(data, 0, -1);
  const form = (holds, why) => must(holds, "opening-form", `opening: ${why}`);
  form(Array.isArray(entries) && entries.length, "no entries");
  decode(data, list(...entries.map((entry) => (entry instanceof Uint8Array ? 32 : list("u", 16, "b")))), "opening");
  const items = [], hashes = [];
  entries.forEach((entry, place) => {
    if (entry instanceof Uint8Array) {
      hashes.push(entry);
      return;
    }
    const [number, salt, value] = entry;
    form(items.length === 0 || items[items.length - 1].number < number, "numbers do not ascend");
    hashes.push(sha256(ascii("cw/f/1"), salt, big(number, 8), value));
    items.push({ place, number, value });
  });
  const opened = same(sha256(ascii("cw/c/1"), ...hashes), commitment);
  must(opened, "opening", "what is opened is not what the author committed to");
  return { items, closed: entries.length - items.length };
}

/** The format's wire number, where it is open and one. */
function wireOf(items) {
  const item = items.find(({ number }) => number === 1n);
  if (!item) return null;
  try {
    return decode(item.value, "u", "format");
  } catch {
    return null;
  }
}

const KEY_PROOF = { 1: "b", 2: "u", 3: [32] };

/** Takes the key that is registered at an index of the record. */
function addKey(keyBook, proof, size, treeRoot) {
  const [leaf, index, hashes] = [proof.get(1n), proof.get(2n), proof.get(3n)];
  checkInclusion(leaf, index, size, hashes, treeRoot);
  const act = new Act(readLeaf(leaf).data), change = publicChange(act), { mechanism } = keyBook;
  if (change && change.wire === 28n) {
    // Whose root it is, only the signer's key tells.
    const signer = keyBook.byId.get(hex(act.key));
    must(signer, "key-proof", "key proof: who replaces a root is not known here");
    act.check(signer.key, mechanism);
    keyBook.apply(signer.member, change, index);
    return;
  }
  must(change && change.wire === 17n, "key-proof", "key proof: no key is added and no root replaced");
  // The owner is the member in the key's name, whose roots approve. That the signer was in force is for the quorum to
  // say: it may be an added key itself.
  const owner = mechanism.members.findIndex(({ name }) => name === change.fields.get(1n).split("/")[0]);
  must(owner >= 0, "key-proof", "key proof: the key's name is not one of a member");
  const signer = keyBook.byId.get(hex(act.key));
  if (signer) {
    must(signer.member === owner, "key-proof", "key proof: signed by a key of another member");
    act.check(signer.key, mechanism);
  }
  keyBook.apply(owner, change, index);
}

/**
 * Puts the sequencer that a succession names in the founders' place, for the file that shows it. That the members have
 * approved it, the quorum says that has cosigned the head over it: checkTerm.
 */
function readTerm(proof, mechanism) {
  const change = publicChange(new Act(readLeaf(proof.get(1n)).data)), index = proof.get(2n);
  const term = (holds, why) => must(holds, "succession", `term: ${why}`, { index });
  term(change?.wire === 29n, "no succession");
  const { fields } = change, origin = fields.get(4n), key = fields.get(5n);
  const here = fields.get(2n) === index && index > 0n && fields.get(1n) > 1n;
  term(here, "the succession does not stand where it says");
  const id = (name, kind, of) => name + hex(noteKeyId(name, kind, of));
  const fit = isKeyName(origin) && ofPrimeOrder(key);
  term(fit && mechanism.witnesses.every(([name, of]) => id(name, 4, of) !== id(origin, 1, key)), "the sequencer is unsound");
  Object.assign(mechanism, { origin, sequencer: key });
}

/** The succession stands under the head that its sequencer has signed. */
function checkTerm(keyBook, proof, size, treeRoot) {
  checkInclusion(proof.get(1n), proof.get(2n), size, proof.get(3n), treeRoot);
  const act = new Act(readLeaf(proof.get(1n)).data), signer = keyBook.byId.get(hex(act.key));
  if (signer) act.check(signer.key, keyBook.mechanism);
}

const hexItems = (items) => Object.fromEntries(items.map(({ number, value }) => [number, hex(value)]));

// --- Proofs and records ---------------------------------------------------------------------------------------------

const PROOF = "c2sp.org/tlog-proof@v1\n", ABSENCE = "ceasewire/absence@v1\n";

/** C2SP tlog-proof; `extra` = { 1: leaf, 2: genesis document, ?3: opening, ?4: key proof, ?5: [key proof, ..], ?6: term }. */
function verifyBundle(text, wanted, report) {
  const form = (holds, why) => must(holds, "form-text", why);
  const blank = text.indexOf("\n\n", PROOF.length - 1);
  form(blank >= 0, "the bundle has no checkpoint");
  const lines = text.slice(PROOF.length, blank).split("\n"), note = text.slice(blank + 2);
  form(lines[0].startsWith("extra "), "the bundle has no extra line");
  form(lines.length > 1 && lines[1].startsWith("index "), "the bundle has no index line");
  const data = readBase64(lines[0].slice(6), "the extra line"), index = readDecimal(lines[1].slice(6), "the index");
  form(lines.length <= 66, "the inclusion proof is too long");
  const proof = lines.slice(2).map((line) => readHash(line, "a line of the inclusion proof"));
  const extra = decodeMap(data, "extra"), shapes = { 1: "b", 2: "b", 3: "b", 4: KEY_PROOF, 5: [KEY_PROOF], 6: KEY_PROOF };
  const fine = extra.has(1n) && extra.has(2n) && [...extra].every(([n, item]) => shapes[n] && fits(item, shapes[n]));
  must(fine, "form-shape", "extra: not of the agreed form", { what: "extra" });
  report.pass({ kind: "bundle" });
  const leaf = extra.get(1n), mechanism = new Mechanism(extra.get(2n), wanted, report);
  if (extra.has(6n)) readTerm(extra.get(6n), mechanism);
  const tree = openNote(note, mechanism, report);
  report.begin("place");
  checkInclusion(leaf, index, tree.size, proof, tree.root);
  const { at, data: bytes } = readLeaf(leaf);
  report.pass({ index, at, size: tree.size });
  report.begin("act");
  const act = new Act(bytes), keyBook = new Keys(mechanism, false);
  const changes = [...(extra.get(5n) ?? []), ...(extra.has(4n) ? [extra.get(4n)] : [])];
  const needed = !extra.has(5n) || (extra.has(4n) && changes.length > 1);
  must(needed, "key-proof", "extra: roots are replaced that nothing is signed with");
  must(ascending(changes.map((one) => one.get(2n))), "key-proof", "extra: key proofs are not in order");
  changes.forEach((one) => addKey(keyBook, one, tree.size, tree.root));
  if (extra.has(6n)) checkTerm(keyBook, extra.get(6n), tree.size, tree.root);
  const key = keyBook.inForce(act.key, index);
  act.check(key.key, mechanism);
  const name = `${key.name} ${act.serial}`, purpose = PURPOSES[key.purpose], author = mechanism.members[key.member].name;
  report.pass({ name, purpose, author, claimed: act.claimed });
  report.begin("opening");
  let items = [], closed = 0;
  if (act.content !== null) {
    must(!extra.has(3n), "opening-public", "extra: a public act has no opening");
    items = [...readContent(act.content)].map(([number, item]) => ({ number, value: encode(item) }));
  } else if (extra.has(3n)) ({ items, closed } = readOpening(extra.get(3n), act.commitment));
  // Open items show that a key of this purpose may not say this: then it is without effect.
  const wire = wireOf(items), voided = wire !== null && !maySay(key, wire), open = act.content !== null;
  report.pass({ public: open, items: items.length, closed, sealed: !open && !items.length, void: voided });
  return {
    ...mechanism.shown("bundle"), name, purpose, void: voided, index, at_ms: at, size: tree.size,
    cosigners: tree.signers, public: open, items: hexItems(items), closed,
  };
}

const CASE = 4n, LINE_REPLY = 24n;
const ABSENT = { 1: "b", 2: "u", 3: [32], 4: ["b"], 5: [list("u", "b")], 6: "u", 7: [KEY_PROOF] };

/** The frontier before the act that waits, every leaf from it on, and openings of the member's acts. */
function verifyAbsence(text, wanted, report) {
  const blank = text.indexOf("\n\n", ABSENCE.length);
  must(blank >= 0, "form-text", "the proof has no checkpoint");
  const data = readBase64(text.slice(ABSENCE.length, blank), "the body"), termed = decodeMap(data, "body").has(8n);
  const body = decode(data, termed ? { ...ABSENT, 8: KEY_PROOF } : ABSENT, "body");
  report.pass({ kind: "absence" });
  const mechanism = new Mechanism(body.get(1n), wanted, report);
  if (termed) readTerm(body.get(8n), mechanism);
  const tree = openNote(text.slice(blank + 2), mechanism, report);
  report.begin("leaves");
  const [first, leaves, opened] = [body.get(2n), body.get(4n), body.get(5n)], peaks = [...body.get(3n)];
  const reach = leaves.length && first + BigInt(leaves.length) === tree.size;
  must(reach, "absence-leaves", "the leaves do not reach from the act to the checkpoint's end");
  must(bits(first) === peaks.length, "absence-leaves", "the frontier has too many or too few hashes");
  leaves.forEach((leaf, n) => grow(peaks, first + BigInt(n), leaf));
  must(same(fold(peaks), tree.root), "absence-leaves", "the leaves are not those of the record");
  must(body.get(6n) < mechanism.members.length, "absence-member", "the member who has not answered is nobody");
  const member = Number(body.get(6n)), who = mechanism.members[member].name;
  must(ascending(opened.map(([index]) => index)), "absence-order", "openings are not in ascending order");
  report.pass({ from: first, size: tree.size, leaves: leaves.length });
  report.begin("act");
  const openings = new Map(opened), keyBook = new Keys(mechanism, false);
  must(ascending(body.get(7n).map((p) => p.get(2n))), "absence-order", "key proofs are not in ascending order");
  for (const proof of body.get(7n)) addKey(keyBook, proof, tree.size, tree.root);
  if (termed) checkTerm(keyBook, body.get(8n), tree.size, tree.root);
  let waits = null, until = 0n, others = 0, unopenable = 0;
  const acts = leaves.map((leaf, n) => {
    const index = first + BigInt(n), { at, data } = readLeaf(leaf), act = new Act(data);
    const key = keyBook.inForce(act.key, index);
    act.check(key.key, mechanism);
    const change = publicChange(act);
    keyBook.apply(key.member, change, index);
    return { index, at, act, key, change };
  });
  const noise = shut(acts, member, mechanism);
  acts.forEach(({ index, at, act, key }, n) => {
    const closed = { index };
    until = at;
    if (n === 0) {
      must(act.channel !== null, "absence-waits", "the act that waits is not sealed to a channel");
      must(key.purpose !== MACHINE, "absence-waits", "nothing that a machine says waits for an answer");
      must(openings.has(index), "absence-unopened", "the act that waits is not opened", closed);
      const { items } = readOpening(openings.get(index), act.commitment);
      openings.delete(index);
      // An act that opens no case of its own is answered in the case it belongs to.
      waits = { act, key, at, items, cases: [act.name(), caseOf(items, index)] };
    } else if (noise.has(index) && !openings.has(index)) {
      unopenable += act.channel === waits.act.channel && meantFor(act, waits) ? 1 : 0;
    } else if (key.member === member && act.channel === waits.act.channel && meantFor(act, waits)) {
      must(openings.has(index), "absence-unopened", `the act at record number ${index} is not shown to be about another case`, closed);
      const { items } = readOpening(openings.get(index), act.commitment);
      openings.delete(index);
      const about = caseOf(items, index), answers = about !== null && waits.cases.includes(about) && !answersNothing(items, key);
      must(!answers, "absence-answered", `the act at record number ${index} belongs to the case: there is an answer`, closed);
      others += 1;
    }
  });
  must(openings.size === 0, "absence-unneeded", "an opening belongs to no act that counts");
  const name = `${waits.key.name} ${waits.act.serial}`, author = mechanism.members[waits.key.member].name;
  report.pass({ name, purpose: PURPOSES[waits.key.purpose], author, claimed: waits.act.claimed });
  report.begin("silence");
  report.pass({ member: who, until, size: tree.size, others, unopenable });
  return {
    ...mechanism.shown("absence"), name, index: first, at_ms: waits.at, size: tree.size, cosigners: tree.signers,
    items: hexItems(waits.items), member: who, until_ms: until, others, unopenable,
  };
}

/** Acts of a member that another complained of later, that do not open under that key, and that it has not disclosed. */
function shut(acts, member, mechanism) {
  const own = new Map(acts.filter(({ key }) => key.member === member).map((one) => [one.act.name(), one]));
  const closed = new Set(), disclosed = new Set();
  for (const { index, key, change } of acts) {
    if (change?.wire !== 14n && change?.wire !== 26n) continue;
    const [id, serial] = change.fields.get(1n), of = own.get(hex(id) + " " + serial), with_ = change.fields.get(2n);
    if (!of || of.act.content !== null) continue;
    const others = key.member !== member, sound = () => attempt(() => sealFault(mechanism, of.act, with_) === null);
    if (change.wire === 26n && others && of.index < index && !sound()) closed.add(of.index);
    if (change.wire === 14n && !others && attempt(() => readOpening(with_, of.act.commitment))) disclosed.add(of.index);
  }
  disclosed.forEach((index) => closed.delete(index));
  return closed;
}

const bits = (number) => number.toString(2).replaceAll("0", "").length;

/** Whether an act may answer: who reads the one that waits must have been meant to read it. */
function meantFor(act, waits) {
  if (waits.act.readers === null || act.readers === null) return act.readers === null;
  return act.readers.includes(BigInt(waits.key.member));
}

/** Whether opened items show delivered (1) or opened (2), or of a machine anything but a reply to a line check. */
function answersNothing(items, key) {
  const wire = wireOf(items);
  return wire !== null && (key.purpose === MACHINE ? wire !== LINE_REPLY : wire === 1n || wire === 2n);
}

/** The case that the opened items name; null if they show that there is no case item. */
function caseOf(items, index) {
  const item = items.find(({ number }) => number === CASE);
  if (item) {
    const [key, serial] = decode(item.value, NAME, "case");
    return hex(key) + " " + serial;
  }
  const gap = items.some((left, n) => {
    const right = items[n + 1];
    return right && left.place + 1 === right.place && left.number < CASE && CASE < right.number;
  });
  must(gap, "absence-unopened", `of the act at record number ${index} neither a case nor its absence is opened`, { index });
  return null;
}

const SERIAL_AHEAD_MAX = 1024n;

/** Files genesis, rulebook, rulebooks/.., checkpoint, tile/entries/.., tile/L/..: nothing missing, nothing more. */
function verifyRecord(files, wanted, report) {
  const names = new Set();
  const file = (path) => {
    must(files.has(path), "file-missing", `file ${path} is missing`, { path });
    names.add(path);
    return files.get(path);
  };
  const differs = (holds, path, why) => must(holds, "file-differs", `file ${path} ${why}`, { path });
  const [document, rulebook, checkpoint] = ["genesis", "rulebook", "checkpoint"].map(file);
  report.pass({ kind: "record", files: files.size });
  const mechanism = new Mechanism(document, wanted, report);
  differs(same(sha256(rulebook), mechanism.rulebook), "rulebook", "is not the one that the founders signed");
  const note = readText(checkpoint, "file checkpoint");
  // How long the record is; whether that is signed, its own terms tell.
  const size = readDecimal(note.split("\n")[1] ?? "", "the checkpoint's size");
  report.begin("leaves");
  must(size <= 256n * BigInt(files.size), "file-missing", "entry bundles are missing", { path: "tile/entries" });
  const leaves = [];
  for (const [path, , width] of tiles("entries", Number(size))) leaves.push(...readEntries(file(path), width, path));
  const { last, rulebooks, terms } = checkLeaves(leaves, mechanism, readChannels(rulebook, mechanism));
  for (const hash of rulebooks) {
    const path = hash === hex(mechanism.rulebook) ? "rulebook" : `rulebooks/${hash}`;
    differs(hex(sha256(file(path))) === hash, path, "is not the rulebook whose hash was signed");
  }
  report.pass({ from: 0n, size, leaves: leaves.length });
  const tree = openNote(note, mechanism, report, true, terms);
  report.begin("files");
  const built = rows(leaves);
  const peaks = built.map((row, k) => ((size >> BigInt(k)) & 1n ? row[row.length - 1] : null)).filter(Boolean).reverse();
  must(same(fold(peaks), tree.root), "place", "the leaves do not hash to the checkpoint's root", { index: 0n });
  for (let level = 0; level < 8; level += 1) {
    for (const [path, start, width] of tiles(level, Number(size >> BigInt(8 * level)))) {
      differs(same(file(path), join(...built[8 * level].slice(start, start + width))), path, "differs from the record");
    }
  }
  for (const path of files.keys()) must(names.has(path), "file-extra", `file ${path} does not belong to the record`, { path });
  report.pass({ files: files.size });
  return {
    ...mechanism.shown("record"), size, acts: size - 1n, root: hex(tree.root), until_ms: last, cosigners: tree.signers,
  };
}

/** [path, first, width] of the 256-wide tiles that hold `count` things (C2SP tlog-tiles). */
function* tiles(level, count) {
  for (let index = 0; 256 * index < count; index += 1) {
    const width = Math.min(256, count - 256 * index), digits = (n) => String(n % 1000).padStart(3, "0");
    let path = digits(index);
    for (let rest = Math.floor(index / 1000); rest; rest = Math.floor(rest / 1000)) path = `x${digits(rest)}/${path}`;
    yield [`tile/${level}/${path}${width < 256 ? `.p/${width}` : ""}`, 256 * index, width];
  }
}

function readEntries(data, width, path) {
  const out = [], differs = (holds, why) => must(holds, "file-differs", `file ${path} ${why}`, { path });
  for (let at = 0; at < data.length;) {
    differs(at + 2 <= data.length, "ends inside an entry");
    const end = at + 2 + data[at] * 256 + data[at + 1];
    differs(end <= data.length, "ends inside an entry");
    out.push(data.slice(at + 2, end));
    at = end;
  }
  differs(out.length === width, `has not ${width} entries`);
  return out;
}

const KINDS = ["party", "supervisor", "guarantor", "monitor", "humanitarian", "observer"];

/** Which members are on which channel, by the rulebook's terms/channels.toml; null if the rulebook has no such file. */
function readChannels(archive, mechanism) {
  let files;
  try {
    files = decode(archive, [list("t", "b")], "rulebook");
  } catch {
    return null;
  }
  const found = files.filter(([path]) => path === "terms/channels.toml").pop();
  if (!found) return null;
  const out = new Map();
  for (const { number, members } of readTables(readText(found[1], "terms/channels.toml"), "channel")) {
    const kinds = Array.isArray(members) ? members.map((kind) => KINDS.indexOf(kind)) : [-1];
    must(typeof number === "bigint" && !kinds.includes(-1), "rulebook", "terms/channels.toml does not say who is on which channel");
    out.set(number, onChannel(mechanism, kinds));
  }
  return out;
}

const onChannel = (mechanism, kinds) =>
  new Set(mechanism.members.map((_, id) => id).filter((id) => kinds.includes(Number(mechanism.members[id].kind))));

/** As much TOML as that file uses: tables of one name, numbers, strings without escapes, lists of those, yes and no. */
function readTables(text, name) {
  const out = [], strange = (at) => new Refused("rulebook", {}, `terms/channels.toml, at ${JSON.stringify(text.slice(at, at + 20))}`);
  const next = /\s+|#[^\n]*|\[\[([a-z_-]+)\]\]|([a-z_0-9-]+)[ \t]*=|"([^"\\\n]*)"|(-?[0-9]+)|(true|false)|([[\],])/gy;
  let key = null, held = null;
  const give = (value) => {
    if (held) held.push(value);
    else [out[out.length - 1][key], key] = [value, null];
  };
  for (let at = 0; at < text.length; at = next.lastIndex) {
    next.lastIndex = at;
    const m = next.exec(text), needsKey = m && (m[3] ?? m[4] ?? m[5]) !== undefined;
    if (!m || (needsKey && key === null) || ((m[1] || m[2]) && key !== null)) throw strange(at);
    if (m[1] !== undefined) {
      if (m[1] !== name) throw strange(at);
      out.push({});
    } else if (m[2] !== undefined) {
      if (!out.length || m[2] in out[out.length - 1]) throw strange(at);
      key = m[2];
    } else if (m[3] !== undefined) give(m[3]);
    else if (m[4] !== undefined) give(BigInt(m[4]));
    else if (m[5] !== undefined) give(m[5] === "true");
    else if (m[6] === "[") {
      if (held || key === null) throw strange(at);
      held = [];
    } else if (m[6] === "]") {
      if (!held) throw strange(at);
      const whole = held;
      held = null;
      give(whole);
    } else if (m[6] === "," && !held) throw strange(at);
  }
  if (key !== null) throw strange(text.length);
  return out;
}

/** The epochs that channels were given, and who may give the next. */
class Epochs {
  constructor(mechanism, channels) {
    Object.assign(this, { mechanism, channels, of: new Map(), given: new Map() });
  }

  check(author, act, change) {
    const channel = change?.wire === 22n ? change.fields.get(1n) : act.channel, values = { channel };
    if (channel !== null && this.channels) {
      must(this.channels.get(channel)?.has(author), "channel", `its author is not on channel ${channel}`, values);
    }
    if (act.epoch !== null) {
      const given = act.epoch >= 1n && act.epoch <= (this.of.get(channel)?.length ?? 0);
      must(given, "epoch", `epoch ${act.epoch} of channel ${channel} was never given`, values);
    }
    if (change?.wire === 22n) this.checkNext(author, channel, change.fields);
  }

  checkNext(author, channel, fields) {
    const of = this.of.get(channel) ?? [], values = { channel };
    must(fields.get(2n) === BigInt(of.length + 1), "epoch", "its epoch does not follow the channel's last one", values);
    if (!this.channels) return;
    const { members } = this.mechanism, on = [...this.channels.get(channel)].sort((a, b) => a - b);
    const parties = on.filter((id) => members[id].side), last = of[of.length - 1];
    let may = parties.length ? parties : on;
    if (last?.complained.size && may.some((id) => id !== last.author)) may = may.filter((id) => id !== last.author);
    must(may.includes(author), "epoch", "the channel's next epoch is not its author's to give", values);
    const wraps = fields.get(4n), readers = on.filter((id) => members[id].sealing.length);
    const exact = wraps.length === readers.length && wraps.every(([id], n) => id === BigInt(readers[n]));
    must(exact, "epoch", "its secret is not wrapped for exactly the channel's members", values);
    const whole = wraps.every(([, enc, secret]) => enc.length === 1120 && secret.length === 48);
    must(whole, "epoch", "a wrap has not the length of one", values);
  }

  apply(author, act, change) {
    if (change?.wire === 22n) {
      const channel = change.fields.get(1n), to = change.fields.get(4n).map(([id]) => id);
      const epoch = { author, to, complained: new Set() };
      this.of.set(channel, [...(this.of.get(channel) ?? []), epoch]);
      this.given.set(act.name(), epoch);
    } else if (change?.wire === 26n) {
      const [key, serial] = change.fields.get(1n), epoch = this.given.get(hex(key) + " " + serial);
      if (epoch && epoch.author !== author && epoch.to.includes(BigInt(author))) epoch.complained.add(author);
    }
  }
}

/** Whose key signs heads of which size: the founders' sequencer, and whoever has succeeded it. */
class Terms {
  constructor(mechanism) {
    const { origin, sequencer: key } = mechanism;
    Object.assign(this, { mechanism, all: [{ term: 1n, from: 0n, origin, key }] });
  }

  /** The term that a head belongs to: void is what is signed beyond the end of a term. */
  signer(origin, size) {
    const place = this.all.findIndex((term) => term.origin === origin), later = this.all[place + 1];
    must(place >= 0, "checkpoint-log", "the checkpoint is of another log", { name: origin });
    must(!later || size <= later.from, "checkpoint-log", "another sequencer has succeeded the checkpoint's", { name: origin });
    return this.all[place];
  }

  /** Begins a new term at an index; `root` gives the root of the leaves before it. */
  apply(keyBook, change, index, root) {
    if (change?.wire !== 29n) return;
    const { fields } = change, last = this.all[this.all.length - 1], { members, witnesses } = this.mechanism;
    const may = (holds, why) => must(holds, "succession", `the succession ${why}`, { index });
    may(fields.get(1n) > last.term, "does not follow the term in force");
    const here = fields.get(2n) === index && index > last.from && same(fields.get(3n), root());
    may(here, "goes on from another record");
    may(keyBook.succeeds(change), "is approved by too few members");
    const origin = fields.get(4n), key = fields.get(5n), member = fields.get(6n), id = (name, kind, of) => name + hex(noteKeyId(name, kind, of));
    const sound = isKeyName(origin) && ofPrimeOrder(key);
    may(sound && witnesses.every(([name, of]) => id(name, 4, of) !== id(origin, 1, key)), "names an unsound origin or key");
    may(this.all.every((term) => term.origin !== origin && !same(term.key, key)), "names an origin or key of before");
    may(member < members.length && !keyBook.gone.has(Number(member)), "names nobody");
    this.all.push({ term: fields.get(1n), from: index, origin, key });
    keyBook.runBy = member;
  }
}

/** Which versions of the rulebook the record adopts, one after the other. */
class Rulebooks {
  constructor(mechanism) {
    Object.assign(this, { mechanism, number: 1n, all: [hex(mechanism.rulebook)] });
  }

  /** Makes a change that all who decide must have approved; answers with who is on which channel from then on. */
  apply(change, channels, keyBook) {
    if (!change || change.wire < 19n || change.wire > 21n) return channels;
    const { wire, fields } = change;
    must(keyBook.agrees(change), "not-agreed", "not all who decide have approved the change");
    if (wire === 20n && channels) {
      const without = (on) => new Set([...on].filter((id) => BigInt(id) !== fields.get(1n)));
      return new Map([...channels].map(([channel, on]) => [channel, without(on)]));
    }
    if (wire !== 21n) return channels;
    const next = fields.get(2n) === this.number + 1n && hex(fields.get(3n)) === this.all[this.all.length - 1];
    must(next, "edition", "the version that it adopts does not follow the one in force");
    this.number = fields.get(2n);
    this.all.push(hex(fields.get(1n)));
    const on = (kinds) => [...onChannel(this.mechanism, kinds.map(Number))].filter((id) => !keyBook.gone.has(id));
    return new Map(fields.get(4n).map(([channel, kinds]) => [channel, new Set(on(kinds))]));
  }
}

/** The fold over all leaves: which may stand where. */
function checkLeaves(leaves, mechanism, channels) {
  const founded = mechanism.founded * 1000n;
  const first = leaves.length && same(leaves[0], encode([0n, founded, mechanism.document]));
  must(first, "leaf-first", "leaf 0 is not the genesis document");
  const keyBook = new Keys(mechanism, true), epochs = new Epochs(mechanism, channels), rulebooks = new Rulebooks(mechanism);
  const terms = new Terms(mechanism), peaks = [];
  grow(peaks, 0n, leaves[0]);
  const names = new Set(), highest = new Map();
  let last = founded;
  leaves.slice(1).forEach((leaf, n) => {
    const index = BigInt(n + 1);
    try {
      const { at, data } = readLeaf(leaf);
      must(at >= last, "time-back", "its time is earlier than that of the leaf before it");
      const act = new Act(data), key = keyBook.inForce(act.key, index), signer = hex(act.key);
      act.check(key.key, mechanism);
      must(!names.has(act.name()), "name-reused", `the name ${key.name} ${act.serial} was used before`, { name: `${key.name} ${act.serial}` });
      const most = highest.get(signer) ?? 0n;
      must(act.serial <= most + SERIAL_AHEAD_MAX, "serial-ahead", "its serial is too far ahead");
      const change = publicChange(act), fit = act.content === null || maySay(key, change ? change.wire : MASK);
      must(fit, "machine", "a machine's key may not sign this kind of act");
      epochs.check(key.member, act, change);
      const next = rulebooks.apply(change, epochs.channels, keyBook);
      keyBook.apply(key.member, change, index);
      epochs.apply(key.member, act, change);
      epochs.channels = next;
      terms.apply(keyBook, change, index, () => fold([...peaks]));
      grow(peaks, index, leaf);
      names.add(act.name());
      highest.set(signer, act.serial > most ? act.serial : most);
      last = at;
    } catch (why) {
      if (!(why instanceof Refused)) throw why;
      throw new Refused(why.code, { ...why.values, index }, `record number ${index} may not stand there: ${why.message}`);
    }
  });
  return { last, rulebooks: rulebooks.all, terms };
}

// --- Evidence: what proves that a key signed what may not be signed ---------------------------------------------------

const EVIDENCE = "ceasewire/evidence@v1\n";
const PLACE = list("u", "b", [32]);
/** By number: the word for a kind, the form of its parts, and what judges them. */
const KINDS_OF_EVIDENCE = {
  1: ["fork", list("t", "t", 32, [32]), judgeFork],
  2: ["two-leaves", list("u", "b", [32], "t", "b", [32], "t"), judgeTwoLeaves],
  3: ["bad-leaf", list([PLACE], "t"), judgeBadLeaf],
  4: ["false-receipt", list("b", "b", PLACE, "t"), judgeFalseReceipt],
  5: ["two-receipts", list("b", "b"), judgeTwoReceipts],
  6: ["back-dated", list(PLACE, "t", "t"), judgeBackDated],
  7: ["two-texts", list("b", "b"), judgeTwoTexts],
  8: ["bad-seal", list("b", 32), judgeBadSeal],
  9: ["seen-other", list(PLACE, "t", "b", [32]), judgeSeenOther],
  10: ["omission", list("b", ["b"], "u", [32], ["b"], "t"), judgeOmission],
};

const shows = (holds, why) => must(holds, "evidence", why);

/** What a function gives, or null where it refuses. */
function attempt(read) {
  try {
    return read();
  } catch (why) {
    if (why instanceof Refused) return null;
    throw why;
  }
}

/** RFC 9162 section 2.1.4.2. */
function checkConsistency(old, oldRoot, size, sizeRoot, proof) {
  const leads = (holds) => must(holds, "evidence-tree", "the consistency proof does not lead to the root");
  leads(old <= size);
  if (old === 0n || old === size) {
    return leads(!proof.length && (old !== size || same(oldRoot, sizeRoot)) && (old !== 0n || same(oldRoot, sha256())));
  }
  const path = (old & (old - 1n)) === 0n ? [oldRoot, ...proof] : proof;
  leads(path.length > 0);
  let fn = old - 1n, sn = size - 1n;
  for (; fn & 1n; fn >>= 1n) sn >>= 1n;
  let [fr] = path, [sr] = path;
  for (const c of path.slice(1)) {
    leads(sn > 0n);
    if (fn & 1n || fn === sn) {
      [fr, sr] = [nodeHash(c, fr), nodeHash(c, sr)];
      for (; !(fn & 1n) && fn; fn >>= 1n) sn >>= 1n;
    } else sr = nodeHash(sr, c);
    [fn, sn] = [fn >> 1n, sn >> 1n];
  }
  leads(sn === 0n && same(fr, oldRoot) && same(sr, sizeRoot));
}

/** Whose keys, which heads. */
class Court {
  constructor(mechanism, registered, successions, report) {
    Object.assign(this, { mechanism, report, keys: new Keys(mechanism, false), used: new Set() });
    // Whose log key it is: the founders' sequencer's, or that of one who is shown to have succeeded it.
    Object.assign(this, { terms: new Terms(mechanism), usedTerms: new Set([1n]) });
    for (const fields of successions) {
      this.terms.apply(this.keys, { wire: 29n, fields }, fields.get(2n), () => fields.get(3n));
    }
    this.oneHonest = mechanism.witnesses.length - mechanism.quorum + 1;
    this.registered = registered.map((fields) => {
      must(fields.get(3n) < 3n, "key-proof", "registration: no known purpose");
      const owner = mechanism.members.findIndex(({ name }) => name === fields.get(1n).split("/")[0]), by = fields.get(9n);
      must(owner >= 0, "key-proof", "registration: the key's name is not one of a member");
      must(by.every(([member]) => member === BigInt(owner)), "key-proof", "registration: approved by somebody else");
      must(ascending(by.map(([, slot]) => slot)), "key-proof", "registration: approvals are not in ascending order");
      this.keys.apply(owner, { wire: 17n, fields }, 0n);
      return keyId(fields.get(2n));
    });
    must(ascending(this.registered), "key-proof", "registrations are not in ascending order");
  }

  key(id) {
    this.used.add(hex(id));
    return this.keys.byId.get(hex(id)) ?? null;
  }

  act(data) {
    const act = new Act(data);
    act.by = this.key(act.key);
    must(act.by, "key-unknown", "an act's key is not shown to be registered", { key: hex(act.key), index: 0n });
    act.hash = act.check(act.by.key, this.mechanism);
    return act;
  }

  head(text) {
    // Of as many witnesses as there are: a cheat would not get a quorum.
    const loose = Object.assign(Object.create(this.mechanism), { quorum: 0 }), origin = text.split("\n", 1)[0];
    const head = openNote(text, loose, this.report, true, this.terms);
    const { term } = this.terms.all.find((one) => one.origin === origin);
    this.usedTerms.add(term);
    return { ...head, term };
  }

  /**
   * Whether what was signed over so many leaves is of two terms, of which no other stands between. The earlier must be the
   * founders': no file shows whether another has come to nothing. What it signed must count: beyond the end of its term it
   * is void, and contradicts nobody.
   */
  areTwo(a, b) {
    if (a.term === b.term) return false;
    const [first, last] = a.term < b.term ? [a, b] : [b, a];
    const between = this.terms.all.filter(({ term }) => term >= first.term && term <= last.term);
    const follow = BigInt(between.length) === last.term - first.term + 1n;
    shows(first.term === 1n && follow && first.size <= between[1].from, "nothing contradicts what counts of an earlier term");
    between.forEach(({ term }) => this.usedTerms.add(term));
    return true;
  }

  place([index, leaf, hashes], head) {
    checkInclusion(leaf, index, head.size, hashes, head.root);
  }

  receipt(data) {
    const form = (holds) => must(holds, "receipt", "a receipt is not one that the sequencer signed");
    form(data[0] === 0xd2);
    const [top, , payload, signature] = decode(data.subarray(1), list("b", {}, "b", 64), "receipt");
    form(hex(top) === "a10127");
    const message = encode(["Signature1", top, join(ascii("cw1-receipt"), this.mechanism.genesis), payload]);
    const by = this.terms.all.find((one) => signed(one.key, message, signature));
    form(by);
    this.usedTerms.add(by.term);
    return [...decode(payload, list(32, "u", "u"), "receipt"), by.term];
  }

  log(terms, witnesses = []) {
    const accused = ([name, key]) => ({ name, key: hex(key) });
    const named = this.mechanism.witnesses.filter(([name]) => witnesses.includes(name));
    const logs = this.terms.all.filter(({ term }) => terms.includes(term)).map(({ origin, key }) => [origin, key]);
    return [...logs, ...named].map(accused);
  }
}

const called = (act) => `${act.by.name} ${act.serial}`;
const authorOf = (act) => [{ name: act.by.name, key: hex(act.by.key) }];
const namesOf = (head) => head.signers.map(({ name }) => name);
const sameAct = (a, b) => same(a.key, b.key) && same(a.payload, b.payload);
const rawLeaf = (leaf) => {
  must(leaf.length <= 65_535, "act-form", "a leaf is too long");
  const [kind, at, data] = decode(leaf, list("u", "u", "b"), "leaf");
  must(kind < 2n, "act-form", "leaf: unknown kind");
  return { kind, at, data };
};

/** The time of an act's leaf, or null. */
const leafTime = (leaf) => attempt(() => readLeaf(leaf))?.at ?? null;

/** Whether a leaf holds this very act, under whatever signature. */
const isIn = (act, leaf) => attempt(() => sameAct(new Act(readLeaf(leaf).data), act)) ?? false;

/** Two heads in their order; the witnesses who signed both. */
function bothSigned(a, b) {
  const before = a.size < b.size || (a.size === b.size && hex(a.root) < hex(b.root));
  shows(before, "two checkpoints stand in the wrong order, or are the same");
  return namesOf(a).filter((name) => namesOf(b).includes(name));
}

/**
 * Two heads that contradict each other. Of two terms one is false, and which one no file tells; a witness may have signed both:
 * it gives up what no quorum had signed.
 */
function ofHeads(court, a, b, facts) {
  const both = bothSigned(a, b), oneOf = court.areTwo(a, b);
  return { against: court.log([a.term, b.term], oneOf ? [] : both), oneOf, facts };
}

function judgeFork(court, first, second, treeRoot, hashes) {
  const a = court.head(first), b = court.head(second);
  checkConsistency(a.size, treeRoot, b.size, b.root, hashes);
  shows(!same(treeRoot, a.root), "the two checkpoints are of one record");
  return ofHeads(court, a, b, { size: a.size, other_size: b.size });
}

function judgeTwoLeaves(court, index, leafA, proofA, headA, leafB, proofB, headB) {
  const a = court.head(headA), b = court.head(headB);
  court.place([index, leafA, proofA], a);
  court.place([index, leafB, proofB], b);
  shows(!same(leafA, leafB), "the two leaves are one");
  return ofHeads(court, a, b, { index, size: a.size, other_size: b.size });
}

function judgeBadLeaf(court, places, note) {
  const head = court.head(note);
  places.forEach((place) => court.place(place, head));
  const ordered = places.length === 1 || (places.length === 2 && places[0][0] < places[1][0]);
  shows(ordered, "one leaf or two in their order are shown");
  const reason = places.length === 1 ? alone(court, places[0]) : together(...places);
  shows(reason, "the leaf may stand there");
  const facts = { index: places[places.length - 1][0], reason, size: head.size };
  if (places.length === 2) [facts.other_index] = places[0];
  return { against: court.log([head.term], namesOf(head)), facts };
}

/** Why a leaf may stand in no record of this mechanism at this index; null if it may. */
function alone(court, [index, leaf]) {
  const read = attempt(() => rawLeaf(leaf)), { mechanism } = court;
  if (!read) return "form";
  if (read.kind === 0n) {
    const first = encode([0n, mechanism.founded * 1000n, mechanism.document]);
    return index > 0n || !same(leaf, first) ? "genesis" : null;
  }
  if (index === 0n) return "genesis";
  const act = attempt(() => new Act(read.data));
  if (!act) return "form";
  const key = court.key(act.key);
  if (key && !attempt(() => act.check(key.key, mechanism))) return "signature";
  return attempt(() => [publicChange(act)]) ? null : "content";
}

/** Why two leaves may not stand in one record in this order; null if they may. */
function together([, before], [, after]) {
  const a = readLeaf(before), b = readLeaf(after), first = new Act(a.data), second = new Act(b.data);
  if (b.at < a.at) return "backwards";
  return first.name() === second.name() ? "name" : null;
}

function judgeFalseReceipt(court, receipt, data, place, note) {
  const [hash, promised, promisedAt, term] = court.receipt(receipt), act = court.act(data), head = court.head(note);
  court.place(place, head);
  shows(same(act.hash, hash), "the receipt is of another act");
  const [index, leaf] = place, [kept, at] = [isIn(act, leaf), leafTime(leaf)];
  const order = at !== null && (index < promised ? at > promisedAt : at < promisedAt);
  shows(index === promised ? !kept || at !== promisedAt : kept || order, "the record does not contradict the receipt");
  const facts = { name: called(act), promised_index: promised, promised_ms: promisedAt, index, size: head.size };
  // A promise of the leaf at this index is one over the leaves up to it.
  const oneOf = court.areTwo({ term, size: promised + 1n }, head);
  return { against: court.log([term, head.term]), oneOf, facts };
}

function judgeTwoReceipts(court, first, second) {
  shows(hex(first) < hex(second), "two receipts stand in the wrong order, or are the same");
  const [actA, indexA, atA, term] = court.receipt(first), [actB, indexB, atB, other] = court.receipt(second);
  shows(term === other, "what one promised, its successor may place elsewhere");
  const one = same(actA, actB), places = one && (indexA !== indexB || atA !== atB), acts = !one && indexA === indexB;
  const order = (indexA < indexB && atA > atB) || (indexB < indexA && atB > atA);
  shows(places || acts || order, "the receipts do not contradict each other");
  return { against: court.log([term]), facts: { index: indexA, at_ms: atA, other_index: indexB, other_ms: atB } };
}

/** The mechanism's limit after which the picture counts as stale. */
const isLate = (court, at, known) => known > at + court.mechanism.clocks[2];
const sorted = (times) => [...times].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));

function judgeBackDated(court, place, note, earlier) {
  const head = court.head(note), before = court.head(earlier);
  court.place(place, head);
  const at = leafTime(place[1]), times = sorted(before.signers.map(({ at_s: s }) => s * 1000n)).reverse();
  shows(at !== null, "the leaf is no act");
  const sure = times.length >= court.oneHonest && isLate(court, at, times[court.oneHonest - 1]);
  const known = sure ? times[court.oneHonest - 1] : times[times.length - 1];
  shows(known !== undefined && isLate(court, at, known), "no witness's signature is too late for the leaf's time");
  shows(before.size <= place[0], "the earlier checkpoint covers the leaf");
  // While a term begins, a witness may still sign for the one before.
  shows(before.term === head.term, "the two checkpoints are of two terms");
  const facts = { index: place[0], at_ms: at, known_ms: known, witnesses: namesOf(before) };
  return { against: court.log([head.term], sure ? [] : namesOf(before)), oneOf: !sure, facts };
}

function judgeTwoTexts(court, first, second) {
  shows(hex(first) < hex(second), "two acts stand in the wrong order, or are the same");
  const a = court.act(first), b = court.act(second);
  shows(a.name() === b.name() && !sameAct(a, b), "the two acts are one, or have two names");
  return { against: authorOf(a), facts: { name: called(a) } };
}

function judgeBadSeal(court, data, key) {
  const act = court.act(data);
  shows(act.content === null, "the act is not sealed");
  const reason = sealFault(court.mechanism, act, key);
  shows(reason, "the act opens to what its author committed to");
  return { against: authorOf(act), facts: { name: called(act), reason } };
}

function hmac(key, message) {
  const pad = (byte) => Uint8Array.from({ length: 64 }, (_, n) => (key[n] ?? 0) ^ byte);
  return sha256(pad(0x5c), sha256(pad(0x36), message));
}

/** HKDF-SHA256 without a salt, at most 32 bytes. */
const hkdf = (key, length, ...info) => hmac(hmac(new Uint8Array(32), key), join(...info, Uint8Array.of(1))).subarray(0, length);

/** A block of ChaCha20 with nonce 0. */
function chacha(key, counter) {
  const view = new DataView(key.buffer, key.byteOffset), start = new Uint32Array(16);
  [0x61707865, 0x3320646e, 0x79622d32, 0x6b206574].forEach((word, n) => { start[n] = word; });
  for (let n = 0; n < 8; n += 1) start[4 + n] = view.getUint32(4 * n, true);
  start[12] = counter;
  const x = Uint32Array.from(start);
  const turn = (n, by) => (n << by) | (n >>> (32 - by));
  const quarter = (a, b, c, d) => {
    x[a] += x[b]; x[d] = turn(x[d] ^ x[a], 16);
    x[c] += x[d]; x[b] = turn(x[b] ^ x[c], 12);
    x[a] += x[b]; x[d] = turn(x[d] ^ x[a], 8);
    x[c] += x[d]; x[b] = turn(x[b] ^ x[c], 7);
  };
  for (let n = 0; n < 10; n += 1) {
    for (let k = 0; k < 4; k += 1) quarter(k, 4 + k, 8 + k, 12 + k);
    for (let k = 0; k < 4; k += 1) quarter(k, 4 + ((k + 1) & 3), 8 + ((k + 2) & 3), 12 + ((k + 3) & 3));
  }
  const out = new Uint8Array(64), to = new DataView(out.buffer);
  x.forEach((word, n) => to.setUint32(4 * n, word + start[n], true));
  return out;
}

const little = (number, width) => big(number, width).reverse();

/** What a ChaCha20-Poly1305 ciphertext opens to under nonce 0 (RFC 8439 section 2.8), or null. */
function decrypt(key, sealed, aad) {
  if (sealed.length < 16) return null;
  const body = sealed.subarray(0, -16), tag = sealed.subarray(-16), once = chacha(key, 0);
  const filled = (bytes) => join(bytes, new Uint8Array((16 - (bytes.length % 16)) % 16));
  const message = join(filled(aad), filled(body), little(aad.length, 8), little(body.length, 8));
  const r = fromLittle(once.subarray(0, 16)) & 0x0ffffffc0ffffffc0ffffffc0fffffffn, prime = (1n << 130n) - 5n;
  let sum = 0n;
  for (let at = 0; at < message.length; at += 16) {
    sum = ((sum + fromLittle(message.subarray(at, at + 16)) + (1n << 128n)) * r) % prime;
  }
  const expected = little((sum + fromLittle(once.subarray(16, 32))) & ((1n << 128n) - 1n), 16);
  if (!same(expected, tag)) return null;
  const out = new Uint8Array(body.length);
  for (let at = 0; at < body.length; at += 64) {
    const stream = chacha(key, 1 + at / 64);
    for (let n = at; n < body.length && n < at + 64; n += 1) out[n] = body[n] ^ stream[n - at];
  }
  return out;
}

/** What is wrong with what comes out under the published key; null if nothing is. */
function sealFault(mechanism, act, base) {
  const payload = decodeMap(act.payload, "act payload"), sealed = payload.get(10n);
  // What the seal is bound to: the payload with an empty ciphertext.
  const bare = encode(new Map([...payload].map(([n, item]) => [n, n === 10n ? new Uint8Array(0) : item])));
  const clear = join(mechanism.genesis, act.key, big(act.serial, 8), bare);
  const padded = decrypt(hkdf(base, 32, ascii("cw/enc/1"), act.commitment, sha256(clear)), sealed, clear);
  shows(padded, "the act does not open under this key");
  const item = attempt(() => readItem(padded, 0, -1));
  if (!item) return "content";
  const [, end] = item, rest = padded.subarray(end);
  if (padded.length % 16 || rest.length >= 16 || rest.some((byte) => byte)) return "padding";
  const content = attempt(() => readContent(padded.subarray(0, end)));
  if (!content) return "content";
  const hashes = [...content].map(([number, value]) => {
    const n = big(number, 8);
    return sha256(ascii("cw/f/1"), hkdf(base, 16, ascii("cw/salt/1"), n), n, encode(value));
  });
  return same(sha256(ascii("cw/c/1"), ...hashes), act.commitment) ? null : "commitment";
}

/** Whether an author who saw `seen`, a root or the first half of one, saw this tree. */
const sawRoot = (seen, treeRoot) => same(seen, treeRoot.subarray(0, seen.length));

function judgeSeenOther(court, place, note, treeRoot, hashes) {
  const head = court.head(note);
  court.place(place, head);
  shows(head.term === 1n, "under a later term an author may have seen what is void since");
  const act = court.act(readLeaf(place[1]).data), [size, seen] = act.seen;
  if (treeRoot.length) {
    shows(size <= place[0] && treeRoot.length === 32, "a root is given for what was not there");
    checkConsistency(size, treeRoot, head.size, head.root, hashes);
    shows(!sawRoot(seen, treeRoot), "its author had seen this record");
  } else shows(size > place[0] && !hashes.length, "no root is given for what was there");
  const facts = { name: called(act), index: place[0], seen_size: size };
  return { against: [...court.log([1n]), ...authorOf(act)], oneOf: true, facts };
}

function judgeOmission(court, data, deposits, start, frontier, leaves, note) {
  const act = court.act(data), head = court.head(note), { mechanism } = court;
  let last = -1;
  const held = deposits.map((bytes) => {
    const deposit = court.act(bytes), change = attempt(() => publicChange(deposit)), { member, name } = deposit.by;
    shows(change?.wire === 25n && same(change.fields.get(1n), act.hash), "a deposit is not one of this act");
    const runs = mechanism.witnesses.some(([, , by]) => by === BigInt(member));
    shows(runs && member > last, "a deposit is of no witness, or out of order");
    last = member;
    return { name, at: change.fields.get(2n) };
  });
  shows(held.length >= court.oneHonest, "too few witnesses held the act");
  const deposited = sorted(held.map(({ at }) => at))[court.oneHonest - 1], [size, seen] = act.seen;
  // Its author had seen these leaves, whose root nobody can foresee: it stands nowhere before.
  const saw = size === start && bits(start) === frontier.length && sawRoot(seen, fold(frontier));
  shows(saw, "the frontier is not what the author had seen");
  shows(start + BigInt(leaves.length) === head.size, "the leaves do not reach to the checkpoint's end");
  const peaks = [...frontier];
  leaves.forEach((leaf, n) => grow(peaks, start + BigInt(n), leaf));
  shows(same(fold(peaks), head.root), "the leaves are not those of the record");
  const until = leaves.length ? leafTime(leaves[leaves.length - 1]) : null;
  // A successor has had the time since its term began.
  const { from } = court.terms.all.find(({ term }) => term === head.term);
  let since = deposited;
  if (head.term > 1n && from >= start) {
    shows(from - start < BigInt(leaves.length), "the term has not begun");
    const began = leafTime(leaves[Number(from - start)]);
    shows(began !== null, "the term does not begin with an act");
    if (began > since) since = began;
  }
  shows(until !== null && isLate(court, since, until), "the act's time is not over");
  shows(!leaves.some((leaf) => isIn(act, leaf)), "the act is in the record");
  const witnesses = held.map(({ name }) => name);
  const facts = { name: called(act), deposited_ms: deposited, witnesses, until_ms: until, size: head.size };
  return { against: court.log([head.term]), facts };
}

/** { 1: genesis document, 2: kind, 3: parts, 4: [registration, ..], ?5: [succession, ..] } */
function verifyEvidence(text, wanted, report) {
  must(text.endsWith("\n"), "form-text", "the file's last line has no end");
  const data = readBase64(text.slice(EVIDENCE.length, -1), "the body");
  const form = { 1: "b", 2: "u", 3: "any", 4: [PUBLIC[17]] }, any = decode(data, "any", "body");
  const later = any instanceof Map && any.get(5n)?.length > 0;
  const body = decode(data, later ? { ...form, 5: [PUBLIC[29]] } : form, "body");
  const known = KINDS_OF_EVIDENCE[body.get(2n)];
  must(known && fits(body.get(3n), known[1]), "form-shape", "the evidence is not of the agreed form", { what: "body" });
  report.pass({ kind: "evidence" });
  const mechanism = new Mechanism(body.get(1n), wanted, report), [proves, , judges] = known;
  const court = new Court(mechanism, body.get(4n), body.get(5n) ?? [], report);
  report.begin("evidence");
  const { against, oneOf = false, facts } = judges(court, ...body.get(3n));
  const used = court.registered.every((id) => court.used.has(id));
  must(used, "key-proof", "a key is registered that nothing is signed with");
  const rested = court.terms.all.every(({ term }) => court.usedTerms.has(term));
  shows(rested, "a succession is shown, and nothing is signed in its term");
  report.begin("evidence");
  report.pass({ proves, against: against.map(({ name }) => name), one_of: oneOf });
  return { ...mechanism.shown("evidence"), proves, against, one_of: oneOf, ...facts };
}

// --- The one door -----------------------------------------------------------------------------------------------------

/** Keeps what was checked, in order, and what was being checked when something was refused. */
class Report {
  constructor() {
    this.steps = [];
    this.current = "form";
  }

  begin(step) {
    this.current = step;
  }

  pass(details) {
    this.steps.push({ step: this.current, ...details });
  }
}

/**
 * Verifies the bytes of a file, or a Map from path to bytes for an exported record. `genesis`, 32 bytes or null, is the
 * hash that was read aloud at the founding: without it a file is shown to be sound in itself, not whose it is.
 */
export function verify(input, genesis = null) {
  const report = new Report();
  try {
    const shown = judge(input, genesis, report);
    return { holds: true, steps: report.steps, shown };
  } catch (why) {
    const deep = why instanceof RangeError;
    if (!(why instanceof Refused) && !deep) throw why;
    const { code = "form-canonical", values = {}, message } = why;
    return { holds: false, steps: report.steps, fault: { step: report.current, code, values, sentence: message } };
  }
}

function judge(input, genesis, report) {
  if (input instanceof Map) return verifyRecord(input, genesis, report);
  const begins = (header) => same(input.subarray(0, header.length), ascii(header));
  if (begins(PROOF)) return verifyBundle(readText(input, "the file"), genesis, report);
  if (begins(ABSENCE)) return verifyAbsence(readText(input, "the file"), genesis, report);
  if (begins(EVIDENCE)) return verifyEvidence(readText(input, "the file"), genesis, report);
  throw new Refused("form-unknown", {}, "neither a proof bundle nor a proof of absence nor evidence nor a folder with a record");
}

/** An item's value as a person can read it: text as text, numbers as numbers, bytes in hexadecimal, lists in brackets. */
export function readable(bytes) {
  const say = (value) => {
    if (value instanceof Uint8Array) return hex(value);
    if (Array.isArray(value)) return `[${value.map(say).join(", ")}]`;
    if (value instanceof Map) return `{${[...value].map(([key, item]) => `${key}: ${say(item)}`).join(", ")}}`;
    return String(value);
  };
  try {
    return say(decode(bytes, "any", "item"));
  } catch {
    return hex(bytes);
  }
}

export { hex, unhex };

// --- Under Node -------------------------------------------------------------------------------------------------------

/** JSON in which numbers of any size are numbers. */
function json(value) {
  if (typeof value === "bigint" || typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value === "string") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(json).join(",")}]`;
  return `{${Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}:${json(item)}`).join(",")}}`;
}

async function main(args) {
  const fs = await import("node:fs"), paths = await import("node:path");
  let wanted = null;
  if (args[0] === "--genesis" && args.length > 1) [wanted, args] = [unhex(args[1]), args.slice(2)];
  else wanted = undefined;
  if (!args.length || args[0].startsWith("-") || (wanted !== undefined && wanted?.length !== 32)) {
    console.error("usage: verify.mjs [--genesis HEX] FILE-OR-DIRECTORY...");
    return 2;
  }
  const below = (folder, prefix, files) => {
    for (const name of fs.readdirSync(folder).sort()) {
      const path = paths.join(folder, name), kind = fs.lstatSync(path);
      if (kind.isDirectory()) below(path, `${prefix}${name}/`, files);
      else if (kind.isFile()) files.set(prefix + name, new Uint8Array(fs.readFileSync(path)));
      else throw new Error(`${prefix}${name} is no plain file`);
    }
    return files;
  };
  let code = 0;
  for (const path of args) {
    let said;
    try {
      const input = fs.statSync(path).isDirectory() ? below(path, "", new Map()) : new Uint8Array(fs.readFileSync(path));
      const { holds, shown, fault } = verify(input, wanted ?? null);
      said = holds ? json(shown) : `not verified: ${path}: ${fault.sentence}`;
    } catch (fault) {
      said = `not verified: ${path}: ${fault.message}`;
    }
    if (said.startsWith("not verified")) code = 1;
    console.log(said.replaceAll("\n", " "));
  }
  return code;
}

// A page has no process; a program that imports this file is another one.
if (globalThis.process?.versions?.node && process.argv[1]) {
  const { realpathSync } = await import("node:fs"), { fileURLToPath } = await import("node:url");
  if (realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) process.exitCode = await main(process.argv.slice(2));
}
