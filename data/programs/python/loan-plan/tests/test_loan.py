import unittest

from src.loan import instalment, plan, saved_by, total_interest


class LoanTest(unittest.TestCase):
    def test_instalment(self):
        self.assertEqual(instalment(1_000_000, 600, 12), 86_067)

    def test_without_interest(self):
        self.assertEqual(instalment(1000, 0, 3), 334)

    def test_no_such_loan(self):
        for amount, rate, months in ((0, 100, 12), (100, 100, 0), (100, 2001, 12)):
            with self.subTest((amount, rate, months)), self.assertRaises(ValueError):
                instalment(amount, rate, months)

    def test_plan(self):
        self.assertEqual(plan(1000, 1200, 3), [(1, 10, 331, 669), (2, 7, 334, 335), (3, 3, 335, 0)])

    def test_total_interest(self):
        self.assertEqual(total_interest(plan(1000, 1200, 3)), 20)

    def test_extra_payments(self):
        self.assertEqual(plan(1000, 0, 4, {1: 500}), [(1, 0, 750, 250), (2, 0, 250, 0)])
        self.assertEqual(saved_by(1000, 0, 4, {1: 500}), (2, 0))
