"""Three-way merge of lines."""

from src.lcs import matching_lines

OURS = "<<<<< ours"
MIDDLE = "====="
THEIRS = ">>>>> theirs"


def merge(base, ours, theirs):
    """Return the pair (lines, number of conflicts) of merging two edits of `base`.

    All three versions are lists of lines. They are split into chunks at the lines that both
    edits kept. A chunk that only one side changed is taken from that side, and one that both
    changed in the same way is taken once. Otherwise both versions of the chunk stand in the
    result, ours between the lines OURS and MIDDLE, theirs between MIDDLE and THEIRS.
    """
    merged = []
    count = 0
    for old, mine, other in _chunks(base, ours, theirs):
        if mine == other or other == old:
            merged += mine
        elif mine == old:
            merged += other
        else:
            count += 1
            merged += [OURS, *mine, MIDDLE, *other, THEIRS]
    return merged, count


def conflicts(lines):
    """Return the pairs (start, end) of the conflicts in merged lines.

    `start` is the index of the line OURS, `end` that of the line THEIRS that follows it. A
    conflict without an end is left out, and so are lines THEIRS without a start.
    """
    found = []
    start = None
    for index, line in enumerate(lines):
        if line == OURS:
            start = index
        elif line == THEIRS and start is not None:
            found.append((start, index))
            start = None
    return found


def _chunks(base, ours, theirs):
    """Triples of lists of lines whose concatenations are the three versions."""
    kept_by_us = dict(matching_lines(base, ours))
    kept_by_them = dict(matching_lines(base, theirs))
    at = (0, 0, 0)
    for index, line in enumerate(base):
        if index in kept_by_us and index in kept_by_them:
            here = (index, kept_by_us[index], kept_by_them[index])
            yield base[at[0] : here[0]], ours[at[1] : here[1]], theirs[at[2] : here[2]]
            yield [line], [line], [line]
            at = tuple(position + 1 for position in here)
    yield base[at[0] :], ours[at[1] :], theirs[at[2] :]
