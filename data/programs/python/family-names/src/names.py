"""Sound codes (American Soundex) for family names."""

import unicodedata

CODES = {
    **dict.fromkeys("BFPV", "1"),
    **dict.fromkeys("CGJKQSXZ", "2"),
    **dict.fromkeys("DT", "3"),
    "L": "4",
    **dict.fromkeys("MN", "5"),
    "R": "6",
}
LENGTH = 4


def soundex(name):
    """Return the sound code of a name: its first letter and three digits.

    Accents are dropped, and only the letters A to Z count. Each further letter gives its digit of
    CODES; letters without one give none. Letters with the same digit that follow each other give
    it once, also if H or W stands between them, and also if the first of them is the first letter
    of the name; a vowel or Y between them separates them. The code is cut or filled with zeros to
    LENGTH. A name without letters has the code "".
    """
    plain = unicodedata.normalize("NFKD", name).upper()
    letters = [letter for letter in plain if "A" <= letter <= "Z"]
    if not letters:
        return ""
    code = letters[0]
    last = CODES.get(letters[0], "")
    for letter in letters[1:]:
        digit = CODES.get(letter, "")
        if digit and digit != last:
            code += digit
        if letter not in "HW":
            last = digit
    return code[:LENGTH].ljust(LENGTH, "0")


def group_by_sound(names):
    """Return a dict from sound code to the sorted different names with that code.

    Only codes with at least two names are in it, in order of the code.
    """
    groups = {}
    for name in names:
        groups.setdefault(soundex(name), set()).add(name)
    return {code: sorted(groups[code]) for code in sorted(groups) if len(groups[code]) > 1}


def find(register, name, first=None, last=None):
    """Return the entries (name, year) of a register that sound like `name`, within a span of years.

    Both ends of the span are included, None leaves one open. Entries with exactly that name, in
    any case of letters, come first; within both groups they come by year, then by name.
    """
    code = soundex(name)
    found = [
        (other, year)
        for other, year in register
        if soundex(other) == code
        and (first is None or year >= first)
        and (last is None or year <= last)
    ]
    return sorted(found, key=lambda entry: (entry[0].lower() != name.lower(), entry[1], entry[0]))
