"""A lift, second by second.

The lift keeps its direction as long as somebody on board wants to go on that way, or waits on
a floor that lies that way. It needs one second per floor.
"""

from dataclasses import dataclass

CAPACITY = 8
DOORS = 4


@dataclass(frozen=True)
class Passenger:
    """Somebody who comes to floor `start` at the second `time` and wants to go to floor `goal`."""

    name: str
    time: int
    start: int
    goal: int


class Lift:
    """The lift, its passengers and those who wait, in the order in which they came."""

    def __init__(self):
        self.floor = 0
        self.time = 0
        self.direction = 1
        self.waiting = []
        self.aboard = []
        self.arrivals = {}
        self._doors = 0

    def step(self):
        """Let one second pass.

        While the doors are open, the lift only counts down. Otherwise, if somebody wants to get
        off or can get on at this floor, all who can do so do, those aboard get off first, and
        the doors stay open for DOORS seconds, this one included. Otherwise it moves one floor,
        after turning round if nothing calls it onwards; without any calls it stands still.

        Passengers get on in the order in which they came as long as fewer than CAPACITY are
        aboard. The time of getting off is recorded in `arrivals` under the passenger's name.
        """
        if self._doors > 0:
            self._doors -= 1
        elif not self._exchange():
            self._move()
        self.time += 1

    def _exchange(self):
        off = [passenger for passenger in self.aboard if passenger.goal == self.floor]
        for passenger in off:
            self.aboard.remove(passenger)
            self.arrivals[passenger.name] = self.time
        on = [passenger for passenger in self.waiting if passenger.start == self.floor]
        on = on[: CAPACITY - len(self.aboard)]
        for passenger in on:
            self.waiting.remove(passenger)
            self.aboard.append(passenger)
        if not off and not on:
            return False
        self._doors = DOORS - 1
        return True

    def _move(self):
        calls = [passenger.goal for passenger in self.aboard]
        if len(self.aboard) < CAPACITY:
            calls += [passenger.start for passenger in self.waiting]
        if not calls:
            return
        if not any((floor - self.floor) * self.direction > 0 for floor in calls):
            self.direction = -self.direction
        self.floor += self.direction


def run(passengers, limit=3600):
    """Serve passengers and return a dict from name to the second of getting off.

    Each is waiting from the step of the second `time` on; those of the same second queue up in
    the order of the list. The simulation ends when everybody is at the goal. Raises
    ValueError if a passenger starts where the goal is, and RuntimeError if `limit` seconds are
    not enough.
    """
    for passenger in passengers:
        if passenger.start == passenger.goal:
            raise ValueError(f"{passenger.name} is there already")
    lift = Lift()
    while len(lift.arrivals) < len(passengers):
        if lift.time >= limit:
            raise RuntimeError(f"not done after {limit} seconds")
        lift.waiting += [passenger for passenger in passengers if passenger.time == lift.time]
        lift.step()
    return lift.arrivals


def summary(passengers, arrivals):
    """Return the pair (average, longest) of the seconds from coming to getting off.

    The average is rounded to one decimal. Without passengers both are 0.
    """
    if not passengers:
        return 0, 0
    seconds = [arrivals[passenger.name] - passenger.time for passenger in passengers]
    return round(sum(seconds) / len(seconds), 1), max(seconds)
