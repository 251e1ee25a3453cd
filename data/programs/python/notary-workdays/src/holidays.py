"""Holidays of a notary's office."""

from datetime import date, timedelta

FIXED = {
    (1, 1): "New Year's Day",
    (1, 6): "Epiphany",
    (11, 1): "All Saints",
    (12, 25): "Christmas Day",
    (12, 26): "St Stephen's Day",
}
AFTER_EASTER = {1: "Easter Monday", 39: "Ascension", 50: "Whit Monday", 60: "Corpus Christi"}


def easter(year):
    """Return Easter Sunday of a year in the Gregorian calendar."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leap_centuries, century_rest = divmod(century, 4)
    moon_shift = (century + 8) // 25
    epact = (19 * golden + century - leap_centuries - (century - moon_shift + 1) // 3 + 15) % 30
    leap_years, year_rest = divmod(rest, 4)
    weekday = (32 + 2 * century_rest + 2 * leap_years - epact - year_rest) % 7
    correction = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * correction + 114, 31)
    return date(year, month, day + 1)


def holidays(year):
    """Return a dict from date to name of all holidays of a year, in order of date.

    A holiday on a weekend is listed like any other.
    """
    found = {date(year, month, day): name for (month, day), name in FIXED.items()}
    for days, name in AFTER_EASTER.items():
        found[easter(year) + timedelta(days=days)] = name
    return dict(sorted(found.items()))
