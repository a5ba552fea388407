"""What every peer is put through: latency one message at a time, rates at 1, 8 and 64 senders, bytes, memory, start.

A peer gives six things: `start()` (seconds until it answers), `pids()`, `sender(i)` (an async function that returns when
the server has acknowledged a text), `receiver(saw)` (whatever reaches a second client is handed to `saw`), `count()`
(bytes up and down at the sender's and at the receiver's socket) and `done()`. Everything is on 127.0.0.1; every loop is
bounded in number or in time.
"""

import asyncio
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time

import psutil
import uvloop

PEERS = os.environ["PEERS"]
SECONDS = int(os.environ.get("SECONDS_EACH", "4"))
MESSAGES = 300
GAP_S = 0.02
TEXT_LEN = 300
SENDERS = (1, 8, 64)
TAG = re.compile(r"[LWTB][0-9]{7}[LWTB]")


def text(tag):
    """A notification of 300 bytes that begins with its tag."""
    head = (
        f"{tag}|from=A|to=B|zone=Z-12|kind=uav|from_t=2026-11-21T06:00Z|to_t=2026-11-21T08:30Z|"
        "poly=33.1021,35.8123;33.1177,35.8301;33.1290,35.8244;33.1102,35.8010|alt=0-1200m|purpose=mapping|"
        "contact=duty-A-3|ack_by=2026-11-21T05:30Z|note="
    )
    return head.ljust(TEXT_LEN, "x")[:TEXT_LEN]


def tags(seen):
    if isinstance(seen, (bytes, bytearray)):
        seen = seen.decode("utf-8", "replace")
    return TAG.findall(seen)


def percentile(values, share):
    ordered = sorted(values)
    return ordered[round(share / 100 * (len(ordered) - 1))]


def ms(values, share):
    return round(1000 * percentile(values, share), 2) if values else None


def tree(pids):
    """Processes and all their children."""
    found = {}
    for pid in pids:
        try:
            process = psutil.Process(pid)
            found.update({p.pid: p for p in [process, *process.children(recursive=True)]})
        except psutil.NoSuchProcess:
            pass
    return list(found.values())


def memory(pids):
    """Resident memory of a process tree in MB, and the same with shared pages divided among their holders."""
    rss = pss = 0
    for process in tree(pids):
        try:
            rss += process.memory_info().rss
            with open(f"/proc/{process.pid}/smaps_rollup") as rollup:
                pss += sum(int(line.split()[1]) * 1024 for line in rollup if line.startswith("Pss:"))
        except (psutil.Error, OSError):
            pass
    return {"rss_mb": round(rss / 1e6, 1), "pss_mb": round(pss / 1e6, 1)}


class Bytes:
    """Bytes that went up and came down."""

    def __init__(self):
        self.up = self.down = 0


class Http:
    """A kept-alive HTTP/1.1 connection with the least headers, which counts TCP payload both ways."""

    def __init__(self, port, headers=None):
        self.port, self.headers = port, headers or {}
        self.reader = self.writer = None
        self.bytes = Bytes()

    async def open(self):
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port, limit=1 << 24)
        self.writer.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def close(self):
        if self.writer:
            self.writer.close()
        self.writer = None

    async def line(self):
        line = await self.reader.readline()
        self.bytes.down += len(line)
        if not line:
            raise ConnectionError("closed")
        return line

    async def head(self, method, path, body=b"", headers=None):
        if self.writer is None:
            await self.open()
        fields = {"Host": f"127.0.0.1:{self.port}", **self.headers, **(headers or {})}
        if body or method in ("POST", "PUT"):
            fields["Content-Length"] = str(len(body))
        lines = [f"{method} {path} HTTP/1.1", *(f"{k}: {v}" for k, v in fields.items()), "", ""]
        request = "\r\n".join(lines).encode() + body
        self.bytes.up += len(request)
        self.writer.write(request)
        await self.writer.drain()
        status, answer = int((await self.line()).split()[1]), {}
        while (line := await self.line()) != b"\r\n":
            key, _, value = line.decode().partition(":")
            answer[key.strip().lower()] = value.strip()
        return status, answer

    async def request(self, method, path, body=b"", headers=None):
        if isinstance(body, dict):
            body = json.dumps(body, separators=(",", ":")).encode()
        status, answer = await self.head(method, path, body, headers)
        if answer.get("transfer-encoding", "").lower() == "chunked":
            out = b""
            while size := int((await self.line()).split(b";")[0], 16):
                out += (await self.exactly(size + 2))[:-2]
            await self.exactly(2)
        else:
            size = int(answer.get("content-length") or 0)
            out = await self.exactly(size) if size else b""
        if answer.get("connection", "").lower() == "close":
            self.close()
        return status, out

    async def exactly(self, size):
        found = await self.reader.readexactly(size)
        self.bytes.down += size
        return found

    async def json(self, *args):
        status, out = await self.request(*args)
        return status, (json.loads(out) if out else None)


