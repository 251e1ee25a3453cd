"""Steps of building a stage set, as text.

    paint backdrop (6): sew backdrop, mix paint
    sew backdrop (4)
    mix paint
"""

import re
from dataclasses import dataclass

_STEP = re.compile(r"([^():]+?)\s*(?:\((\d+)\))?\s*(?::(.*))?")


@dataclass(frozen=True)
class Step:
    """A step: how many hours it takes, and the names of the steps that must be done before it."""

    hours: int
    needs: tuple


def parse_steps(text):
    """Return a dict from name to Step, in the order of the lines.

    A line is a name, optionally the hours in brackets (1 if they are missing), and optionally a
    colon and the steps it needs, separated by commas. Empty lines are skipped, space around
    names does not matter. Raises ValueError if a line cannot be read, a step is listed twice, or
    it needs a step that is not listed; the message names the step or the line.
    """
    steps = {}
    for line in text.splitlines():
        line = line.strip()
        if not line:
            continue
        match = _STEP.fullmatch(line)
        if match is None:
            raise ValueError(f"cannot read {line!r}")
        name = match[1]
        if name in steps:
            raise ValueError(f"{name} is listed twice")
        needs = tuple(need.strip() for need in (match[3] or "").split(",") if need.strip())
        steps[name] = Step(int(match[2] or 1), needs)
    for name, step in steps.items():
        for need in step.needs:
            if need not in steps:
                raise ValueError(f"{name} needs {need}, which is not listed")
    return steps
