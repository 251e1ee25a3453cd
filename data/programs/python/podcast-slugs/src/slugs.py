"""Slugs for the episodes of a podcast."""

import re
import unicodedata

LONGEST = 40
FALLBACK = "episode"
RESERVED = {"about", "feed", "new"}
_SPELLED = {"&": " and ", "ß": "ss", "æ": "ae", "ø": "o", "+": " plus "}


def slugify(title):
    """Return the slug of a title: lower-case ASCII letters and digits in words joined by hyphens.

    Accents are dropped (é becomes e), & + ß æ ø are spelt out as `and`, `plus`, `ss`, `ae`, `o`,
    and apostrophes disappear; everything else separates words. The slug has at most LONGEST
    characters: it is cut at the last hyphen within them, or, if a first word is longer than that,
    at LONGEST. A title of which nothing is left gives FALLBACK.
    """
    text = title.lower()
    for character, spelling in _SPELLED.items():
        text = text.replace(character, spelling)
    text = unicodedata.normalize("NFKD", text).lower()
    text = re.sub(r"['’]|[\u0300-\u036f]", "", text)
    slug = "-".join(re.findall(r"[a-z0-9]+", text))
    if len(slug) > LONGEST:
        end = slug.rfind("-", 0, LONGEST + 1)
        slug = slug[: end if end > 0 else LONGEST]
    return slug or FALLBACK


class SlugRegistry:
    """The slugs of all episodes. An episode keeps its old slugs, so that links go on working."""

    def __init__(self):
        self._episode = {}
        self._current = {}

    def claim(self, episode, title):
        """Give an episode the slug of its (new) title and return it.

        If another episode has the slug, now or from before, or it is in RESERVED, a hyphen and the
        smallest number from 2 on is put behind it that makes it free; the slug is cut before that,
        at any place, if it would become longer than LONGEST otherwise. An episode that claims one
        of its own slugs again gets that one.
        """
        base = slugify(title)
        slug = base
        number = 1
        while slug in RESERVED or self._episode.get(slug, episode) != episode:
            number += 1
            ending = f"-{number}"
            slug = base[: LONGEST - len(ending)] + ending
        self._episode[slug] = episode
        self._current[episode] = slug
        return slug

    def resolve(self, slug):
        """Return the pair (episode, slug to redirect to) for a slug.

        The second is None if the slug is the current one of the episode. Raises KeyError for a slug
        that no episode ever had.
        """
        episode = self._episode[slug]
        current = self._current[episode]
        return episode, None if current == slug else current
