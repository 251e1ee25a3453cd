import unittest

from src.stock import ShortageError, Stock


class ReserveHiddenTest(unittest.TestCase):
    def setUp(self):
        self.stock = Stock()
        self.stock.receive("malt", 100, 10, expires=9)

    def test_reservations_add_up(self):
        self.stock.reserve("malt", 60, 1)
        with self.assertRaises(ShortageError) as caught:
            self.stock.reserve("malt", 50, 1)
        self.assertEqual(caught.exception.missing, 10)
        self.stock.reserve("malt", 40, 1)
        self.assertEqual(self.stock.available("malt", 1), 0)
        self.assertEqual(self.stock.amount("malt", 1), 100)

    def test_a_reservation_never_becomes_negative(self):
        self.stock.reserve("malt", 10, 1)
        self.stock.use("malt", 30, 1, reserved=True)
        self.assertEqual(self.stock.available("malt", 1), 70)

    def test_use_without_a_reservation(self):
        self.assertEqual(self.stock.use("malt", 100, 1, reserved=True), 1)
        self.assertEqual(self.stock.available("malt", 1), 0)

    def test_expired_material(self):
        self.stock.reserve("malt", 10, 1)
        self.assertEqual(self.stock.available("malt", 10), 0)
        with self.assertRaises(ShortageError) as caught:
            self.stock.use("malt", 95, 1)
        self.assertEqual(caught.exception.missing, 5)
