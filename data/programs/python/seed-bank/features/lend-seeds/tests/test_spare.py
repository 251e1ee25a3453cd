import unittest

from src.seeds import Lot, spare_seeds


class SpareTest(unittest.TestCase):
    def test_a_good_lot(self):
        self.assertEqual(spare_seeds(Lot("Hidatsa", "bean", 400, 2020, 90), 2024), 300)
