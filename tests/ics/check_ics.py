"""Reads `kcms schedule --format ics` with Debian's icalendar and holds it against the JSON document.

usage: check_ics.py PROGRAM
"""
import datetime
import json
import subprocess
import sys

import icalendar

DAYS = ("2026-09-23", "2026-02-27", "2025-12-31")
NOW = "2026-09-01T08:30"
STAMP = datetime.datetime(2026, 8, 31, 23, 30, tzinfo=datetime.timezone.utc)


def kcms(program, *words):
    return subprocess.run([program, "schedule", *words], capture_output=True, check=True).stdout


def moment(end):
    """A date, or a time with its zone; None where there is none."""
    if end is None:
        return None
    text = end["at"]
    return datetime.datetime.fromisoformat(text) if "T" in text else datetime.date.fromisoformat(text)


def has_time(value):
    return isinstance(value, datetime.datetime)


def wanted(day, step):
    """(start, end) of the event of a step; an end of None is a moment."""
    opens, closes = moment(step.get("opens")), moment(step.get("closes"))
    if has_time(opens):
        return opens, closes if has_time(closes) else None
    if has_time(closes):
        return closes, None
    first = opens or closes or datetime.date.fromisoformat(day)
    return first, (closes or first) + datetime.timedelta(days=1)


def faults_of_lines(raw):
    if not raw.endswith(b"\r\n"):
        yield "the last line has no end"
    for line in raw.split(b"\r\n"):
        if len(line) > 75 or b"\n" in line or b"\r" in line:
            yield f"line too long or badly ended: {line!r}"
        line.decode()  # cut between characters


def faults_of_event(event, day, flow, step, language):
    start, end = wanted(day, step)
    if event["DTSTART"].dt != start:
        yield f"begins {event['DTSTART'].dt}, not {start}"
    got = event["DTEND"].dt if "DTEND" in event else None
    if got != end:
        yield f"ends {got}, not {end}"
    if event["DTSTAMP"].dt != STAMP:
        yield f"stamped {event['DTSTAMP'].dt}"
    if str(event["UID"]) != f"{flow['flow']}-{step['step']}-{day.replace('-', '')}@kcms":
        yield f"is called {event['UID']}"
    source = step["source"] if language == "en" else step["grade"] + ": "  # the document names it in English
    if step.get("file", "") not in str(event["SUMMARY"]) or source not in str(event["DESCRIPTION"]):
        yield f"says {event['SUMMARY']}: {event['DESCRIPTION']}"


def faults_of(program, day, language):
    raw = kcms(program, "--date", day, "--format", "ics", "--now", NOW, "--lang", language)
    yield from faults_of_lines(raw)
    events = icalendar.Calendar.from_ical(raw).walk("VEVENT")
    flows = json.loads(kcms(program, "--date", day, "--format", "json"))["flows"]
    steps = [(flow, step) for flow in flows for step in flow["steps"]]
    if len(events) != len(steps) or len({str(event["UID"]) for event in events}) != len(events):
        yield f"{len(events)} events for {len(steps)} steps, or two of one name"
    for event, (flow, step) in zip(events, steps):
        for fault in faults_of_event(event, day, flow, step, language):
            yield f"{flow['flow']} {step['step']}: {fault}"


def main():
    bad = 0
    for day in DAYS:
        for language in ("en", "ko"):
            for fault in faults_of(sys.argv[1], day, language):
                bad += 1
                print(f"{day} in {language}: {fault}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
