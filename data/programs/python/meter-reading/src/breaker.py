"""A circuit breaker for the gateway of a street."""

FAILURES = 4
PAUSE = 300


class Breaker:
    """Stops calls after too many failures.

    It is `closed` at first and lets all calls through. After FAILURES failures in a row it is
    `open` and lets none through. PAUSE seconds after it opened it lets a single call through as a
    trial (`half-open`): if that succeeds it closes, if it fails it opens anew.
    """

    def __init__(self):
        self._failures = 0
        self._opened = None
        self._trial = False

    def state(self, now):
        """Return `closed`, `open` or `half-open`; half-open from PAUSE seconds after opening on."""
        if self._opened is None:
            return "closed"
        return "half-open" if now - self._opened >= PAUSE else "open"

    def before(self, now):
        """Tell whether a call may be made at `now`; a half-open breaker allows one at a time."""
        state = self.state(now)
        if state == "half-open" and not self._trial:
            self._trial = True
            return True
        return state == "closed"

    def after(self, succeeded, now):
        """Record the result of a call that was allowed."""
        self._trial = False
        if succeeded:
            self._failures = 0
            self._opened = None
            return
        self._failures += 1
        if self._failures >= FAILURES:
            self._opened = now
