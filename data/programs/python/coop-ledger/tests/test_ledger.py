import unittest

from src.ledger import Ledger
from src.statements import surplus, trial_balance


class LedgerTest(unittest.TestCase):
    def setUp(self):
        self.ledger = Ledger()
        self.rent = self.ledger.post(1, "Rent May", {120: 60000, 400: -60000})
        self.ledger.post(5, "Paid", {100: 60000, 120: -60000})
        self.ledger.post(9, "Roof", {500: 25000, 100: -25000})

    def test_balance(self):
        self.assertEqual(self.ledger.balance(100), 35000)

    def test_balance_on_a_day(self):
        self.assertEqual(self.ledger.balance(100, day=8), 60000)

    def test_an_entry_must_balance(self):
        with self.assertRaisesRegex(ValueError, "out of balance by 1"):
            self.ledger.post(9, "Typo", {100: 101, 400: -100})

    def test_reversal(self):
        number = self.ledger.reverse(self.rent, 10)
        self.assertEqual(number, 4)
        self.assertEqual(self.ledger.balance(400), 0)

    def test_an_entry_is_reversed_once(self):
        self.ledger.reverse(self.rent, 10)
        with self.assertRaises(ValueError):
            self.ledger.reverse(self.rent, 11)

    def test_trial_balance_leaves_out_zero(self):
        self.assertEqual(
            trial_balance(self.ledger),
            [(100, "Bank", 35000), (400, "Rent", -60000), (500, "Repairs", 25000)],
        )

    def test_surplus(self):
        self.assertEqual(surplus(self.ledger, 1, 31), 35000)
