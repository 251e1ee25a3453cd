"""One row of a knitting chart.

A row is a string with one symbol per instruction: `k` knit, `p` purl, `o` yarn over,
`/` knit two together, `s` slip. Written instructions look like `k3, yo, k2tog, p1`.
"""

import re

WORDS = {"k": "k", "p": "p", "o": "yo", "/": "k2tog", "s": "sl"}
_SYMBOLS = {word: symbol for symbol, word in WORDS.items()}
_GROUP = re.compile(r"\[([^\[\]]*)\] ?x ?(\d+)")
_INSTRUCTION = re.compile(r"(k2tog|yo|sl|k|p)(?: ?x ?)?(\d*)")


def encode_row(row):
    """Return a row as written instructions.

    Equal neighbours are counted. The count follows `k` and `p` directly, even if it is 1
    (`k1`, `p12`); the other words stand alone if there is one of them, and have the count
    behind ` x ` otherwise (`yo`, `k2tog x 3`). Instructions are separated by a comma and a
    space. An empty row gives an empty string. Raises ValueError for an unknown symbol.
    """
    parts = []
    start = 0
    while start < len(row):
        symbol = row[start]
        if symbol not in WORDS:
            raise ValueError(f"unknown symbol {symbol!r}")
        end = start
        while end < len(row) and row[end] == symbol:
            end += 1
        count = end - start
        if symbol in "kp":
            parts.append(f"{symbol}{count}")
        elif count == 1:
            parts.append(WORDS[symbol])
        else:
            parts.append(f"{WORDS[symbol]} x {count}")
        start = end
    return ", ".join(parts)


def decode_row(text):
    """Return the symbols of a row of written instructions.

    Understands what encode_row writes; the case of letters and the space around instructions
    do not matter, and `k` or `p` without a count is one stitch. Instructions in brackets with
    ` x ` and a count behind them, as in `[k1, p1] x 3`, are repeated. Raises ValueError for an
    instruction that cannot be read or has the count 0.
    """
    return _decode(_GROUP.sub(_repeat, text.lower()))


def _repeat(group):
    if int(group[2]) == 0 or not group[1].strip():
        raise ValueError(f"nothing to do in {group[0]!r}")
    return ", ".join([group[1]] * int(group[2]))


def _decode(text):
    row = []
    for part in text.split(",") if text.strip() else []:
        match = _INSTRUCTION.fullmatch(part.strip())
        if match is None:
            raise ValueError(f"cannot read {part.strip()!r}")
        count = int(match[2] or 1)
        if count == 0:
            raise ValueError(f"nothing to do in {part.strip()!r}")
        row.append(_SYMBOLS[match[1]] * count)
    return "".join(row)
