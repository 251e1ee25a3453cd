"""Markup within a line: *strong*, _emphasis_, `code`, and [text](address)."""

import html
import re

_MARK = re.compile(r"`([^`]+)`|\[([^\]]+)\]\(([^)\s]+)\)|\*([^*]+)\*|_([^_]+)_")


def inline(text):
    """Return a line as HTML.

    Text between two backticks becomes `code`, and is not looked at further. Text between two
    stars becomes `strong`, between two underscores `em`; both may contain other markup. A link
    is only made if its address begins with http:// or https://, otherwise its text alone is
    left. What has no closing mark stays as it is. The characters & < > and quotes are escaped.
    """
    parts = []
    position = 0
    for match in _MARK.finditer(text):
        parts.append(html.escape(text[position : match.start()]))
        parts.append(_element(match))
        position = match.end()
    parts.append(html.escape(text[position:]))
    return "".join(parts)


def _element(match):
    code, label, address, strong, emphasis = match.groups()
    if code:
        return f"<code>{html.escape(code)}</code>"
    if strong:
        return f"<strong>{inline(strong)}</strong>"
    if emphasis:
        return f"<em>{inline(emphasis)}</em>"
    if address.startswith(("http://", "https://")):
        return f'<a href="{html.escape(address)}">{inline(label)}</a>'
    return inline(label)
