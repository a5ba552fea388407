"""The hand-built signed hash chain of chain_server.py on a throw-away PostgreSQL 15. No seals, no witnesses, no TLS."""

import asyncio
import os
import shutil
import subprocess
import sys
import time

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

import harness
from harness import PEERS, Http, Receiver, stop, wait_http

HERE = os.path.dirname(os.path.abspath(__file__))
BIN = "/usr/lib/postgresql/15/bin"
DATA = f"{PEERS}/chain/data"
PORT, DATABASE_PORT = 18070, 35432


def postgres(command):
    """PostgreSQL refuses to run as root."""
    asked = ["su", "postgres", "-c", command] if os.geteuid() == 0 else ["sh", "-c", command]
    subprocess.run(asked, check=True, capture_output=True, cwd="/")


class Chain:
    name = "hand-built chain"
    notes = "aiohttp, asyncpg, PostgreSQL, synchronous_commit on, Ed25519 checked; no seal, no witness, no TLS"

    def __init__(self):
        self.calls = []
        self.key = Ed25519PrivateKey.generate()
        self.public = self.key.public_key().public_bytes_raw().hex()

    def prepare(self):
        shutil.rmtree(f"{PEERS}/chain", ignore_errors=True)
        os.makedirs(f"{PEERS}/chain")
        if os.geteuid() == 0:
            shutil.chown(f"{PEERS}/chain", "postgres")
        postgres(f"{BIN}/initdb -D {DATA} -A trust -U postgres -E UTF8 --locale=C.UTF-8")

    def start_database(self):
        options = (
            f"-p {DATABASE_PORT} -c listen_addresses=127.0.0.1 -c unix_socket_directories={DATA} "
            "-c shared_buffers=128MB -c synchronous_commit=on -c max_connections=120"
        )
        postgres(f"{BIN}/pg_ctl -D {DATA} -w -t 60 -l {DATA}/log -o '{options}' start")

    def stop_database(self):
        postgres(f"{BIN}/pg_ctl -D {DATA} -m fast -w stop")

    def start(self):
        log = open(f"{PEERS}/chain.server.log", "a")
        database = f"postgresql://postgres@127.0.0.1:{DATABASE_PORT}/postgres"
        command = [sys.executable, f"{HERE}/chain_server.py", database, str(PORT)]
        self.process = subprocess.Popen(command, stdout=log, stderr=log)
        return wait_http(PORT, "/health")

    def pids(self):
        with open(f"{DATA}/postmaster.pid") as pid:
            return [self.process.pid, int(pid.readline())]

    def version(self):
        return subprocess.check_output([f"{BIN}/postgres", "--version"], text=True).strip()

    async def sender(self, _n):
        http = Http(PORT, {"X-Key": self.public, "Content-Type": "text/plain"})
        await http.open()
        self.calls.append(http)
        self.sending = http

        async def send(text):
            body = text.encode()
            status, _ = await http.request("POST", "/acts", body, {"X-Signature": self.key.sign(body).hex()})
            if status != 200:
                raise RuntimeError(status)

        return send

    async def receiver(self, saw):
        http = Http(PORT)
        await http.head("GET", "/stream")
        self.calls.append(http)
        self.reading = http

        async def read():
            while True:
                event = await http.line()
                if b"data:" in event:
                    saw(event)

        return Receiver(read())

    def count(self):
        up, down = self.sending.bytes, self.reading.bytes
        return up.up, up.down, down.up, down.down

    async def done(self):
        for call in self.calls:
            call.close()
        self.calls = []


async def main():
    peer = Chain()
    peer.prepare()
    peer.start_database()
    try:
        peer.start()
        stop(peer.process)
        peer.stop_database()
        begun = time.time()
        peer.start_database()
        peer.start()
        starts = [round(time.time() - begun, 2)]
        await asyncio.sleep(2)
        return {**await harness.suite(peer), "start_s": starts}
    finally:
        stop(peer.process)
        peer.stop_database()


harness.run(main)
