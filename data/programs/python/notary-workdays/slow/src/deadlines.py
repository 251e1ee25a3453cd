"""Deadlines in working days: Monday to Friday, unless the day is a holiday."""

from datetime import timedelta

from src.holidays import holidays

SATURDAY = 5


def is_workday(day):
    """Tell whether a date is a working day."""
    return day.weekday() < SATURDAY and day not in holidays(day.year)


def add_workdays(start, count):
    """Return the date that lies `count` working days after `start`.

    `start` itself never counts. With a count of 0 the result is `start`, if that is a working
    day, and otherwise the next working day. Raises ValueError for a negative count.
    """
    if count < 0:
        raise ValueError("a deadline lies in the future")
    day = start
    while count > 0 or not is_workday(day):
        day += timedelta(days=1)
        if count > 0 and is_workday(day):
            count -= 1
    return day


def workdays_between(start, end):
    """Return the number of working days from `start` up to, but not including, `end`.

    0 if `end` does not lie after `start`.
    """
    count = 0
    day = start
    while day < end:
        if is_workday(day):
            count += 1
        day += timedelta(days=1)
    return count
