"""Repair jobs and the states they go through."""

RECEIVED = "received"
QUOTED = "quoted"
IN_REPAIR = "in_repair"
WAITING_FOR_PARTS = "waiting_for_parts"
READY = "ready"
COLLECTED = "collected"

TRANSITIONS = {
    (RECEIVED, "quote"): QUOTED,
    (QUOTED, "accept"): IN_REPAIR,
    (QUOTED, "decline"): READY,
    (IN_REPAIR, "order_parts"): WAITING_FOR_PARTS,
    (WAITING_FOR_PARTS, "parts_arrived"): IN_REPAIR,
    (IN_REPAIR, "finish"): READY,
    (READY, "collect"): COLLECTED,
}


class TransitionError(Exception):
    """An event that a job cannot take in its present state."""


class Job:
    """The repair of one bike. A new job is in the state `received` since `day`."""

    def __init__(self, number, day, urgent=False):
        self.number = number
        self.urgent = urgent
        self._log = [(RECEIVED, day)]

    @property
    def state(self):
        """The present state."""
        return self._log[-1][0]

    @property
    def since(self):
        """The day on which the job came into its present state."""
        return self._log[-1][1]

    def apply(self, event, day):
        """Take `event` on `day` (a whole number) and return the new state.

        Raises TransitionError, and leaves the job as it is, if the event is not possible in
        the present state; the message lists the possible events in alphabetical order, or
        says that the job is closed if there are none. Raises ValueError if `day` lies before
        the day of the last event.
        """
        if day < self.since:
            raise ValueError(f"day {day} lies before day {self.since}")
        state = TRANSITIONS.get((self.state, event))
        if state is None:
            possible = self.events()
            hint = f"possible: {', '.join(possible)}" if possible else "the job is closed"
            raise TransitionError(f"cannot {event} a job that is {self.state}; {hint}")
        self._log.append((state, day))
        return state

    def events(self):
        """Return the events that are possible now, in alphabetical order."""
        return sorted(event for state, event in TRANSITIONS if state == self.state)

    def history(self):
        """Return the pairs (state, days spent in it) for all states but the present one.

        A state that was entered twice appears twice.
        """
        return [
            (state, until - day)
            for (state, day), (_, until) in zip(self._log, self._log[1:])
        ]
