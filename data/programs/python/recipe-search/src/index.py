"""A small full-text index for recipes."""

import re

STOP_WORDS = {"a", "and", "of", "the", "with"}
TITLE_POINTS = 3
INGREDIENT_POINTS = 1
_WORD = re.compile(r"[^\W\d_]+")


def terms(text):
    """Return the search terms of `text`, in order, with repetitions.

    A term is a run of letters in lower case. A final `s` is cut off from words of more than
    three letters, so that plums are found as plum. STOP_WORDS are left out.
    """
    found = []
    for word in _WORD.findall(text.lower()):
        if word in STOP_WORDS:
            continue
        if len(word) > 3 and word.endswith("s"):
            word = word[:-1]
        found.append(word)
    return found


class Index:
    """Recipes, searchable by the terms of their titles and ingredients."""

    def __init__(self):
        self._points = {}
        self._titles = {}

    def add(self, key, title, ingredients):
        """Add a recipe: a key, a title, and a list of ingredients.

        A recipe with the same key is replaced. Each term gives TITLE_POINTS if it stands in
        the title, and INGREDIENT_POINTS for every ingredient that contains it.
        """
        self.remove(key)
        self._titles[key] = title
        for term in set(terms(title)):
            self._count(term, key, TITLE_POINTS)
        for ingredient in ingredients:
            for term in set(terms(ingredient)):
                self._count(term, key, INGREDIENT_POINTS)

    def remove(self, key):
        """Take a recipe out of the index; nothing happens if it is not there."""
        if self._titles.pop(key, None) is None:
            return
        for recipes in self._points.values():
            recipes.pop(key, None)

    def search(self, query, limit=10):
        """Return the keys of at most `limit` recipes, the best first.

        The words of the query are split at space. A word with `+` before it is required, one
        with `-` excludes recipes; all others are optional, but without a required word at
        least one of them must be found. The points of all required and optional terms add up;
        recipes with equal points come in order of title, then key. A query without required
        or optional terms finds nothing.
        """
        required, optional, excluded = [], [], []
        groups = {"+": required, "-": excluded}
        for word in query.split():
            groups.get(word[0], optional).extend(terms(word))
        points = {}
        for term in required + optional:
            for key, amount in self._points.get(term, {}).items():
                points[key] = points.get(key, 0) + amount
        found = [
            key
            for key in points
            if all(key in self._points.get(term, {}) for term in required)
            and not any(key in self._points.get(term, {}) for term in excluded)
        ]
        found.sort(key=lambda key: (-points[key], self._titles[key], key))
        return found[:limit]

    def suggest(self, beginning):
        """Return all terms that begin with `beginning` (any case) and find a recipe, sorted."""
        start = beginning.lower()
        return sorted(term for term, recipes in self._points.items() if recipes and term.startswith(start))

    def _count(self, term, key, points):
        recipes = self._points.setdefault(term, {})
        recipes[key] = recipes.get(key, 0) + points
