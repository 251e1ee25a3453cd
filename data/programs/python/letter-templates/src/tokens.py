"""Splitting of templates.

A template contains tags in double braces:

    {{ name }}  {{ name | upper }}  {{ if name }} … {{ else }} … {{ end }}  {{ each names }} … {{ end }}
"""

import re

_TAG = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)


class TemplateError(ValueError):
    """A template that is not well-formed, or a value that it needs and does not get."""


def tokenize(template):
    """Return the template as a list of pairs (kind, content).

    The kinds are `text` (the content is the text itself, never empty), `value` (the inside of
    the tag), `if` and `each` (the name that follows), `else` and `end` (empty content). Space
    around the inside of a tag does not matter. Raises TemplateError for an empty tag, and for
    an `if` or `each` without exactly one name.
    """
    tokens = []
    for index, part in enumerate(_TAG.split(template)):
        if index % 2 == 0:
            if part:
                tokens.append(("text", part))
            continue
        words = part.split()
        if not words:
            raise TemplateError("empty tag")
        if words[0] in ("if", "each"):
            if len(words) != 2:
                raise TemplateError(f"{words[0]} needs one name")
            tokens.append((words[0], words[1]))
        elif words in (["else"], ["end"]):
            tokens.append((words[0], ""))
        else:
            tokens.append(("value", part.strip()))
    return tokens
