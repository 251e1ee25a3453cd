import unittest

from src.ledger import Ledger


class StatementTest(unittest.TestCase):
    def test_running_balance(self):
        ledger = Ledger()
        ledger.post(1, "Rent", {100: 500, 400: -500})
        ledger.post(2, "Roof", {500: 200, 100: -200})
        self.assertEqual(ledger.statement(100), [(1, "Rent", 500, 500), (2, "Roof", -200, 300)])
