"""Matrix Synapse, one process with SQLite: 65 users in one room, not end-to-end encrypted, rate limits lifted, no TLS."""

import asyncio
import hashlib
import hmac
import json
import os
import shutil
import subprocess
import time
import urllib.parse

import harness
from harness import PEERS, Http, Receiver, stop, wait_http

PYTHON = f"{PEERS}/synapse/bin/python"
DIR = f"{PEERS}/synapse/run"
PORT = 18008
USERS = 65
FAST = {"per_second": 1_000_000, "burst_count": 1_000_000}


def config():
    return {
        "server_name": "bench.local",
        "pid_file": f"{DIR}/pid",
        "listeners": [
            {
                "port": PORT,
                "bind_addresses": ["127.0.0.1"],
                "type": "http",
                "tls": False,
                "resources": [{"names": ["client"], "compress": False}],
            }
        ],
        "database": {"name": "sqlite3", "args": {"database": f"{DIR}/homeserver.db"}},
        "log_config": f"{DIR}/log.yaml",
        "media_store_path": f"{DIR}/media",
        "registration_shared_secret": "bench",
        "enable_registration": False,
        "report_stats": False,
        "macaroon_secret_key": "bench",
        "form_secret": "bench",
        "signing_key_path": f"{DIR}/signing.key",
        "trusted_key_servers": [],
        "suppress_key_server_warning": True,
        "presence": {"enabled": False},
        "federation_domain_whitelist": [],
        "bcrypt_rounds": 4,
        "rc_message": FAST,
        "rc_registration": FAST,
        "rc_joins_per_room": FAST,
        "rc_login": {"address": FAST, "account": FAST, "failed_attempts": FAST},
        "rc_joins": {"local": FAST, "remote": FAST},
        "rc_invites": {"per_room": FAST, "per_user": FAST},
        "rc_room_creation": FAST,
    }


def log_config():
    handler = {"class": "logging.FileHandler", "filename": f"{DIR}/homeserver.log"}
    return {"version": 1, "handlers": {"file": handler}, "root": {"level": "WARNING", "handlers": ["file"]}}


class Synapse:
    name = "Matrix Synapse"
    notes = "SQLite, one process, 65 users in one room, rate limits lifted; no end-to-end encryption, no TLS"

    def __init__(self):
        self.tokens, self.calls, self.sent, self.readers = [], [], 0, 0

    def prepare(self):
        shutil.rmtree(DIR, ignore_errors=True)
        os.makedirs(DIR)
        # JSON is YAML.
        for name, content in (("homeserver.yaml", config()), ("log.yaml", log_config())):
            with open(f"{DIR}/{name}", "w") as file:
                json.dump(content, file)
        subprocess.run([*self.command(), "--generate-keys"], check=True, capture_output=True)

    def command(self):
        return [PYTHON, "-m", "synapse.app.homeserver", "-c", f"{DIR}/homeserver.yaml"]

    def start(self):
        log = open(f"{DIR}/out", "a")
        self.process = subprocess.Popen(self.command(), stdout=log, stderr=log)
        return wait_http(PORT, "/_matrix/client/versions")

    def pids(self):
        return [self.process.pid]

    def version(self):
        asked = "from importlib.metadata import version; print(version('matrix-synapse'))"
        return "Synapse " + subprocess.check_output([PYTHON, "-c", asked], text=True).strip()

    async def make_room(self):
        http = Http(PORT)
        for n in range(USERS):
            _, answer = await http.json("GET", "/_synapse/admin/v1/register")
            said = b"\0".join([answer["nonce"].encode(), f"u{n}".encode(), b"pw", b"notadmin"])
            user = {"nonce": answer["nonce"], "username": f"u{n}", "password": "pw", "admin": False}
            user["mac"] = hmac.new(b"bench", said, hashlib.sha1).hexdigest()
            status, answer = await http.json("POST", "/_synapse/admin/v1/register", user)
            assert status == 200, answer
            self.tokens.append({"Authorization": f"Bearer {answer['access_token']}"})
        room = {"preset": "public_chat", "room_version": "11"}
        status, answer = await http.json("POST", "/_matrix/client/v3/createRoom", room, self.tokens[0])
        assert status == 200, answer
        self.room = urllib.parse.quote(answer["room_id"])
        for token in self.tokens[1:]:
            status, answer = await http.json("POST", f"/_matrix/client/v3/rooms/{self.room}/join", {}, token)
            assert status == 200, answer
        http.close()

    async def sender(self, n):
        http = Http(PORT, {**self.tokens[n % 64], "Content-Type": "application/json"})
        await http.open()
        self.calls.append(http)
        self.sending = http

        async def send(text):
            self.sent += 1
            path = f"/_matrix/client/v3/rooms/{self.room}/send/m.room.message/{time.time_ns()}{self.sent}"
            status, answer = await http.json("PUT", path, {"msgtype": "m.text", "body": text})
            if status != 200:
                raise RuntimeError(f"{status} {answer}")

        return send

    async def receiver(self, saw):
        http = Http(PORT, self.tokens[64])
        await http.open()
        self.reading = http
        # A filter of its own each time: an initial answer is cached for two minutes.
        self.readers += 1
        asked = {"room": {"timeline": {"limit": 1000 + self.readers}}}
        asked = urllib.parse.quote(json.dumps(asked))
        _, first = await http.json("GET", f"/_matrix/client/v3/sync?timeout=0&filter={asked}")

        async def read():
            since = first["next_batch"]
            while True:
                _, out = await http.request(
                    "GET", f"/_matrix/client/v3/sync?timeout=10000&since={since}&filter={asked}"
                )
                saw(out)
                since = json.loads(out)["next_batch"]

        return Receiver(read(), http.close)

    def count(self):
        up, down = self.sending.bytes, self.reading.bytes
        return up.up, up.down, down.up, down.down

    async def done(self):
        for call in self.calls:
            call.close()
        self.calls = []


async def main():
    peer = Synapse()
    peer.prepare()
    peer.start()
    try:
        await peer.make_room()
        stop(peer.process)
        starts = [round(peer.start(), 2)]
        await asyncio.sleep(5)
        return {**await harness.suite(peer), "start_s": starts}
    finally:
        stop(peer.process)


harness.run(main)
