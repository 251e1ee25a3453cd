import unittest

from src.limiter import Decision, Limiter


class CostTest(unittest.TestCase):
    def test_an_expensive_request(self):
        limiter = Limiter({"small": (5, 1000)})
        self.assertEqual(limiter.allow("a", "small", 0, cost=3), Decision(True, 2, 0))
        self.assertFalse(limiter.allow("a", "small", 0, cost=3).allowed)
