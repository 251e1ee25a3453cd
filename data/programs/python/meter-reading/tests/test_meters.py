import unittest

from src.breaker import Breaker
from src.retry import Backoff, read_all


class Steady(Backoff):
    """Always waits as long as it may."""

    def delay(self, tries):
        return self.limit(tries)


class MeterTest(unittest.TestCase):
    def test_limits_double(self):
        self.assertEqual([Backoff().limit(tries) for tries in (1, 2, 3, 9)], [5, 10, 20, 120])

    def test_delays_have_a_seed(self):
        delays = [Backoff(first=40, seed=3).delay(2) for _ in range(3)]
        self.assertEqual(len(set(delays)), 1)
        self.assertTrue(40 <= delays[0] <= 80)

    def test_a_breaker_opens(self):
        breaker = Breaker()
        for _ in range(4):
            breaker.after(False, 10)
        self.assertEqual(breaker.state(10), "open")
        self.assertFalse(breaker.before(309))

    def test_a_trial(self):
        breaker = Breaker()
        for _ in range(4):
            breaker.after(False, 10)
        self.assertTrue(breaker.before(310))
        self.assertFalse(breaker.before(310))
        breaker.after(True, 311)
        self.assertEqual(breaker.state(311), "closed")

    def test_all_answer(self):
        readings, log = read_all(["m1", "m2"], lambda meter, now: len(meter), Steady())
        self.assertEqual(readings, {"m1": 2, "m2": 2})
        self.assertEqual(log, [(0, "m1", "ok"), (0, "m2", "ok")])

    def test_a_second_try(self):
        readings, log = read_all(["m1"], lambda meter, now: 7 if now else None, Steady())
        self.assertEqual((readings, log), ({"m1": 7}, [(0, "m1", "no answer"), (5, "m1", "ok")]))
