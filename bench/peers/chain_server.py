"""What a capable team builds by hand: acts signed with Ed25519, a hash chain in one PostgreSQL row, NOTIFY to a stream.

`POST /acts` verifies the signature over the body, appends to the chain and commits; `GET /stream` sends events."""

import asyncio
import hashlib
import json
import sys

import asyncpg
from aiohttp import web
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

TABLES = """
CREATE TABLE IF NOT EXISTS act (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at timestamptz DEFAULT now(), author text, body text,
    signature bytea, before bytea, hash bytea);
CREATE TABLE IF NOT EXISTS head (one int PRIMARY KEY, hash bytea);
INSERT INTO head VALUES (1, '') ON CONFLICT DO NOTHING
"""


async def app(database):
    pool = await asyncpg.create_pool(database, min_size=4, max_size=16)
    readers = set()
    async with pool.acquire() as connection:
        await connection.execute(TABLES)
    listening = await asyncpg.connect(database)

    def tell(_connection, _pid, _channel, payload):
        event = f"data: {payload}\n\n".encode()
        for reader in readers:
            reader.put_nowait(event)

    await listening.add_listener("act", tell)

    async def post(request):
        body, signature = await request.read(), bytes.fromhex(request.headers["X-Signature"])
        try:
            Ed25519PublicKey.from_public_bytes(bytes.fromhex(request.headers["X-Key"])).verify(signature, body)
        except InvalidSignature:
            return web.Response(status=403)
        async with pool.acquire() as connection, connection.transaction():
            before = await connection.fetchval("SELECT hash FROM head WHERE one = 1 FOR UPDATE")
            head = hashlib.sha256(before + body).digest()
            await connection.execute("UPDATE head SET hash = $1 WHERE one = 1", head)
            insert = (
                "INSERT INTO act (author, body, signature, before, hash) VALUES ($1, $2, $3, $4, $5) RETURNING id"
            )
            number = await connection.fetchval(insert, "A", body.decode(), signature, before, head)
            event = json.dumps({"id": number, "body": body.decode()})
            await connection.execute("SELECT pg_notify('act', $1)", event)
        return web.json_response({"id": number, "hash": head.hex()})

    async def stream(request):
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await response.prepare(request)
        queue = asyncio.Queue()
        readers.add(queue)
        try:
            while True:
                await response.write(await queue.get())
        finally:
            readers.discard(queue)

    async def health(_request):
        return web.Response(text="ok")

    served = web.Application()
    served["listening"] = listening
    served.add_routes([web.post("/acts", post), web.get("/stream", stream), web.get("/health", health)])
    return served


web.run_app(
    app(sys.argv[1]), host="127.0.0.1", port=int(sys.argv[2]), print=None, access_log=None, shutdown_timeout=1
)
