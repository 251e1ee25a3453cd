import unittest

from src.seats import TieError, admitted, distribute, next_seat

VOTES = {"Harbour": 4160, "Green": 3380, "Fields": 2460}


class SeatsTest(unittest.TestCase):
    def test_eight_seats(self):
        self.assertEqual(distribute(VOTES, 8), {"Harbour": 3, "Green": 3, "Fields": 2})

    def test_the_threshold(self):
        self.assertEqual(admitted({"A": 97, "B": 3, "C": 0}), ["A", "B"])
        self.assertEqual(admitted({"A": 98, "B": 2}), ["A"])

    def test_small_lists_get_nothing(self):
        self.assertEqual(distribute({"A": 98, "B": 2}, 99), {"A": 99, "B": 0})

    def test_a_tie(self):
        with self.assertRaises(TieError) as caught:
            distribute({"B": 100, "A": 100}, 3)
        self.assertEqual((caught.exception.lists, caught.exception.seats), (["A", "B"], 1))

    def test_nobody_is_admitted(self):
        with self.assertRaises(ValueError):
            distribute({}, 1)

    def test_next_seat(self):
        self.assertEqual(next_seat(VOTES, 8), ["Harbour"])
