"""The queue of a post office. Times are whole seconds since it opened."""

import heapq
import random
from dataclasses import dataclass

ERRANDS = {"stamp": (20, 60), "parcel": (90, 300), "letter": (40, 120)}
MOST_COUNTERS = 6


@dataclass(frozen=True)
class Customer:
    """Somebody who comes at a time with an errand that takes some seconds."""

    comes: int
    errand: str
    takes: int


def make_customers(seed, number, gap):
    """Return customers drawn from a seed, in order of coming.

    The first comes at 0, each further one between 0 and 2 * gap seconds after the one before. The
    errand is drawn from ERRANDS in alphabetical order, each equally likely, and then its duration
    between its two bounds, all ends included. For each customer the gap (except for the first), the
    errand and the duration are drawn in this order. The same seed gives the same customers.
    """
    rng = random.Random(seed)
    customers = []
    now = 0
    for index in range(number):
        if index:
            now += rng.randint(0, 2 * gap)
        errand = rng.choice(sorted(ERRANDS))
        customers.append(Customer(now, errand, rng.randint(*ERRANDS[errand])))
    return customers


def simulate(customers, counters):
    """Return how long each customer waits, in the order of the list, which is that of coming.

    All stand in one queue; whoever is first goes to the counter that is free soonest. Raises
    ValueError unless there are 1 to MOST_COUNTERS counters.
    """
    if not 1 <= counters <= MOST_COUNTERS:
        raise ValueError(f"there are 1 to {MOST_COUNTERS} counters")
    free = [0] * counters
    waits = []
    for customer in customers:
        start = max(customer.comes, heapq.heappop(free))
        waits.append(start - customer.comes)
        heapq.heappush(free, start + customer.takes)
    return waits


def percentile(values, percent):
    """Return the smallest value that at least `percent` percent of the values do not exceed.

    0 without values. Raises ValueError unless the percentage is 1 to 100.
    """
    if not 1 <= percent <= 100:
        raise ValueError("a percentage is 1 to 100")
    if not values:
        return 0
    return sorted(values)[-(-len(values) * percent // 100) - 1]


def counters_needed(customers, limit, percent=90):
    """Return the fewest counters with which that percentage of customers waits no longer than `limit`,
    or None if even MOST_COUNTERS are not enough."""
    for counters in range(1, MOST_COUNTERS + 1):
        if percentile(simulate(customers, counters), percent) <= limit:
            return counters
    return None
