import unittest

from src.breaker import Breaker
from src.retry import Backoff, read_all


class Steady(Backoff):
    def delay(self, tries):
        return self.limit(tries)


class BackoffHiddenTest(unittest.TestCase):
    def test_limits(self):
        backoff = Backoff(first=7)
        self.assertEqual([backoff.limit(n) for n in range(1, 8)], [7, 14, 28, 56, 112, 120, 120])
        for tries in (0, -1):
            with self.assertRaises(ValueError):
                backoff.limit(tries)

    def test_delays_use_the_whole_range(self):
        backoff = Backoff(first=5, seed=1)
        self.assertEqual({backoff.delay(1) for _ in range(200)}, {3, 4, 5})
        self.assertEqual({Backoff(first=2, seed=seed).delay(1) for seed in range(50)}, {1, 2})

    def test_the_seed_decides(self):
        first, second = ([Backoff(60, seed).delay(1) for seed in range(20)] for _ in range(2))
        self.assertEqual(first, second)
        one, other = Backoff(first=100), Backoff(first=100, seed=0)
        self.assertEqual([one.delay(1) for _ in range(9)], [other.delay(1) for _ in range(9)])


class BreakerHiddenTest(unittest.TestCase):
    def fail(self, breaker, times, now):
        for _ in range(times):
            breaker.after(False, now)

    def test_three_failures_are_forgiven(self):
        breaker = Breaker()
        self.fail(breaker, 3, 0)
        self.assertEqual((breaker.state(0), breaker.before(0)), ("closed", True))
        breaker.after(True, 0)
        self.fail(breaker, 3, 0)
        self.assertEqual(breaker.state(0), "closed")

    def test_a_failed_trial_opens_anew(self):
        breaker = Breaker()
        self.fail(breaker, 4, 100)
        self.assertEqual([breaker.state(now) for now in (100, 399, 400)], ["open", "open", "half-open"])
        self.assertTrue(breaker.before(400))
        self.assertFalse(breaker.before(405))
        breaker.after(False, 410)
        self.assertEqual([breaker.state(now) for now in (410, 709, 710)], ["open", "open", "half-open"])
        self.assertFalse(breaker.before(709))
        self.assertTrue(breaker.before(710))

    def test_after_a_good_trial_it_starts_from_zero(self):
        breaker = Breaker()
        self.fail(breaker, 4, 0)
        self.assertTrue(breaker.before(300))
        breaker.after(True, 300)
        self.fail(breaker, 3, 300)
        self.assertTrue(breaker.before(300))
        self.assertTrue(breaker.before(300))


class ReadAllHiddenTest(unittest.TestCase):
    def test_the_breaker_skips_tries(self):
        calls = []

        def silent(meter, now):
            calls.append((meter, now))

        readings, log = read_all(["a", "b", "c"], silent, Steady(first=10), most_tries=2)
        self.assertEqual(readings, {})
        self.assertEqual(log, [(0, "a", "no answer"), (10, "a", "no answer"), (10, "b", "no answer"),
                               (20, "b", "no answer"), (20, "c", "skipped"), (30, "c", "skipped")])
        self.assertEqual(len(calls), 4)

    def test_a_trial_call_after_the_pause(self):
        readings, log = read_all(["a"], lambda meter, now: 0 if now > 500 else None, Steady(first=120), most_tries=9)
        self.assertEqual([now for now, _, outcome in log if outcome == "no answer"], [0, 120, 240, 360])
        self.assertEqual(log[4:], [(480, "a", "skipped"), (600, "a", "skipped"), (720, "a", "ok")])
        self.assertEqual(readings, {"a": 0})

    def test_three_tries_by_default(self):
        _, log = read_all(["a"], lambda meter, now: None, Steady())
        self.assertEqual(log, [(0, "a", "no answer"), (5, "a", "no answer"), (15, "a", "no answer")])
        self.assertEqual(read_all([], None, Steady()), ({}, []))
