"""Visits, made of events. A visit is a triple (card, minute in, minute out or None)."""

OVERLONG = 240


def visits(events):
    """Return the pair (visits, odd) for events in order of time.

    A visit begins when a card goes in and ends when it goes out. Visits come in the order in
    which they begin. `odd` lists the events that make no sense, as they are: going in while
    inside, and going out while not inside; they change nothing.
    """
    found, odd = [], []
    inside = {}
    for event in events:
        minute, direction, card = event
        if (direction == "in") == (card in inside):
            odd.append(event)
        elif direction == "in":
            inside[card] = len(found)
            found.append((card, minute, None))
        else:
            index = inside.pop(card)
            found[index] = (card, found[index][1], minute)
    return found, odd


def busiest(found):
    """Return the pair (minute, people) of the first minute with the most people inside.

    Somebody who goes out in a minute is no longer inside in it. Without visits it is (0, 0).
    """
    changes = sorted(
        [(start, 1) for _, start, _ in found] + [(end, -1) for _, _, end in found if end is not None]
    )
    people = 0
    best = (0, 0)
    for index, (minute, change) in enumerate(changes):
        people += change
        is_last = index + 1 == len(changes) or changes[index + 1][0] != minute
        if is_last and people > best[1]:
            best = (minute, people)
    return best


def average_stay(found):
    """Return the average minutes of all finished visits, rounded down; None if there are none."""
    stays = [end - start for _, start, end in found if end is not None]
    return sum(stays) // len(stays) if stays else None


def overlong(found):
    """Return the finished visits that took more than OVERLONG minutes."""
    return [visit for visit in found if visit[2] is not None and visit[2] - visit[1] > OVERLONG]
