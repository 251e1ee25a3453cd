"""Berth planning for a ferry port.

All times are whole minutes since midnight of the first day of the plan.
"""

from dataclasses import dataclass

TURNAROUND = 15


class NoBerthError(Exception):
    """No berth of the port is free and long enough for a call."""


@dataclass(frozen=True)
class Call:
    """One visit of a ferry: from its arrival up to, but not including, its departure."""

    ferry: str
    length: int
    arrives: int
    departs: int


def assign_berths(berths, calls):
    """Give every call a berth and return a dict from ferry name to berth name.

    `berths` maps the name of a berth to its length in metres. Calls are served in order of
    arrival, calls with the same arrival in order of the ferry's name. A call gets the shortest
    berth that is at least as long as the ferry and free; among berths of equal length the one
    whose name comes first. A berth is free for a call when the ferry before it departed at
    least TURNAROUND minutes before the call arrives.

    Raises NoBerthError with the ferry's name in its message if a call cannot be served, and
    ValueError if a call does not depart after it arrives or a ferry has two calls.
    """
    by_size = sorted(berths, key=lambda name: (berths[name], name))
    free_from = {}
    plan = {}
    for call in sorted(calls, key=lambda call: (call.arrives, call.ferry)):
        if call.departs <= call.arrives:
            raise ValueError(f"{call.ferry} departs before it arrives")
        if call.ferry in plan:
            raise ValueError(f"{call.ferry} has two calls")
        for name in by_size:
            fits = berths[name] >= call.length
            if fits and free_from.get(name, call.arrives) <= call.arrives:
                plan[call.ferry] = name
                free_from[name] = call.departs + TURNAROUND
                break
        else:
            raise NoBerthError(f"no berth for {call.ferry} at {call.arrives}")
    return plan


def berths_needed(calls):
    """Return the largest number of ferries in port at the same moment, 0 without calls.

    A ferry that departs in the minute in which another one arrives no longer counts; the
    turnaround is left out of account.
    """
    most = 0
    for call in calls:
        in_port = 0
        for other in calls:
            if other.arrives <= call.arrives and call.arrives < other.departs:
                in_port += 1
        most = max(most, in_port)
    return most


def occupancy(plan, calls):
    """Return a dict from berth name to the minutes in which ferries lie there.

    `plan` is a result of assign_berths. Berths without a ferry are left out, and so are calls
    of ferries that the plan does not know.
    """
    minutes = {}
    for call in calls:
        berth = plan.get(call.ferry)
        if berth is not None:
            minutes[berth] = minutes.get(berth, 0) + call.departs - call.arrives
    return minutes
