import unittest

from src.stall import best_load, earnings

CROPS = [("leek", 8, 1200, 4), ("beet", 12, 1500, 3), ("kale", 5, 900, 2)]


class StallTest(unittest.TestCase):
    def test_a_small_van(self):
        self.assertEqual(best_load(CROPS, 20), {"kale": 2, "leek": 1})

    def test_a_large_van_takes_everything(self):
        self.assertEqual(best_load(CROPS, 500), {"beet": 3, "kale": 2, "leek": 4})

    def test_nothing_fits(self):
        self.assertEqual(best_load(CROPS, 4), {})

    def test_five_crates_at_most(self):
        self.assertEqual(best_load([("leek", 1, 100, 50)], 100), {"leek": 5})

    def test_a_crate_without_weight(self):
        with self.assertRaises(ValueError):
            best_load([("air", 0, 100, 1)], 10)

    def test_earnings(self):
        self.assertEqual(earnings({"leek": 2, "beet": 1}, CROPS), (3900, 28))
