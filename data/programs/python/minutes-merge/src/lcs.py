"""Lines that two texts have in common."""


def matching_lines(first, second):
    """Return the index pairs (i, j) of a longest common subsequence of two lists of lines.

    For each pair first[i] == second[j]; both indices grow from pair to pair. If there are
    several longest ones, the pairs come as early in `first` as possible, and for the same
    line of `first` as early in `second` as possible.
    """
    rows, columns = len(first), len(second)
    longest = [[0] * (columns + 1) for _ in range(rows + 1)]
    for i in reversed(range(rows)):
        for j in reversed(range(columns)):
            if first[i] == second[j]:
                longest[i][j] = longest[i + 1][j + 1] + 1
            else:
                longest[i][j] = max(longest[i + 1][j], longest[i][j + 1])
    pairs = []
    i = j = 0
    while i < rows and j < columns:
        if first[i] == second[j]:
            pairs.append((i, j))
            i += 1
            j += 1
        elif longest[i][j + 1] >= longest[i + 1][j]:
            j += 1
        else:
            i += 1
    return pairs
