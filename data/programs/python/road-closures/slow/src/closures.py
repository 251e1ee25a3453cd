"""Closures of one road.

A closure is a pair (start, end) in metres from the beginning of the road; the start is closed,
the end is open again. Merged closures are in order and neither touch nor overlap.
"""

WORTH_LISTING = 500


def merge(closures):
    """Return closures as merged closures: those that overlap or touch become one.

    Closures with no length are left out. Raises ValueError if a closure ends before it starts.
    """
    merged = []
    for start, end in sorted(closures):
        if end < start:
            raise ValueError(f"a closure from {start} to {end} runs backwards")
        if start == end:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def open_stretches(merged, length):
    """Return what is open of a road of `length` metres, as pairs like closures, in order.

    Stretches shorter than WORTH_LISTING are left out. Closures may reach beyond the road.
    """
    stretches = []
    position = 0
    for start, end in [*merged, (length, length)]:
        stretches.append((position, min(start, length)))
        position = end
    return [(start, end) for start, end in stretches if end - start >= WORTH_LISTING]


def is_closed(merged, metre):
    """Tell whether the road is closed at `metre`, given merged closures."""
    for start, end in merged:
        if start <= metre < end:
            return True
    return False


def reopen(merged, start, end):
    """Return merged closures of what is still closed after opening `start` up to `end`."""
    left = []
    for closed_from, closed_to in merged:
        left.append((closed_from, min(closed_to, start)))
        left.append((max(closed_from, end), closed_to))
    return [piece for piece in left if piece[0] < piece[1]]
