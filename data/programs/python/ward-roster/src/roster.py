"""Duty rosters as text: one line per nurse, one letter per day.

    Adeyemi*  E E L - N N -
    Brandt    - L L E E - -

E, L and N are the early, late and night shift, `-` is a day off. A star behind the name marks
a senior nurse.
"""

SHIFTS = "ELN"
OFF = "-"


def parse_roster(text):
    """Return the pair (roster, seniors) for the text of a roster.

    The roster is a dict from name to a string with one letter per day; `seniors` is the set of
    senior nurses. Empty lines are skipped. Letters may be upper or lower case and may stand
    with or without space between them.

    Raises ValueError, naming the nurse, if a letter is unknown, a nurse has two lines, or the
    lines do not all have the same number of days.
    """
    roster = {}
    seniors = set()
    days = None
    for line in text.splitlines():
        if not line.strip():
            continue
        name, *letters = line.split()
        duties = "".join(letters).upper()
        if name.endswith("*"):
            name = name.removesuffix("*")
            seniors.add(name)
        if name in roster:
            raise ValueError(f"{name} has two lines")
        unknown = sorted(set(duties) - set(SHIFTS + OFF))
        if unknown:
            raise ValueError(f"{name} has an unknown shift {unknown[0]}")
        if days is None:
            days = len(duties)
        if len(duties) != days:
            raise ValueError(f"{name} has {len(duties)} days instead of {days}")
        roster[name] = duties
    return roster, seniors
