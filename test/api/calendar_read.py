"""Reads a calendar as any calendar program does, by a library that shares no code with what wrote it, and says what it
holds: one JSON object an event. Faults of form are errors."""
import json
import sys

from icalendar import Calendar

raw = sys.stdin.buffer.read()
for line in raw.split(b"\r\n"):
    assert len(line) <= 75, f"{len(line)} octets in a line: {line!r}"
calendar = Calendar.from_ical(raw)
assert calendar["VERSION"] == "2.0" and calendar["METHOD"] == "PUBLISH" and calendar["PRODID"]
assert not calendar.errors, calendar.errors
for event in calendar.walk("VEVENT"):
    assert not event.errors, event.errors
    start, end = event.decoded("DTSTART"), event.decoded("DTEND")
    assert start.utcoffset().total_seconds() == 0 and start < end
    print(json.dumps({
        "uid": str(event["UID"]),
        "start": int(start.timestamp()),
        "end": int(end.timestamp()),
        "summary": str(event["SUMMARY"]),
        "description": str(event["DESCRIPTION"]),
        "status": str(event["STATUS"]),
        "sequence": int(event["SEQUENCE"]),
        "stamp": int(event.decoded("DTSTAMP").timestamp()),
        "keys": sorted(event.keys()),
    }))
