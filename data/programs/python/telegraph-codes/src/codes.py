"""Prefix-free codes of dots and dashes."""

import heapq

DOT = "."
DASH = "-"


def count(text):
    """Return a dict from symbol to the number of times it occurs in `text`, sorted by symbol."""
    return {symbol: text.count(symbol) for symbol in sorted(set(text))}


def build_codes(counts):
    """Return a dict from symbol to code, sorted by symbol.

    The codes have the smallest possible total length for the given counts. They are built by
    joining the two rarest groups of symbols again and again: the codes of the rarer group get a
    DOT before them, those of the other one a DASH. Of equally rare groups, the one with the
    smallest symbol counts as rarer. A single symbol has the code DOT; no symbols give an
    empty dict. Raises ValueError if a count is not positive.
    """
    if any(number <= 0 for number in counts.values()):
        raise ValueError("every symbol must occur")
    groups = [(number, symbol, {symbol: ""}) for symbol, number in counts.items()]
    if len(groups) == 1:
        return {symbol: DOT for symbol in counts}
    heapq.heapify(groups)
    while len(groups) > 1:
        rarer, smallest, dots = heapq.heappop(groups)
        other, symbol, dashes = heapq.heappop(groups)
        joined = {key: DOT + code for key, code in dots.items()}
        joined |= {key: DASH + code for key, code in dashes.items()}
        heapq.heappush(groups, (rarer + other, min(smallest, symbol), joined))
    return dict(sorted(groups[0][2].items())) if groups else {}


def encode(text, codes):
    """Return the codes of all symbols of a text, one after the other; KeyError for an unknown one."""
    return "".join(codes[symbol] for symbol in text)


def decode(signs, codes):
    """Return the text that dots and dashes stand for.

    Raises ValueError if a sign is neither, or if the signs end within a code or cannot be one.
    """
    symbols = {code: symbol for symbol, code in codes.items()}
    longest = max(map(len, symbols), default=0)
    text = []
    code = ""
    for position, sign in enumerate(signs, start=1):
        if sign not in (DOT, DASH):
            raise ValueError(f"unexpected {sign!r} at {position}")
        code += sign
        if code in symbols:
            text.append(symbols[code])
            code = ""
        elif len(code) >= longest:
            raise ValueError(f"no code ends at {position}")
    if code:
        raise ValueError("the message ends within a code")
    return "".join(text)


def saving(text):
    """Return the percentage, rounded down, by which codes shorten a text.

    It is compared with codes of equal length, just long enough for all its symbols (at least
    one sign). A text without symbols saves 0.
    """
    counts = count(text)
    if not counts:
        return 0
    equal = max(1, (len(counts) - 1).bit_length())
    codes = build_codes(counts)
    return 100 - -(-100 * len(encode(text, codes)) // (equal * len(text)))
