"""Completion of street names."""

ENDINGS = {"st.": "street", "rd.": "road", "av.": "avenue", "ln.": "lane"}


def normalize(text):
    """Return a street name in the form that is compared.

    Letters become lower case, words are joined by single spaces, apostrophes disappear, hyphens
    become spaces, and a last word that is a key of ENDINGS is written out.
    """
    words = text.lower().replace("'", "").replace("-", " ").split()
    if words and words[-1] in ENDINGS:
        words[-1] = ENDINGS[words[-1]]
    return " ".join(words)


class StreetFinder:
    """The streets of a county, each with the number of times it was chosen."""

    def __init__(self, streets):
        """Take the names as they are to be shown; of names that are compared as equal the first
        one counts."""
        self._shown = {}
        for street in streets:
            self._shown.setdefault(normalize(street), street)
        self._sorted = sorted(self._shown)
        self._used = dict.fromkeys(self._sorted, 0)

    def use(self, street):
        """Count that a street was chosen; raises KeyError if it is unknown."""
        key = normalize(street)
        if key not in self._used:
            raise KeyError(street)
        self._used[key] += 1

    def complete(self, typed, limit=5):
        """Return at most `limit` names that begin with what was typed, in normalized form.

        The most used ones come first, equally used ones by their normalized names. If nothing
        but space was typed, the result is empty.
        """
        start = normalize(typed)
        if not start:
            return []
        found = []
        for key in self._shown:
            if key.startswith(start):
                found.append(key)
        found.sort(key=lambda key: (-self._used[key], key))
        return [self._shown[key] for key in found[:limit]]