class Receiver:
    """A second client that reads for as long as it is not stopped."""

    def __init__(self, reading, end=None):
        self.task, self.end = asyncio.create_task(reading), end

    async def stop(self):
        self.task.cancel()
        await asyncio.gather(self.task, return_exceptions=True)
        if self.end:
            self.end()


def wait_http(port, path, patience=90):
    """Seconds until a server answers."""
    begun = time.time()
    while time.time() < begun + patience:
        try:
            with socket.create_connection(("127.0.0.1", port), 0.5) as call:
                call.settimeout(5)
                call.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
                answer = call.recv(64)
            if answer.startswith(b"HTTP/") and int(answer.split()[1]) == 200:
                return time.time() - begun
        except (OSError, ValueError, IndexError):
            pass
        time.sleep(0.002)
    raise TimeoutError(f"nothing answers on port {port}")


def stop(process):
    """Ends a process that was started here, and its children."""
    children = tree([process.pid])
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    for child in children:
        try:
            child.terminate()
        except psutil.Error:
            pass


class Watch:
    """Which tags a second client has seen, and when."""

    def __init__(self):
        self.at, self.events = {}, {}

    def saw(self, seen):
        now = time.perf_counter()
        for tag in tags(seen):
            if tag not in self.at:
                self.at[tag] = now
                if tag in self.events:
                    self.events[tag].set()

    async def through(self, send, tag):
        """Sends one text and waits for it: its begin, and when it was acknowledged."""
        self.events[tag] = asyncio.Event()
        begun = time.perf_counter()
        await send(text(tag))
        acked = time.perf_counter()
        await asyncio.wait_for(self.events[tag].wait(), 10)
        return begun, acked


async def latency(peer):
    watch = Watch()
    receiver, send = await peer.receiver(watch.saw), await peer.sender(0)
    for n in range(20):
        await watch.through(send, f"W{n:07d}W")
    arrived, acked = [], []
    for n in range(MESSAGES):
        tag = f"L{n:07d}L"
        begun, ack = await watch.through(send, tag)
        arrived.append(watch.at[tag] - begun)
        acked.append(ack - begun)
        await asyncio.sleep(GAP_S)
    await receiver.stop()
    await peer.done()
    return {
        f"{what}_p{p}_ms": ms(times, p) for what, times in (("stream", arrived), ("ack", acked)) for p in (50, 95, 99)
    }


async def rate(peer, senders):
    """A closed loop: every sender has one text under way. Counted when acknowledged; all must reach the receiver."""
    watch = Watch()
    peer.runs = getattr(peer, "runs", 0) + 1
    receiver = await peer.receiver(watch.saw)
    sends = [await peer.sender(n) for n in range(senders)]
    begun = time.perf_counter()
    times, n = [], 0

    async def one(send):
        nonlocal n
        while (now := time.perf_counter()) < begun + SECONDS:
            n += 1
            await send(text(f"T{peer.runs * 1_000_000 + n:07d}T"))
            times.append(time.perf_counter() - now)

    await asyncio.gather(*(one(send) for send in sends))
    elapsed = time.perf_counter() - begun
    until = time.perf_counter() + 20
    while len(watch.at) < len(times) and time.perf_counter() < until:
        await asyncio.sleep(0.05)
    await receiver.stop()
    await peer.done()
    lost = len(times) - len(watch.at)
    return {"senders": senders, "per_s": round(len(times) / elapsed, 1), "lost": lost, "ack_p99_ms": ms(times, 99)}


async def line(peer, counted=100):
    """TCP payload at both clients' sockets for one message; connections stand already."""
    watch = Watch()
    receiver, send = await peer.receiver(watch.saw), await peer.sender(0)
    for n in range(5):
        await watch.through(send, f"W{n:07d}W")
    await asyncio.sleep(0.3)
    before = peer.count()
    for n in range(counted):
        await watch.through(send, f"B{n:07d}B")
        await asyncio.sleep(GAP_S)
    await asyncio.sleep(0.3)
    each = [round((now - old) / counted) for now, old in zip(peer.count(), before)]
    await receiver.stop()
    await peer.done()
    return dict(zip(("sender_up", "sender_down", "receiver_up", "receiver_down"), each))


async def suite(peer):
    out = {"peer": peer.name, "version": peer.version(), "notes": peer.notes, "idle": memory(peer.pids())}
    out["latency"] = await latency(peer)
    out["line"] = await line(peer)
    out["rates"] = []
    for senders in SENDERS:
        out["rates"].append(await rate(peer, senders))
        await asyncio.sleep(0.5)
    out["after"] = memory(peer.pids())
    return out


def run(main):
    uvloop.install()
    json.dump(asyncio.run(main()), sys.stdout)
