"""Typesetting with characters of equal width."""

LEAST_DOTS = 3


def wrap(text, width):
    """Return `text` as lines of at most `width` characters.

    Paragraphs are separated by empty lines, and so they are in the result, by one empty line.
    Within a paragraph, words are joined by single spaces, and each line takes as many of them
    as fit. A word longer than the width begins on a line of its own and is cut into pieces of
    width - 1 characters with a hyphen behind them, except for its last piece, which may be
    followed by other words. Raises ValueError if the width is less than 2.
    """
    if width < 2:
        raise ValueError("a column has at least two characters")
    lines = []
    for paragraph in _paragraphs(text):
        if lines:
            lines.append("")
        line = ""
        for word in paragraph:
            if line and len(line) + 1 + len(word) <= width:
                line += " " + word
                continue
            if line:
                lines.append(line)
            while len(word) > width:
                lines.append(word[: width - 1] + "-")
                word = word[width - 1 :]
            line = word
        lines.append(line)
    return lines


def justify(line, width):
    """Return a line spread to exactly `width` characters by more space between its words.

    The gaps differ by at most one space, and the larger ones come first. A line of one word
    or of none, and one that is as long as the width or longer, comes back as it is.
    """
    words = line.split()
    missing = width - len(line)
    gaps = len(words) - 1
    if gaps < 1 or missing <= 0:
        return line
    spaces, larger = divmod(width - sum(map(len, words)), gaps)
    parts = [words[0]]
    for gap, word in enumerate(words[1:]):
        parts.append(" " * (spaces + (gap < larger)) + word)
    return "".join(parts)


def column(text, width):
    """Return text wrapped and justified: all lines but the last of each paragraph are spread."""
    lines = wrap(text, width)
    following = lines[1:] + [""]
    return [justify(line, width) if after else line for line, after in zip(lines, following)]


def centre(lines, width):
    """Return lines centred in `width`, without space at their ends.

    If the space cannot be even, there is one less on the left. Longer lines stay as they are.
    """
    return [(" " * ((width - len(line)) // 2) + line).rstrip() for line in lines]


def cast_list(cast, width):
    """Return a line `Role ..... Actor` for every pair (role, actor), `width` characters long.

    There is a space on both sides of the dots. If fewer than LEAST_DOTS would be left, the line
    has LEAST_DOTS and is longer.
    """
    lines = []
    for role, actor in cast:
        dots = max(LEAST_DOTS, width - len(role) - len(actor) - 2)
        lines.append(f"{role} {'.' * dots} {actor}")
    return lines


def _paragraphs(text):
    """The paragraphs of a text as lists of words."""
    paragraphs = [[]]
    for line in text.splitlines():
        if line.strip():
            paragraphs[-1] += line.split()
        elif paragraphs[-1]:
            paragraphs.append([])
    return [paragraph for paragraph in paragraphs if paragraph]
