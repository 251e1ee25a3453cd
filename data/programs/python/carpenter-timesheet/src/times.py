"""Durations and weeks. Durations are minutes; days count from 1, a Monday."""

import re

STEP = 15
WEEK = 40 * 60
_DURATION = re.compile(r"(?:(\d+)h)?(?:(\d+)(?:m|(?<=h\d\d)))?")


def parse_duration(text):
    """Return the minutes of a duration such as `2h`, `45m`, `1h30` or `1h5m`.

    The result is rounded up to the next STEP. Minutes without `m` need two digits and an hour
    before them. Raises ValueError for other forms and for a duration of zero.
    """
    match = _DURATION.fullmatch(text)
    minutes = int(match[1] or 0) * 60 + int(match[2] or 0) if match else 0
    if minutes == 0:
        raise ValueError(f"{text!r} is no duration")
    return -(-minutes // STEP) * STEP


def format_duration(minutes):
    """Return minutes as `1h30`, `2h` or `45m`; `0m` for none."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest}m"
    return f"{hours}h{rest:02}" if rest else f"{hours}h"


def overtime(entries):
    """Return a dict from week to the minutes above WEEK, for weeks that have any, in order.

    `entries` are triples (day, job, minutes). Week 1 has the days 1 to 7.
    """
    weeks = {}
    for day, _, minutes in entries:
        week = (day - 1) // 7 + 1
        weeks[week] = weeks.get(week, 0) + minutes
    return {week: weeks[week] - WEEK for week in sorted(weeks) if weeks[week] > WEEK}
