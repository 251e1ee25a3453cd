import unittest

from src.seats import TieError, admitted, distribute, next_seat


class SeatsHiddenTest(unittest.TestCase):
    def test_a_textbook_example(self):
        votes = {"A": 340000, "B": 280000, "C": 160000, "D": 60000}
        self.assertEqual(distribute(votes, 7), {"A": 3, "B": 3, "C": 1, "D": 0})
        self.assertEqual(next_seat(votes, 7), ["A"])

    def test_threshold_and_order(self):
        self.assertEqual(admitted({"z": 3, "b": 90, "a": 7}), ["a", "b", "z"])
        self.assertEqual(admitted({"z": 29, "b": 971}), ["b"])
        self.assertEqual(admitted({"a": 0, "b": 0}), [])
        self.assertEqual(admitted({}), [])

    def test_a_tie_with_enough_seats_is_none(self):
        self.assertEqual(list(distribute({"B": 100, "A": 100}, 2).items()), [("B", 1), ("A", 1)])
        self.assertEqual(next_seat({"B": 100, "A": 100}, 2), ["A", "B"])

    def test_ties_name_lists_and_seats(self):
        with self.assertRaises(TieError) as caught:
            distribute({"c": 50, "a": 50, "b": 50, "d": 90}, 3)
        self.assertEqual((caught.exception.lists, caught.exception.seats), (["a", "b", "c"], 2))
        self.assertEqual(str(caught.exception), "lot between a, b, c for 2")

    def test_exact_quotients(self):
        big = 10**17
        with self.assertRaises(TieError):
            distribute({"a": 3 * big, "b": big}, 3)
        self.assertEqual(distribute({"a": 3 * big, "b": big + 1}, 3), {"a": 2, "b": 1})

    def test_no_seats(self):
        self.assertEqual(distribute({"a": 5}, 0), {"a": 0})
        self.assertEqual(distribute({}, 0), {})
        with self.assertRaisesRegex(ValueError, "no list is admitted"):
            distribute({"a": 0}, 1)
