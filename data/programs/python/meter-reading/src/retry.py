"""Repeated calls to meters. Time is simulated: waiting only moves a number of seconds on."""

import random

from src.breaker import Breaker

LONGEST_DELAY = 120


class Backoff:
    """Delays that double from try to try, spread by a seeded random number."""

    def __init__(self, first=5, seed=0):
        self._first = first
        self._random = random.Random(seed)

    def limit(self, tries):
        """Return the longest delay after `tries` failed tries: `first` doubled for each further
        one, but never more than LONGEST_DELAY. Raises ValueError if `tries` is less than 1."""
        if tries < 1:
            raise ValueError("there is no delay before the first try")
        return min(self._first * 2 ** (tries - 1), LONGEST_DELAY)

    def delay(self, tries):
        """Return a whole number of seconds from half the limit, rounded up, to the limit."""
        limit = self.limit(tries)
        return self._random.randint(-(-limit // 2), limit)


def read_all(meters, call, backoff, most_tries=3):
    """Call all meters in order and return the pair (readings, log).

    `call(meter, now)` returns a reading, or None if the meter does not answer. Each meter is
    called up to `most_tries` times, with a delay of `backoff` after each failed try but the
    last. A Breaker is asked before every call: if it does not allow the call, that try is
    skipped and counts as failed, but the breaker does not learn of it.

    `readings` maps the meters that answered to their readings. `log` has a triple
    (now, meter, outcome) per try, the outcome being `ok`, `no answer` or `skipped`. Time starts
    at 0 and only moves on by delays.
    """
    breaker = Breaker()
    readings, log = {}, []
    now = 0
    for meter in meters:
        for tries in range(1, most_tries + 1):
            outcome = "skipped"
            if breaker.before(now):
                reading = call(meter, now)
                breaker.after(reading is not None, now)
                outcome = "no answer" if reading is None else "ok"
            log.append((now, meter, outcome))
            if outcome == "ok":
                readings[meter] = reading
                break
            if tries < most_tries:
                now += backoff.delay(tries)
    return readings, log
