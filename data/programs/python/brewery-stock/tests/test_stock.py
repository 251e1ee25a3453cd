import unittest

from src.reorder import reorder
from src.stock import ShortageError, Stock


class StockTest(unittest.TestCase):
    def setUp(self):
        self.stock = Stock()
        self.stock.receive("malt", 50_000, 80, expires=200)
        self.stock.receive("malt", 25_000, 90, expires=100)

    def test_what_expires_first_is_used_first(self):
        self.assertEqual(self.stock.use("malt", 30_000, day=10), 25 * 90 + 5 * 80)
        self.assertEqual([lot.number for lot in self.stock.lots], [1])

    def test_expired_lots_do_not_count(self):
        self.assertEqual(self.stock.amount("malt", day=101), 50_000)

    def test_a_shortage_takes_nothing(self):
        with self.assertRaises(ShortageError) as caught:
            self.stock.use("malt", 80_000, day=10)
        self.assertEqual(caught.exception.missing, 5_000)
        self.assertEqual(self.stock.amount("malt", day=10), 75_000)

    def test_discard(self):
        self.assertEqual([lot.number for lot in self.stock.discard_expired(150)], [2])

    def test_value(self):
        self.assertEqual(self.stock.value(), 6250)

    def test_reorder(self):
        self.assertEqual(reorder(self.stock, {"malt": 80_000, "hops": 1}, day=10), {"hops": 1, "malt": 1})
