"""Triage of patients. Times are minutes; level 1 is the most urgent."""

MOST_MINUTES = {1: 0, 2: 10, 3: 30, 4: 60, 5: 120}


class TriageQueue:
    """Patients who wait.

    Whoever must be treated first comes first: the deadline of a patient is the time of arrival and
    MOST_MINUTES of the level. Patients of level 1 come before all others. Equal deadlines are
    decided by the level, then by the name.
    """

    def __init__(self):
        self._waiting = {}

    def __len__(self):
        return len(self._waiting)

    def arrive(self, name, level, now):
        """Add a patient; raises ValueError for an unknown level or a patient who waits already."""
        if name in self._waiting:
            raise ValueError(f"{name} waits already")
        self._put(name, level, now)

    def reassess(self, name, level):
        """Give a waiting patient another level; the deadline counts from the arrival as before.

        Raises KeyError for somebody who does not wait, and ValueError for an unknown level.
        """
        _, arrived = self._waiting[name]
        self._put(name, level, arrived)

    def leave(self, name):
        """Take a patient out who does not want to wait; raises KeyError if the patient does not wait."""
        del self._waiting[name]

    def next_patient(self):
        """Take the next patient out and return the name; None if nobody waits."""
        rows = []
        for name, (level, arrived) in self._waiting.items():
            rows.append((level > 1, arrived + MOST_MINUTES[level], level, name))
        if not rows:
            return None
        name = sorted(rows)[0][3]
        del self._waiting[name]
        return name

    def waiting(self):
        """Return triples (name, level, arrival) of all patients, in the order of their arrival, then
        by name."""
        rows = [(name, level, arrived) for name, (level, arrived) in self._waiting.items()]
        return sorted(rows, key=lambda row: (row[2], row[0]))

    def _put(self, name, level, arrived):
        if level not in MOST_MINUTES:
            raise ValueError(f"there is no level {level}")
        self._waiting[name] = (level, arrived)


def overdue(queue, now):
    """Return pairs (name, minutes too late) of all whose deadline has passed, the latest first.

    A patient whose deadline is `now` is not too late. Equal ones come by name.
    """
    late = [(name, now - arrived - MOST_MINUTES[level]) for name, level, arrived in queue.waiting()]
    return sorted(((name, minutes) for name, minutes in late if minutes > 0), key=lambda row: (-row[1], row[0]))
