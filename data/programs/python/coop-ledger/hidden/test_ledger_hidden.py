import unittest

from src.ledger import Ledger
from src.statements import surplus, trial_balance


class PostHiddenTest(unittest.TestCase):
    def test_what_cannot_be_booked(self):
        ledger = Ledger()
        for lines in ({}, {100: 5}, {100: 5, 999: -5}, {100: 5, 200: -5, 300: 0}, {100: 5, 200: 5}):
            with self.subTest(lines), self.assertRaises(ValueError):
                ledger.post(1, "bad", lines)
        self.assertEqual(list(ledger.lines()), [])
        self.assertEqual(ledger.post(1, "good", {100: 5, 200: -5}), 1)

    def test_the_ledger_keeps_its_own_copy(self):
        ledger = Ledger()
        lines = {100: 5, 200: -5}
        ledger.post(1, "a", lines)
        lines[100] = 900
        self.assertEqual(ledger.balance(100), 5)

    def test_lines_of_a_period(self):
        ledger = Ledger()
        for day in (3, 1, 2):
            ledger.post(day, f"d{day}", {100: day, 200: -day})
        self.assertEqual(list(ledger.lines(2, 2)), [(2, "d2", 100, 2), (2, "d2", 200, -2)])
        self.assertEqual([line[0] for line in ledger.lines(start=2)], [3, 3, 2, 2])
        self.assertEqual([line[0] for line in ledger.lines(end=1)], [1, 1])
        self.assertEqual(ledger.balance(200), -6)
        self.assertEqual(ledger.balance(200, day=2), -3)
        self.assertEqual(ledger.balance(510), 0)


class ReverseHiddenTest(unittest.TestCase):
    def setUp(self):
        self.ledger = Ledger()
        self.ledger.post(1, "Shares", {100: 70, 300: -70})
        self.ledger.post(2, "Premium", {510: 20, 100: -20})

    def test_the_reversal_is_an_entry_of_its_own(self):
        self.assertEqual(self.ledger.reverse(2, 7), 3)
        self.assertEqual(list(self.ledger.lines(start=7)),
                         [(7, "Reversal: Premium", 510, -20), (7, "Reversal: Premium", 100, 20)])

    def test_what_cannot_be_reversed(self):
        self.ledger.reverse(1, 7)
        for number, message in ((0, "no entry 0"), (4, "no entry 4"), (-1, "no entry -1"),
                                (1, "entry 1 has been reversed"), (3, "entry 3 is a reversal")):
            with self.subTest(number), self.assertRaises(ValueError) as caught:
                self.ledger.reverse(number, 8)
            self.assertEqual(str(caught.exception), message)
        self.assertEqual(self.ledger.reverse(2, 8), 4)


class StatementsHiddenTest(unittest.TestCase):
    def setUp(self):
        self.ledger = Ledger()
        self.ledger.post(1, "Wash", {100: 300, 410: -300})
        self.ledger.post(2, "Rent", {100: 1000, 400: -1000})
        self.ledger.post(3, "Shares", {100: 5000, 300: -5000})
        self.ledger.post(4, "Insurance", {510: 2000, 200: -2000})

    def test_trial_balance_on_a_day(self):
        self.assertEqual(trial_balance(self.ledger, day=2),
                         [(100, "Bank", 1300), (400, "Rent", -1000), (410, "Laundry", -300)])
        self.assertEqual(sum(balance for _, _, balance in trial_balance(self.ledger)), 0)
        self.assertEqual(trial_balance(Ledger()), [])

    def test_the_period_of_a_surplus_is_inclusive(self):
        self.assertEqual(surplus(self.ledger, 1, 3), 1300)
        self.assertEqual(surplus(self.ledger, 2, 4), -1000)
        self.assertEqual(surplus(self.ledger, 3, 3), 0)

    def test_only_income_and_expenses_are_surplus(self):
        ledger = Ledger()
        ledger.post(1, "all", {400: -1, 410: -10, 500: 100, 510: 1000, 120: -5000, 200: 3911})
        self.assertEqual(surplus(ledger, 1, 1), 11 - 1100)
        self.assertEqual([name for _, name, _ in trial_balance(ledger)],
                         ["Rent due", "Suppliers", "Rent", "Laundry", "Repairs", "Insurance"])
