import unittest
from fractions import Fraction

from src.loan import instalment, monthly_rate, plan, saved_by, total_interest


class InstalmentHiddenTest(unittest.TestCase):
    def test_limits(self):
        for amount, rate, months in ((-5, 0, 1), (0, 0, 1), (1, -1, 1), (1, 0, 361), (1, 2001, 1), (1, 0, 0)):
            with self.subTest((amount, rate, months)), self.assertRaises(ValueError):
                instalment(amount, rate, months)
        self.assertEqual(instalment(1, 0, 360), 1)
        self.assertEqual(instalment(1, 2000, 1), 2)

    def test_values(self):
        self.assertEqual(monthly_rate(450), Fraction(3, 800))
        self.assertEqual(instalment(20_000_000, 400, 360), 95_484)
        self.assertEqual(instalment(100_000, 1200, 1), 101_000)
        self.assertEqual(instalment(1200, 0, 12), 100)


class PlanHiddenTest(unittest.TestCase):
    def test_every_plan_ends_with_nothing_left(self):
        for amount, rate, months in ((1_000_000, 600, 12), (123_457, 1999, 37), (999, 0, 7), (50, 2000, 24)):
            with self.subTest((amount, rate, months)):
                rows = plan(amount, rate, months)
                self.assertEqual(rows[-1][3], 0)
                self.assertEqual(sum(row[2] for row in rows), amount)
                self.assertLessEqual(len(rows), months)
                self.assertEqual([row[0] for row in rows], list(range(1, len(rows) + 1)))

    def test_interest_is_rounded_half_up(self):
        self.assertEqual(plan(50, 1200, 1), [(1, 1, 50, 0)])
        self.assertEqual(plan(49, 1200, 1), [(1, 0, 49, 0)])
        self.assertEqual(plan(150, 1200, 1)[0][1], 2)

    def test_extra_payments(self):
        self.assertEqual(plan(1000, 1200, 3, {2: 100, 9: 50}),
                         [(1, 10, 331, 669), (2, 7, 434, 235), (3, 2, 235, 0)])
        self.assertEqual(plan(1000, 1200, 3, {1: 9999}), [(1, 10, 1000, 0)])
        self.assertEqual(plan(1000, 1200, 3, {1: 0}), plan(1000, 1200, 3))
        with self.assertRaises(ValueError):
            plan(1000, 1200, 3, {1: 5, 2: -1})

    def test_savings(self):
        self.assertEqual(saved_by(1000, 1200, 3, {1: 9999}), (2, 10))
        self.assertEqual(saved_by(1000, 1200, 3, {2: 100}), (0, 1))
        self.assertEqual(saved_by(1000, 1200, 3, {}), (0, 0))
        self.assertEqual(total_interest([]), 0)
