import unittest

from src.stock import ShortageError, Stock


class ReserveTest(unittest.TestCase):
    def test_reserved_malt_is_not_used(self):
        stock = Stock()
        stock.receive("malt", 100, 10, expires=9)
        stock.reserve("malt", 60, day=1)
        self.assertEqual(stock.available("malt", 1), 40)
        with self.assertRaises(ShortageError):
            stock.use("malt", 50, 1)
        stock.use("malt", 60, 1, reserved=True)
        self.assertEqual(stock.available("malt", 1), 40)
