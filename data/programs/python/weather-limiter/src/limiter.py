"""Token buckets for the clients of a weather service. All times are whole milliseconds."""

from dataclasses import dataclass

PLANS = {
    "free": (10, 6000),
    "station": (120, 500),
}


@dataclass(frozen=True)
class Decision:
    """What became of a request: how many tokens are left, and how long to wait if refused."""

    allowed: bool
    remaining: int
    wait: int


class Limiter:
    """One bucket per client.

    A plan is a pair (capacity, interval): a bucket starts full with `capacity` tokens, and
    while it is not full one token comes back every `interval` milliseconds, counted from the
    request that took the first token out of the full bucket.
    """

    def __init__(self, plans=PLANS):
        self._plans = plans
        self._buckets = {}

    def allow(self, client, plan, now):
        """Take a token for a request of `client` at the time `now` and return a Decision.

        Without a token the request is refused, `remaining` is 0 and `wait` is the time until
        the next token; `wait` of an allowed request is 0. The first request of a client
        decides its plan until the client is forgotten. Raises KeyError for an unknown plan.
        """
        capacity, interval = self._plans[plan]
        if client in self._buckets:
            capacity, interval, _, _ = self._buckets[client]
        tokens, since = self._refilled(client, capacity, now)
        if tokens < 1:
            return Decision(False, 0, since + interval - now)
        self._buckets[client] = (capacity, interval, tokens - 1, since)
        return Decision(True, tokens - 1, 0)

    def sweep(self, now):
        """Forget all clients whose buckets are full at `now` and return their sorted names."""
        full = sorted(
            client
            for client, (capacity, _, _, _) in self._buckets.items()
            if self._refilled(client, capacity, now)[0] == capacity
        )
        for client in full:
            del self._buckets[client]
        return full

    def _refilled(self, client, capacity, now):
        """The tokens of a client at `now`, and the time from which the next one counts."""
        if client not in self._buckets:
            return capacity, now
        _, interval, tokens, since = self._buckets[client]
        back = (now - since) // interval
        if tokens + back >= capacity:
            return capacity, now
        return tokens + back, since + back * interval


def headers(decision):
    """Return the response headers for a Decision as a dict of strings.

    `X-Remaining` is there always; `Retry-After`, in whole seconds rounded up, only if the
    request was refused.
    """
    result = {"X-Remaining": str(decision.remaining)}
    if not decision.allowed:
        result["Retry-After"] = str(-(-decision.wait // 1000))
    return result
