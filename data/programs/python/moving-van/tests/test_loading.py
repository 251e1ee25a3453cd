import unittest

from src.loading import Box, load_vans, loading_list, lower_bound

PIANO = Box("piano", 1500, 300)
BOOKS = Box("books", 800, 550)
PAINT = Box("paint", 100, 40, "chemicals")
FLOUR = Box("flour", 50, 25, "food")


class LoadingTest(unittest.TestCase):
    def test_the_heaviest_come_first(self):
        self.assertEqual(load_vans([PIANO, BOOKS]), [[BOOKS], [PIANO]])

    def test_food_and_chemicals_travel_apart(self):
        self.assertEqual(load_vans([FLOUR, PAINT]), [[PAINT], [FLOUR]])

    def test_a_box_fills_a_gap_in_an_earlier_van(self):
        self.assertEqual(load_vans([PIANO, BOOKS, PAINT]), [[BOOKS, PAINT], [PIANO]])

    def test_a_box_that_does_not_fit(self):
        with self.assertRaisesRegex(ValueError, "safe"):
            load_vans([Box("safe", 500, 900)])

    def test_lower_bound(self):
        self.assertEqual(lower_bound([PIANO, BOOKS]), 2)
        self.assertEqual(lower_bound([PIANO]), 1)

    def test_loading_list(self):
        self.assertEqual(loading_list([BOOKS, PAINT]), "books: 550 kg\npaint: 40 kg\n2 boxes, 900 l, 590 kg")
