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
        self._recipes = {}

    def add(self, key, title, ingredients):
        """Add a recipe: a key, a title, and a list of ingredients.

        A recipe with the same key is replaced. Each term gives TITLE_POINTS if it stands in
        the title, and INGREDIENT_POINTS for every ingredient that contains it.
        """
        self._recipes[key] = (title, ingredients)

    def remove(self, key):
        """Take a recipe out of the index; nothing happens if it is not there."""
        self._recipes.pop(key, None)

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
        found = []
        for key in self._recipes:
            points = sum(self._score(key, term) for term in required + optional)
            if points == 0 or any(self._score(key, term) for term in excluded):
                continue
            if all(self._score(key, term) for term in required):
                found.append((-points, self._recipes[key][0], key))
        return [key for _, _, key in sorted(found)[:limit]]

    def suggest(self, beginning):
        """Return all terms that begin with `beginning` (any case) and find a recipe, sorted."""
        start = beginning.lower()
        found = set()
        for title, ingredients in self._recipes.values():
            for text in [title, *ingredients]:
                found.update(term for term in terms(text) if term.startswith(start))
        return sorted(found)

    def _score(self, key, term):
        title, ingredients = self._recipes[key]
        points = TITLE_POINTS if term in terms(title) else 0
        return points + sum(INGREDIENT_POINTS for text in ingredients if term in terms(text))
