import unittest

from src.limiter import PLANS, Decision, Limiter, headers


class LimiterHiddenTest(unittest.TestCase):
    def test_the_plans(self):
        limiter = Limiter()
        self.assertEqual(limiter.allow("a", "free", 0), Decision(True, 9, 0))
        self.assertEqual(limiter.allow("b", "station", 0), Decision(True, 119, 0))
        self.assertEqual(PLANS["free"][1], 6000)
        self.assertEqual(PLANS["station"][1], 500)

    def test_the_interval_counts_from_the_first_token_taken(self):
        limiter = Limiter({"p": (2, 100)})
        limiter.allow("a", "p", 1000)
        limiter.allow("a", "p", 1070)
        self.assertEqual(limiter.allow("a", "p", 1090), Decision(False, 0, 10))
        self.assertEqual(limiter.allow("a", "p", 1130), Decision(True, 0, 0))
        self.assertEqual(limiter.allow("a", "p", 1150), Decision(False, 0, 50))
        self.assertEqual(limiter.allow("a", "p", 1199), Decision(False, 0, 1))
        self.assertEqual(limiter.allow("a", "p", 1200), Decision(True, 0, 0))

    def test_a_bucket_is_never_fuller_than_its_capacity(self):
        limiter = Limiter({"p": (3, 100)})
        limiter.allow("a", "p", 0)
        self.assertEqual(limiter.allow("a", "p", 10_050), Decision(True, 2, 0))
        self.assertEqual(limiter.allow("a", "p", 10_149), Decision(True, 1, 0))
        self.assertEqual(limiter.allow("a", "p", 10_150), Decision(True, 1, 0))

    def test_several_tokens_come_back_at_once(self):
        limiter = Limiter({"p": (5, 100)})
        for _ in range(5):
            limiter.allow("a", "p", 0)
        self.assertEqual(limiter.allow("a", "p", 399), Decision(True, 2, 0))

    def test_the_first_request_decides_the_plan(self):
        limiter = Limiter({"p": (1, 100), "q": (9, 100)})
        limiter.allow("a", "p", 0)
        self.assertFalse(limiter.allow("a", "q", 50).allowed)
        limiter.allow("b", "p", 0)
        limiter.sweep(0)
        limiter.allow("b", "q", 100)
        self.assertEqual(limiter.allow("b", "p", 9000), Decision(True, 0, 0))
        limiter.sweep(100)
        self.assertEqual(limiter.allow("a", "q", 100), Decision(True, 8, 0))

    def test_sweep_keeps_the_others(self):
        limiter = Limiter({"p": (2, 100)})
        for client in ("c", "b", "a"):
            limiter.allow(client, "p", 0)
        limiter.allow("b", "p", 0)
        self.assertEqual(limiter.sweep(150), ["a", "c"])
        self.assertEqual(limiter.allow("b", "p", 150), Decision(True, 0, 0))
        self.assertEqual(Limiter().sweep(0), [])

    def test_headers(self):
        self.assertEqual(headers(Decision(True, 7, 0)), {"X-Remaining": "7"})
        self.assertEqual(headers(Decision(False, 0, 1000))["Retry-After"], "1")
        self.assertEqual(headers(Decision(False, 0, 1))["Retry-After"], "1")
        self.assertEqual(headers(Decision(False, 0, 2001))["Retry-After"], "3")
