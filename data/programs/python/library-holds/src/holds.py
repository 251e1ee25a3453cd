"""The queue of holds for one book."""

SHELF_DAYS = 6
LONGEST_QUEUE = 20


class HoldError(Exception):
    """A hold that cannot be placed, cancelled or collected."""


class HoldQueue:
    """Readers who wait for a book, and copies that lie on the shelf for them."""

    def __init__(self):
        self._waiting = []
        self._shelf = {}

    def place(self, reader, housebound=False):
        """Put `reader` into the queue and return the position, counted from 1.

        A housebound reader comes before all readers who are not, but behind the housebound
        ones that wait already. Raises HoldError if the reader waits already or has a copy on
        the shelf, or if LONGEST_QUEUE readers wait.
        """
        if reader in self._shelf or self.position(reader) is not None:
            raise HoldError(f"{reader} has a hold already")
        if len(self._waiting) >= LONGEST_QUEUE:
            raise HoldError("the queue is full")
        place = len(self._waiting)
        if housebound:
            place = sum(1 for _, first in self._waiting if first)
        self._waiting.insert(place, (reader, housebound))
        return place + 1

    def position(self, reader):
        """Return the reader's position in the queue, from 1, or None if the reader does not wait."""
        for place, (name, _) in enumerate(self._waiting, start=1):
            if name == reader:
                return place
        return None

    def cancel(self, reader):
        """Take a waiting reader out of the queue; raises HoldError if the reader does not wait."""
        place = self.position(reader)
        if place is None:
            raise HoldError(f"{reader} does not wait")
        del self._waiting[place - 1]

    def returned(self, day):
        """Take a returned copy and set it aside for the first reader who waits.

        The reader leaves the queue and may collect the copy up to and including the day
        `day + SHELF_DAYS`. Returns the reader, or None if nobody waits and the copy goes back
        to the shelves for everybody.
        """
        if not self._waiting:
            return None
        reader, _ = self._waiting.pop(0)
        self._shelf[reader] = day + SHELF_DAYS
        return reader

    def collect(self, reader, day):
        """Hand the copy that was set aside for `reader` over.

        Raises HoldError if there is none or its last day is over; a copy that came too late
        stays until expire passes it on.
        """
        last_day = self._shelf.get(reader)
        if last_day is None:
            raise HoldError(f"there is no copy for {reader}")
        if day > last_day:
            raise HoldError(f"the copy was kept until day {last_day}")
        del self._shelf[reader]

    def expire(self, day):
        """Pass every copy whose last day lies before `day` on to the next reader who waits.

        Returns the pairs (reader who missed it, next reader or None), in order of the last
        day, for the same last day in order of the name of who missed it. The next reader's
        days count from `day`.
        """
        late = sorted((last, reader) for reader, last in self._shelf.items() if last < day)
        passed_on = []
        for _, reader in late:
            del self._shelf[reader]
            passed_on.append((reader, self.returned(day)))
        return passed_on
