"""NATS JetStream with a file store and `sync_interval: always`: the speed of light. No signatures, no seals, no TLS."""

import asyncio
import json
import os
import secrets
import shutil
import socket
import subprocess
import time

import harness
from harness import PEERS, Bytes, Receiver, stop, tree, wait_http

SERVER = f"{PEERS}/nats/bin/nats-server"
DIR = f"{PEERS}/nats/run"
PORT, MONITOR = 34222, 38222


class Call:
    """A connection that speaks the NATS protocol by itself; `on` gets subject, reply subject and payload."""

    async def open(self, on):
        self.bytes = Bytes()
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", PORT, limit=1 << 22)
        self.writer.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.send(b'CONNECT {"verbose":false,"pedantic":false,"headers":true,"no_responders":true}\r\nPING\r\n')
        self.task = asyncio.create_task(self.read(on))
        await asyncio.sleep(0.05)
        return self

    def send(self, data):
        self.bytes.up += len(data)
        self.writer.write(data)

    async def read(self, on):
        while line := await self.reader.readline():
            self.bytes.down += len(line)
            parts = line.split()
            if parts[0] in (b"MSG", b"HMSG"):
                size = int(parts[-1]) + 2
                payload = await self.reader.readexactly(size)
                self.bytes.down += size
                has_reply = len(parts) == (5 if parts[0] == b"MSG" else 6)
                on(parts[1].decode(), parts[3].decode() if has_reply else None, payload[:-2])
            elif parts[0] == b"PING":
                self.send(b"PONG\r\n")


class Nats:
    name = "NATS JetStream"
    notes = "file store, one replica, sync_interval always; no signature, no seal, no TLS"

    def __init__(self):
        self.calls = []

    def prepare(self):
        shutil.rmtree(DIR, ignore_errors=True)
        os.makedirs(DIR)
        with open(f"{DIR}/nats.conf", "w") as conf:
            conf.write(f'listen: "127.0.0.1:{PORT}"\nhttp: "127.0.0.1:{MONITOR}"\n')
            conf.write(f'jetstream {{ store_dir: "{DIR}/store", max_file: 4G, sync_interval: always }}\n')

    def start(self):
        log = open(f"{DIR}/log", "a")
        self.process = subprocess.Popen([SERVER, "-c", f"{DIR}/nats.conf"], stdout=log, stderr=log)
        return wait_http(MONITOR, "/healthz")

    def pids(self):
        return [p.pid for p in tree([self.process.pid])]

    def version(self):
        return subprocess.check_output([SERVER, "--version"], text=True).strip()

    async def asking(self):
        """A connection with a function that sends a request and waits for its answer."""
        pending = {}

        def on(subject, _, payload):
            waiting = pending.pop(subject, None)
            if waiting and not waiting.done():
                waiting.set_result(payload)

        call = await Call().open(on)
        self.calls.append(call)
        inbox, n = "_I." + secrets.token_hex(4), 0
        call.send(f"SUB {inbox}.* 1\r\n".encode())

        async def ask(subject, payload):
            nonlocal n
            n += 1
            reply = f"{inbox}.{n}"
            pending[reply] = asyncio.get_running_loop().create_future()
            call.send(f"PUB {subject} {reply} {len(payload)}\r\n".encode() + payload + b"\r\n")
            return await asyncio.wait_for(pending[reply], 10)

        return call, ask

    async def make_stream(self):
        _, ask = await self.asking()
        stream = {"name": "ACTS", "subjects": ["acts.>"], "storage": "file", "retention": "limits", "num_replicas": 1}
        answer = json.loads(await ask("$JS.API.STREAM.CREATE.ACTS", json.dumps(stream).encode()))
        assert "error" not in answer, answer
        await self.done()

    async def sender(self, n):
        self.sending, ask = await self.asking()

        async def send(text):
            answer = await ask(f"acts.a.{n}", text.encode())
            if b'"seq"' not in answer:
                raise RuntimeError(answer)

        return send

    async def receiver(self, saw):
        name, subject = "c" + secrets.token_hex(4), "d." + secrets.token_hex(4)

        def on(_, reply, payload):
            if reply and reply.startswith("$JS.ACK"):
                self.reading.send(f"PUB {reply} 0\r\n\r\n".encode())
                saw(payload)

        self.reading = await Call().open(on)
        self.calls.append(self.reading)
        self.reading.send(f"SUB {subject} 2\r\n".encode())
        _, ask = await self.asking()
        config = {"name": name, "deliver_subject": subject, "deliver_policy": "new", "ack_policy": "explicit"}
        request = {"stream_name": "ACTS", "config": {**config, "max_ack_pending": 20000}}
        answer = json.loads(await ask(f"$JS.API.CONSUMER.CREATE.ACTS.{name}", json.dumps(request).encode()))
        assert "error" not in answer, answer
        return Receiver(asyncio.Event().wait())

    def count(self):
        up, down = self.sending.bytes, self.reading.bytes
        return up.up, up.down, down.up, down.down

    async def done(self):
        for call in self.calls:
            call.task.cancel()
            call.writer.close()
        self.calls = []


async def main():
    peer = Nats()
    peer.prepare()
    peer.start()
    try:
        await peer.make_stream()
        starts = []
        for _ in range(3):
            stop(peer.process)
            starts.append(round(peer.start(), 3))
        time.sleep(2)
        return {**await harness.suite(peer), "start_s": starts}
    finally:
        stop(peer.process)


harness.run(main)
