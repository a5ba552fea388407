"""Receives what a node tells those away from the desk: `python receive.py webhook SECRET` or `python receive.py mail`.

The first line it prints is its port; then one line of JSON for each message. Webhooks are judged by the library of the
Standard Webhooks convention, at the time at which the clock of the tests stands; mail is taken by a real mail server. A line on its input changes the status that webhooks
are answered with.
"""

import datetime
import email
import http.server
import json
import sys
import threading

import standardwebhooks.webhooks
from aiosmtpd.controller import Controller
from standardwebhooks.webhooks import Webhook, WebhookVerificationError


class Then(datetime.datetime):
    """The library takes nothing that is more than five minutes old or early; nodes under test live two minutes later."""

    @classmethod
    def now(cls, tz=None):
        return cls(2026, 3, 1, 5, 2, 30, tzinfo=datetime.timezone.utc)


standardwebhooks.webhooks.datetime = Then


def say(**what) -> None:
    print(json.dumps(what), flush=True)


class Hook(http.server.BaseHTTPRequestHandler):
    secret = ""
    status = 204

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        headers = {name.lower(): value for name, value in self.headers.items()}
        try:
            said, genuine = Webhook(Hook.secret).verify(body, headers), True
        except WebhookVerificationError:
            said, genuine = None, False
        self.send_response(Hook.status)
        if Hook.status in (301, 302, 307, 308):
            self.send_header("location", f"http://127.0.0.1:{self.server.server_address[1]}/elsewhere")
        self.send_header("content-length", "0")
        self.end_headers()
        say(path=self.path, id=headers.get("webhook-id"), genuine=genuine, said=said, body=body.decode(), status=Hook.status)

    def log_message(self, *_) -> None:
        pass


class Post:
    async def handle_DATA(self, server, session, envelope) -> str:
        mail = email.message_from_bytes(envelope.content)
        say(to=envelope.rcpt_tos, sender=envelope.mail_from, subject=mail["subject"], text=mail.get_payload(decode=True).decode(),
            id=mail["message-id"], hello=session.host_name, headers=sorted(name.lower() for name in mail.keys()))
        return "250 taken"


def main() -> None:
    if sys.argv[1] == "webhook":
        Hook.secret = sys.argv[2]
        server = http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[3]) if len(sys.argv) > 3 else 0), Hook)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        say(port=server.server_address[1])
    else:
        post = Controller(Post(), hostname="127.0.0.1", port=int(sys.argv[2]))
        post.start()
        say(port=int(sys.argv[2]))
    for line in sys.stdin:
        Hook.status = int(line)


if __name__ == "__main__":
    main()
