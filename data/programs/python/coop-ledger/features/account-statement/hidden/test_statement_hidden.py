import unittest

from src.ledger import Ledger


class StatementHiddenTest(unittest.TestCase):
    def test_lines_come_by_day(self):
        ledger = Ledger()
        ledger.post(5, "z", {100: 5, 200: -5})
        ledger.post(1, "y", {100: 1, 200: -1})
        ledger.post(5, "a", {100: 2, 300: -2})
        self.assertEqual(ledger.statement(100), [(1, "y", 1, 1), (5, "z", 5, 6), (5, "a", 2, 8)])

    def test_reversals_are_lines_too(self):
        ledger = Ledger()
        ledger.post(1, "y", {100: 1, 200: -1})
        ledger.reverse(1, 3)
        self.assertEqual(ledger.statement(200), [(1, "y", -1, -1), (3, "Reversal: y", 1, 0)])

    def test_an_account_without_lines_and_an_unknown_one(self):
        self.assertEqual(Ledger().statement(410), [])
        with self.assertRaises(ValueError):
            Ledger().statement(411)
