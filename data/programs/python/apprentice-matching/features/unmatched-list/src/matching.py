"""Matching of apprentices and workshops.

`wishes` maps every apprentice to a list of workshops, the best first; `ranks` maps every
workshop to a list of apprentices, the best first. Whoever is not on a list is not wanted.
"""


def match(wishes, ranks, places=None):
    """Return a dict from workshop to the list of its apprentices, in the order of its ranks.

    The matching is stable (unstable_pairs finds nothing), and every apprentice gets the best
    workshop that any stable matching has for them. `places` maps workshops to how many
    apprentices they take; a workshop that is not listed takes one. Every workshop of `ranks`
    is a key of the result. A wish for a workshop that `ranks` does not have counts for
    nothing.
    """
    places = places or {}
    taken = {workshop: [] for workshop in ranks}
    free = sorted(wishes, reverse=True)
    tried = {apprentice: 0 for apprentice in wishes}
    while free:
        apprentice = free.pop()
        if tried[apprentice] >= len(wishes[apprentice]):
            continue
        workshop = wishes[apprentice][tried[apprentice]]
        tried[apprentice] += 1
        rank = ranks.get(workshop, [])
        if apprentice not in rank:
            free.append(apprentice)
            continue
        team = taken[workshop]
        team.append(apprentice)
        team.sort(key=rank.index)
        if len(team) > places.get(workshop, 1):
            free.append(team.pop())
    return taken


def unstable_pairs(matching, wishes, ranks, places=None):
    """Return the pairs (apprentice, workshop) that would both gain by leaving the matching.

    Such a workshop wants the apprentice and has a free place or somebody it ranks lower; such
    an apprentice wishes for the workshop more than for the present one, or has none. Pairs come
    in order of the apprentice, then of the apprentice's wishes.
    """
    places = places or {}
    present = {name: workshop for workshop, team in matching.items() for name in team}
    found = []
    for apprentice in sorted(wishes):
        for workshop in wishes[apprentice]:
            if workshop == present.get(apprentice):
                break
            rank = ranks.get(workshop, [])
            if apprentice not in rank:
                continue
            team = matching.get(workshop, [])
            lower = [name for name in team if rank.index(name) > rank.index(apprentice)]
            if lower or len(team) < places.get(workshop, 1):
                found.append((apprentice, workshop))
    return found


def report(matching, wishes=None):
    """Return a matching as lines `Smithy: Ada, Ben`, sorted by workshop.

    The apprentices keep their order; a workshop without any reads `Smithy: nobody`. If
    `wishes` are given, a last line `without a place: Ada, Ben` lists the apprentices that are
    not matched, in alphabetical order; it is left out if there are none.
    """
    lines = [f"{workshop}: {', '.join(matching[workshop]) or 'nobody'}" for workshop in sorted(matching)]
    matched = {name for team in matching.values() for name in team}
    unmatched = sorted(set(wishes or ()) - matched)
    if unmatched:
        lines.append(f"without a place: {', '.join(unmatched)}")
    return lines
