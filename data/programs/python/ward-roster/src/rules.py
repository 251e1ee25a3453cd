"""The rules of the ward. Days count from 1 in everything that a person reads."""

from src.roster import OFF

NEEDED = {"E": 3, "L": 2, "N": 1}
MOST_DAYS_IN_A_ROW = 5
TOO_SHORT = {"LE", "NE", "NL"}


def check_rest(roster):
    """Return the breaches of rest as triples (name, day, reason), by name and day.

    `day` is the index, from 0, of the duty that must not be there. The reason is `rest` if
    the shift follows too closely on that of the day before: early after late, or early or late
    after night. It is `days in a row` for every duty beyond MOST_DAYS_IN_A_ROW without a day
    off. A duty that breaks both rules has both entries, `rest` first.
    """
    found = []
    for name in sorted(roster):
        run = 0
        before = OFF
        for day, shift in enumerate(roster[name]):
            run = 0 if shift == OFF else run + 1
            if before + shift in TOO_SHORT:
                found.append((name, day, "rest"))
            if run > MOST_DAYS_IN_A_ROW:
                found.append((name, day, "days in a row"))
            before = shift
    return found


def check_staffing(roster, seniors):
    """Return the shifts that are not staffed well, as triples (day, shift, reason).

    They come by day, within a day in the order E, L, N. The reason is `missing N` if N nurses
    are missing compared with NEEDED; otherwise `no senior` if no senior nurse is on the shift.
    """
    days = max((len(duties) for duties in roster.values()), default=0)
    found = []
    for day in range(days):
        for shift, needed in NEEDED.items():
            team = {name for name, duties in roster.items() if duties[day] == shift}
            if len(team) < needed:
                found.append((day, shift, f"missing {needed - len(team)}"))
            elif not team & seniors:
                found.append((day, shift, "no senior"))
    return found


def check(roster, seniors):
    """Return all findings as lines of text: those on rest, then those on staffing.

    The lines read `Adeyemi, day 3: rest` and `day 3, L: missing 1`.
    """
    rest = [f"{name}, day {day + 1}: {reason}" for name, day, reason in check_rest(roster)]
    staffing = check_staffing(roster, seniors)
    return rest + [f"day {day + 1}, {shift}: {reason}" for day, shift, reason in staffing]
