import unittest

from src.limiter import Decision, Limiter


class CostHiddenTest(unittest.TestCase):
    def setUp(self):
        self.limiter = Limiter({"p": (5, 100)})

    def test_a_refused_request_takes_nothing(self):
        self.limiter.allow("a", "p", 0, cost=4)
        self.assertFalse(self.limiter.allow("a", "p", 0, cost=2).allowed)
        self.assertEqual(self.limiter.allow("a", "p", 0), Decision(True, 0, 0))

    def test_how_long_to_wait(self):
        self.limiter.allow("a", "p", 0, cost=5)
        self.assertEqual(self.limiter.allow("a", "p", 30, cost=3).wait, 270)
        self.assertEqual(self.limiter.allow("a", "p", 130, cost=3).wait, 170)
        self.assertTrue(self.limiter.allow("a", "p", 300, cost=3).allowed)

    def test_costs_that_can_never_be_paid(self):
        for cost in (0, -1, 6):
            with self.subTest(cost), self.assertRaises(ValueError):
                self.limiter.allow("a", "p", 0, cost=cost)
        self.assertEqual(self.limiter.allow("a", "p", 0, cost=5), Decision(True, 0, 0))
