import unittest

from src.office import Customer, counters_needed, make_customers, percentile, simulate

PEOPLE = [Customer(0, "parcel", 100), Customer(10, "stamp", 30), Customer(20, "stamp", 30)]


class OfficeTest(unittest.TestCase):
    def test_one_counter(self):
        self.assertEqual(simulate(PEOPLE, 1), [0, 90, 110])

    def test_two_counters(self):
        self.assertEqual(simulate(PEOPLE, 2), [0, 0, 20])

    def test_the_seed_decides(self):
        self.assertEqual(make_customers(7, 20, 30), make_customers(7, 20, 30))
        self.assertNotEqual(make_customers(7, 20, 30), make_customers(8, 20, 30))

    def test_percentile(self):
        self.assertEqual(percentile([5, 1, 9, 3], 50), 3)

    def test_counters_needed(self):
        self.assertEqual(counters_needed(PEOPLE, 20), 2)

    def test_too_many_counters(self):
        with self.assertRaises(ValueError):
            simulate(PEOPLE, 7)
