"""Recurring dates.

A rule is a dict with the key `every`:

- `{"every": "weekly", "weekday": 5, "start": date, "interval": 2}`
- `{"every": "monthly", "nth": 2, "weekday": 5}`
- `{"every": "yearly", "month": 4, "day": 20}`

Weekdays count from Monday = 0 to Sunday = 6. The key `except`, if a rule has it, lists dates
that are called off.
"""

from datetime import date, timedelta


def nth_weekday(year, month, nth, weekday):
    """Return the date of the `nth` given weekday of a month, or None if there is none.

    `nth` counts from 1; -1 is the last one of the month. Raises ValueError if `nth` is
    neither -1 nor between 1 and 5.
    """
    if nth == -1:
        following = date(year + month // 12, month % 12 + 1, 1)
        last = following - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    if not 1 <= nth <= 5:
        raise ValueError(f"nth must be -1 or 1 to 5, not {nth}")
    first = date(year, month, 1)
    found = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    return found if found.month == month else None


def occurrences(rule, start, end):
    """Return the dates of a rule from `start` to `end`, both included, in order.

    A weekly rule falls on its weekday in every `interval`-th week (1 if it is not given),
    the first time on the first such weekday on or after its own `start`. A monthly rule falls
    on the nth weekday of every month that has one. A yearly rule falls on the given day every
    year; 29 February falls on 28 February in years that have no 29th.

    Dates listed under `except` are left out. Raises ValueError for another value of `every`.
    """
    if rule["every"] == "weekly":
        found = _weekly(rule, start, end)
    elif rule["every"] == "monthly":
        months = range(start.year * 12 + start.month - 1, end.year * 12 + end.month)
        found = [nth_weekday(m // 12, m % 12 + 1, rule["nth"], rule["weekday"]) for m in months]
    elif rule["every"] == "yearly":
        found = [_in_year(rule, year) for year in range(start.year, end.year + 1)]
    else:
        raise ValueError(f"unknown rule {rule['every']!r}")
    skipped = {None, *rule.get("except", ())}
    return [day for day in found if day not in skipped and start <= day <= end]


def clashes(first, second, start, end):
    """Return the dates from `start` to `end` on which both rules fall, in order."""
    others = set(occurrences(second, start, end))
    return [day for day in occurrences(first, start, end) if day in others]


def _weekly(rule, start, end):
    step = timedelta(weeks=rule.get("interval", 1))
    day = rule["start"] + timedelta(days=(rule["weekday"] - rule["start"].weekday()) % 7)
    if day < start:
        missed = -(-(start - day) // step)
        day += missed * step
    found = []
    while day <= end:
        found.append(day)
        day += step
    return found


def _in_year(rule, year):
    try:
        return date(year, rule["month"], rule["day"])
    except ValueError:
        return date(year, rule["month"], rule["day"] - 1)
