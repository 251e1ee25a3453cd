import unittest

from src.seeds import Lot, next_test, plan_year, viability

BEAN = Lot("Hidatsa", "bean", 400, 2020, 90)
LEEK = Lot("Musselburgh", "allium", 300, 2022, 80)


class SeedsTest(unittest.TestCase):
    def test_viability(self):
        self.assertEqual(viability(BEAN, 2024), 78)
        self.assertEqual(viability(LEEK, 2024), 56)

    def test_before_the_test(self):
        with self.assertRaisesRegex(ValueError, "Hidatsa"):
            viability(BEAN, 2019)

    def test_next_test(self):
        self.assertEqual(next_test(BEAN), 2025)
        self.assertEqual(next_test(LEEK), 2023)

    def test_regrow(self):
        self.assertEqual(plan_year([LEEK], 2024), [("Musselburgh", "regrow 108")])

    def test_lost(self):
        self.assertEqual(plan_year([Lot("Old", "allium", 300, 2000, 80)], 2024), [("Old", "lost")])

    def test_a_year(self):
        self.assertEqual(plan_year([BEAN, LEEK], 2025), [("Musselburgh", "regrow 138"), ("Hidatsa", "test")])
