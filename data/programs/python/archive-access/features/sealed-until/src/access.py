"""Rules of access.

A rule is a line such as `+ researcher read /letters` (allowed) or `- guest read /letters/private`
(forbidden): a sign, a role, an action, and a folder, perhaps with `until YEAR` behind it.
"""

from src.roles import INCLUDES, roles_of

ACTIONS = ("read", "annotate", "publish")


class Policy:
    """Rules in the order in which they are written."""

    def __init__(self, text):
        """Read the rules of `text`, one per line; empty lines and those that begin with # are skipped.

        Raises ValueError, with the number of the line, for a line with other than four words (two
        more with `until`), an unknown sign, role or action, a folder that does not begin with a
        slash, or a year that is no number.
        """
        self._rules = []
        for number, line in enumerate(text.splitlines(), start=1):
            words = line.split()
            if not words or words[0].startswith("#"):
                continue
            until = None
            if len(words) == 6 and words[4] == "until":
                if not words[5].isdecimal():
                    raise ValueError(f"line {number}: {words[5]!r} is no year")
                until = int(words[5])
                words = words[:4]
            if len(words) != 4:
                raise ValueError(f"line {number}: a rule has four words")
            sign, role, action, folder = words
            if sign not in ("+", "-") or role not in INCLUDES or action not in ACTIONS:
                raise ValueError(f"line {number}: cannot read {line.strip()!r}")
            if not folder.startswith("/"):
                raise ValueError(f"line {number}: a folder begins with a slash")
            self._rules.append((sign, role, action, _parts(folder), until))

    def explain(self, role, action, path, *, year=None):
        """Return the rule that decides, as it is written with single spaces, or `no rule`.

        A rule applies if its action is the one asked for, its role is the given one or included in
        it, the path lies in its folder (or is the folder), and the `year`, if there is one, is not
        after the year of the rule, if it has one. Of several such rules the one
        with the deepest folder decides, then the one whose role comes first in roles_of, then a
        forbidding one. Raises KeyError for an unknown role and ValueError for an unknown action.
        """
        if action not in ACTIONS:
            raise ValueError(f"unknown action {action!r}")
        roles = roles_of(role)
        parts = _parts(path)
        best = None
        for sign, name, what, folder, until in self._rules:
            if year is not None and until is not None and year > until:
                continue
            if what != action or name not in roles or parts[: len(folder)] != folder:
                continue
            rank = (len(folder), -roles.index(name), sign == "-")
            if best is None or rank > best[0]:
                limit = "" if until is None else f" until {until}"
                best = (rank, f"{sign} {name} {what} /{'/'.join(folder)}{limit}")
        return best[1] if best else "no rule"

    def allows(self, role, action, path, *, year=None):
        """Tell whether an action is allowed: the deciding rule allows it. Without a rule it is not."""
        return self.explain(role, action, path, year=year).startswith("+")


def _parts(path):
    return [part for part in path.split("/") if part]
