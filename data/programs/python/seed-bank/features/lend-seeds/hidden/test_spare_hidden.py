import unittest

from src.seeds import Lot, spare_seeds


class SpareHiddenTest(unittest.TestCase):
    def test_small_lots(self):
        for seeds, spare in ((99, 0), (100, 0), (101, 1), (0, 0)):
            self.assertEqual(spare_seeds(Lot("x", "bean", seeds, 2020, 90), 2020), spare)

    def test_old_lots(self):
        old = Lot("x", "bean", 400, 2020, 60)
        self.assertEqual([spare_seeds(old, 2020), spare_seeds(old, 2021)], [300, 0])

    def test_years_before_the_test(self):
        with self.assertRaises(ValueError):
            spare_seeds(Lot("x", "bean", 400, 2020, 60), 2019)
