"""Logs of turnstiles: `08:15 in C017` or `09:40 out C017`, one event per line."""

import re

_EVENT = re.compile(r"([01]\d|2[0-3]):([0-5]\d) (in|out) (C\d{3})")


def parse_log(lines):
    """Return the pair (events, bad) for the lines of a log.

    An event is a triple (minute of the day, `in` or `out`, card). Lines that cannot be read, or
    whose time lies before that of the last good line, are not events; `bad` lists their numbers,
    from 1. Empty lines are skipped.
    """
    events, bad = [], []
    last = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        match = _EVENT.fullmatch(line.strip())
        minute = int(match[1]) * 60 + int(match[2]) if match else -1
        if minute < last:
            bad.append(number)
            continue
        last = minute
        events.append((minute, match[3], match[4]))
    return events, bad


def clock(minute):
    """Return a minute of the day as `HH:MM`."""
    return f"{minute // 60:02}:{minute % 60:02}"
