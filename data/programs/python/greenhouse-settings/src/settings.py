"""Settings of a greenhouse controller.

    [default]
    heat = 18 C
    [tomatoes : vegetables]   ; inherits from vegetables
    heat = 21.5 C
    lamps = on

A `;` starts a comment.
"""

import re

BASE = "default"
_SECTION = re.compile(r"\[\s*([\w-]+)\s*(?::\s*([\w-]+)\s*)?\]")
_SETTING = re.compile(r"([\w-]+)\s*=\s*(.*)")
_DURATION = re.compile(r"(\d+)\s*(s|min|h)")
_SECONDS = {"s": 1, "min": 60, "h": 3600}


class SettingsError(ValueError):
    """Settings that cannot be used."""


def parse(text):
    """Return a dict from section to (parent or None, dict of its settings as texts).

    Space around names and values is dropped. Raises SettingsError, with the number of the line, for
    a line of another form, a setting before the first section, a section that occurs twice, or a
    setting that occurs twice in its section.
    """
    sections = {}
    settings = None
    for number, line in enumerate(text.splitlines(), start=1):
        line = line.split(";")[0].strip()
        if not line:
            continue
        section = _SECTION.fullmatch(line)
        setting = _SETTING.fullmatch(line)
        if section and section[1] not in sections:
            settings = {}
            sections[section[1]] = (section[2], settings)
        elif setting and settings is not None and setting[1] not in settings:
            settings[setting[1]] = setting[2]
        else:
            raise SettingsError(f"line {number}: cannot use {line!r}")
    return sections


def resolve(sections, name):
    """Return the settings of a section with all that it inherits, as a dict in order of name.

    A section inherits from its parent, and one without a parent from BASE if there is such a section;
    its own settings win. Raises SettingsError for a section that does not exist, and for sections that
    inherit from each other in a circle.
    """
    chain = []
    while name is not None:
        if name not in sections:
            raise SettingsError(f"no section {name}")
        if name in chain:
            raise SettingsError(f"{name} inherits from itself")
        chain.append(name)
        name = sections[name][0] or (BASE if BASE in sections and BASE not in chain else None)
    merged = {}
    for section in reversed(chain):
        merged.update(sections[section][1])
    return dict(sorted(merged.items()))


def convert(text, kind):
    """Return a text as a value of a kind.

    - `flag`: yes, true, on are True; no, false, off are False, in any case of letters
    - `temperature`: a number with the unit C or F, as a float in degrees Celsius, rounded to one
      decimal
    - `duration`: a whole number with s, min or h, as seconds
    - `list`: the parts between commas, without space around them; empty ones are left out

    Raises SettingsError for a text of another form, and for an unknown kind.
    """
    word = text.strip()
    if kind == "list":
        return [part.strip() for part in word.split(",") if part.strip()]
    if kind == "flag" and word.lower() in ("yes", "true", "on"):
        return True
    if kind == "flag" and word.lower() in ("no", "false", "off"):
        return False
    if kind == "temperature" and re.fullmatch(r"-?\d+(\.\d+)?\s*[CF]", word):
        degrees = float(word[:-1])
        return round((degrees - 32) / 1.8 if word[-1] == "F" else degrees, 1)
    match = _DURATION.fullmatch(word)
    if kind == "duration" and match:
        return int(match[1]) * _SECONDS[match[2]]
    raise SettingsError(f"{word!r} is no {kind}")
