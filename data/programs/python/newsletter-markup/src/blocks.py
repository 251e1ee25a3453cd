"""Blocks of a text: headings, lists and paragraphs."""

import re

from src.inline import inline

_HEADING = re.compile(r"(#{1,3})\s+(\S.*)")


def to_html(text):
    """Return a text as HTML, one block per line.

    - A line of one to three `#`, space and words is a heading of that level.
    - Consecutive lines that begin with `- ` are the items of a list.
    - Other consecutive lines form a paragraph, joined by single spaces.

    Empty lines separate blocks and give nothing themselves. Space at both ends of a line does
    not matter. A heading or a list ends a paragraph without an empty line, too.
    """
    blocks = []
    kind, lines = "", []

    def finish():
        """Write the list or paragraph that has been collected."""
        if kind == "ul":
            blocks.append("<ul>" + "".join(f"<li>{inline(line)}</li>" for line in lines) + "</ul>")
        elif kind == "p":
            blocks.append(f"<p>{inline(' '.join(lines))}</p>")

    for line in [*map(str.strip, text.splitlines()), ""]:
        heading = _HEADING.fullmatch(line)
        now, content = "p", line
        if not line or heading:
            now, content = "", ""
        elif line.startswith("- "):
            now, content = "ul", line[2:].strip()
        if now != kind:
            finish()
            kind, lines = now, []
        lines.append(content)
        if heading:
            level = len(heading[1])
            blocks.append(f"<h{level}>{inline(heading[2])}</h{level}>")
    return "\n".join(blocks)


def headings(text):
    """Return the pairs (level, words) of all headings, without any HTML, in order."""
    found = [_HEADING.fullmatch(line.strip()) for line in text.splitlines()]
    return [(len(match[1]), match[2]) for match in found if match]
