"""Seating of a choir.

A singer is a tuple (name, voice, height in centimetres). Rows count from the front, places
within a row from the left as the conductor sees them.
"""

VOICES = ("soprano", "alto", "tenor", "bass")
BLOCKING = 5


def row_lengths(singers, rows):
    """Return the lengths of `rows` rows for a number of singers, front row first.

    The lengths differ by at most one, and the longer rows stand at the back. Raises
    ValueError if there are fewer singers than rows or no rows.
    """
    if rows < 1 or singers < rows:
        raise ValueError("every row needs a singer")
    length, longer = divmod(singers, rows)
    return [length] * (rows - longer) + [length + 1] * longer


def seat(singers, rows):
    """Return the rows of the choir as lists of singers.

    Each voice forms a block of columns, in the order of VOICES from the left. Within a voice
    the singers are placed from the front row to the back in order of height, those of the
    same height in order of name: each row takes its share of the voice, which is given by
    row_lengths for that voice. A voice with fewer singers than rows has one in each of the
    rows at the back, and none in front of those. Raises ValueError for an unknown voice.
    """
    unknown = {voice for _, voice, _ in singers} - set(VOICES)
    if unknown:
        raise ValueError(f"unknown voice: {min(unknown)}")
    plan = [[] for _ in range(rows)]
    for voice in VOICES:
        block = [singer for singer in singers if singer[1] == voice]
        block.sort(key=lambda singer: (singer[2], singer[0]))
        used = min(rows, len(block))
        if used == 0:
            continue
        start = 0
        for row, length in zip(plan[rows - used :], row_lengths(len(block), used)):
            row.extend(block[start : start + length])
            start += length
    return plan


def blocked_views(plan):
    """Return the names of the singers whose view is blocked, row by row.

    The view of a singer is blocked if the one at the same place of the row in front is at
    least BLOCKING centimetres taller.
    """
    return [
        behind[0]
        for front_row, back_row in zip(plan, plan[1:])
        for front, behind in zip(front_row, back_row)
        if front[2] - behind[2] >= BLOCKING
    ]


def chart(plan):
    """Return the plan as lines of text joined by newlines, the back row first.

    A singer appears as the first letter of the voice in upper case. Shorter rows are centred
    by dots on both sides; if the dots cannot be even, the right side has one more.
    """
    width = max(len(row) for row in plan)
    lines = []
    for row in reversed(plan):
        letters = "".join(voice[0].upper() for _, voice, _ in row)
        left = (width - len(letters)) // 2
        lines.append(("." * left + letters).ljust(width, "."))
    return "\n".join(lines)
