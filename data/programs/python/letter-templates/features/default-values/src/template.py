"""Rendering of templates."""

from src.tokens import TemplateError, tokenize


def _and_list(value):
    *first, last = value
    return f"{', '.join(first)} and {last}" if first else last


FILTERS = {
    "upper": lambda value: str(value).upper(),
    "title": lambda value: str(value).title(),
    "list": _and_list,
}


def render(template, values):
    """Return `template` filled with `values`, a dict.

    - `{{ name }}` is replaced by the value, as str() writes it. Filters of FILTERS may follow,
      each behind a bar, and apply from left to right. In `{{ name ? text }}` the text stands
      in for a value that is missing.
    - `{{ if name }}` keeps its block if the value is true in the sense of Python, otherwise the
      block after `{{ else }}`, if there is one. A name without a value counts as false.
    - `{{ each name }}` repeats its block for every item of the value. Inside, `item` is the
      item; if the item is a dict, its keys are names as well. The outer values stay visible.

    Blocks may stand inside each other. Raises TemplateError for a name without a value (other
    than in `if`), an unknown filter, a block that does not end, an `end` too many, or an
    `else` outside of an `if` or for the second time.
    """
    tree, rest = _parse(tokenize(template), 0, ())
    return _fill(tree, values)


def placeholders(template):
    """Return the sorted names that a template uses: in placeholders, `if` and `each`.

    `item` is left out, names that only occur inside an `each` block are not. Raises
    TemplateError as render does for a template that is not well-formed.
    """
    _parse(tokenize(template), 0, ())
    names = set()
    for kind, content in tokenize(template):
        if kind in ("value", "if", "each"):
            names.add(content.split("|")[0].split("?")[0].strip())
    return sorted(names - {"item"})


def _parse(tokens, position, ends):
    """Nodes from `position` up to one of the tags `ends`, and the position of that tag."""
    nodes = []
    while position < len(tokens):
        kind, content = tokens[position]
        if kind in ends:
            return nodes, position
        if kind in ("else", "end"):
            raise TemplateError(f"unexpected {kind}")
        if kind in ("text", "value"):
            nodes.append((kind, content))
        else:
            stops = ("else", "end") if kind == "if" else ("end",)
            block, position = _parse(tokens, position + 1, stops)
            other = []
            if tokens[position][0] == "else":
                other, position = _parse(tokens, position + 1, ("end",))
            nodes.append((kind, content, block, other))
        position += 1
    if ends:
        raise TemplateError("a block does not end")
    return nodes, position


def _fill(nodes, values):
    parts = []
    for kind, content, *blocks in nodes:
        if kind == "text":
            parts.append(content)
        elif kind == "value":
            parts.append(_value(content, values))
        elif kind == "if":
            parts.append(_fill(blocks[0] if values.get(content) else blocks[1], values))
        else:
            for item in _look_up(content, values):
                inner = item if isinstance(item, dict) else {}
                parts.append(_fill(blocks[0], {**values, "item": item, **inner}))
    return "".join(parts)


def _value(content, values):
    name, *filters = [part.strip() for part in content.split("|")]
    name, question, default = name.partition("?")
    name = name.strip()
    value = default.strip() if question and name not in values else _look_up(name, values)
    for name in filters:
        if name not in FILTERS:
            raise TemplateError(f"unknown filter {name}")
        value = FILTERS[name](value)
    return str(value)


def _look_up(name, values):
    if name not in values:
        raise TemplateError(f"no value for {name}")
    return values[name]
