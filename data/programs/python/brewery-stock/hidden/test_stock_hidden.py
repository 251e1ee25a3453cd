import unittest

from src.reorder import reorder
from src.stock import ShortageError, Stock


class StockHiddenTest(unittest.TestCase):
    def setUp(self):
        self.stock = Stock()

    def test_numbers_are_never_given_twice(self):
        self.assertEqual(self.stock.receive("malt", 10, 1, 5), 1)
        self.stock.use("malt", 10, 1)
        self.assertEqual(self.stock.receive("malt", 1, 1, 5), 2)

    def test_empty_lots_are_refused(self):
        for grams in (0, -5):
            with self.assertRaises(ValueError):
                self.stock.receive("malt", grams, 1, 5)

    def test_the_last_day_counts(self):
        self.stock.receive("hops", 10, 1000, expires=5)
        self.assertEqual([self.stock.amount("hops", day) for day in (5, 6)], [10, 0])
        self.assertEqual(self.stock.discard_expired(5), [])
        self.assertEqual(self.stock.use("hops", 10, 5), 10)
        self.assertEqual(self.stock.lots, [])

    def test_same_expiry_goes_by_number(self):
        for price in (100, 200):
            self.stock.receive("hops", 1000, price, expires=5)
        self.assertEqual(self.stock.use("hops", 500, 1), 50)
        self.assertEqual([lot.grams for lot in self.stock.lots], [500, 1000])

    def test_costs_are_rounded_down_once(self):
        self.stock.receive("yeast", 1, 600, expires=5)
        self.stock.receive("yeast", 1, 600, expires=6)
        self.assertEqual(self.stock.value(), 1)
        self.assertEqual(self.stock.use("yeast", 2, 1), 1)

    def test_other_materials_and_expired_lots_stay(self):
        self.stock.receive("malt", 10, 1, 5)
        self.stock.receive("hops", 10, 1, 50)
        self.stock.receive("malt", 10, 1, 50)
        self.stock.use("malt", 10, 6)
        self.assertEqual([(lot.material, lot.expires) for lot in self.stock.lots], [("malt", 5), ("hops", 50)])

    def test_shortage(self):
        self.stock.receive("malt", 10, 1, 5)
        with self.assertRaises(ShortageError) as caught:
            self.stock.use("malt", 3, 6)
        self.assertEqual(str(caught.exception), "3 g of malt are missing")
        self.assertEqual(caught.exception.missing, 3)
        self.assertEqual(self.stock.use("malt", 10, 5), 0)

    def test_discard_keeps_the_rest(self):
        for expires in (9, 3, 7, 1):
            self.stock.receive("malt", 1000, 10, expires)
        self.assertEqual([lot.number for lot in self.stock.discard_expired(7)], [2, 4])
        self.assertEqual([lot.number for lot in self.stock.lots], [1, 3])
        self.assertEqual(self.stock.value(), 20)


class ReorderHiddenTest(unittest.TestCase):
    def test_packs(self):
        need = {"yeast": 501, "malt": 25_000, "hops": 5_001, "sugar": 1_001}
        self.assertEqual(list(reorder(Stock(), need, 1).items()),
                         [("hops", 2), ("malt", 1), ("sugar", 2), ("yeast", 2)])

    def test_what_expires_soon_does_not_count(self):
        stock = Stock()
        self.assertEqual(reorder(stock, {"malt": 25_001}, day=1), {"malt": 2})
        stock.receive("hops", 100, 1, expires=24)
        self.assertEqual(reorder(stock, {"hops": 100}, day=10), {})
        self.assertEqual(reorder(stock, {"hops": 100}, day=11), {"hops": 1})
        self.assertEqual(reorder(stock, {"hops": 101}, day=10), {"hops": 1})
