"""Orders of steps. `steps` is always a dict from name to Step, as parse_steps returns it."""

import heapq


class CycleError(Exception):
    """Steps that wait for each other; `names` lists those that can never be done, sorted."""

    def __init__(self, names):
        super().__init__(f"these steps wait for each other: {', '.join(names)}")
        self.names = names


def build_order(steps):
    """Return the names of all steps so that each comes after those it needs.

    Among the steps that could come next, the one whose name is first in the alphabet does.
    Raises CycleError if some steps can never be done.
    """
    missing = {name: len(set(step.needs)) for name, step in steps.items()}
    followers = {name: [] for name in steps}
    for name, step in steps.items():
        for need in set(step.needs):
            followers[need].append(name)
    ready = [name for name, count in missing.items() if count == 0]
    heapq.heapify(ready)
    order = []
    while ready:
        name = heapq.heappop(ready)
        order.append(name)
        for follower in followers[name]:
            missing[follower] -= 1
            if missing[follower] == 0:
                heapq.heappush(ready, follower)
    if len(order) < len(steps):
        raise CycleError(sorted(set(steps) - set(order)))
    return order


def critical_path(steps):
    """Return the pair (hours, names): the longest chain of steps, and how long it takes.

    Each step of the chain needs the one before it. No work with however many hands can be
    faster than that chain. If several chains are equally long, the last step is the one that
    comes first in build_order, and so is each step before it. Without steps the result is
    (0, []). Raises CycleError as build_order does.
    """
    done = {}
    before = {}
    order = build_order(steps)
    for name in order:
        needs = sorted(steps[name].needs, key=order.index)
        before[name] = max(needs, key=done.get, default=None)
        done[name] = steps[name].hours + done.get(before[name], 0)
    if not done:
        return 0, []
    name = max(order, key=done.get)
    hours = done[name]
    chain = []
    while name is not None:
        chain.append(name)
        name = before[name]
    return hours, chain[::-1]
