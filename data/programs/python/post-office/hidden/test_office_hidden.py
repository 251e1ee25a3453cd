import random
import unittest

from src.office import ERRANDS, Customer, counters_needed, make_customers, percentile, simulate


class CustomersHiddenTest(unittest.TestCase):
    def test_draws_are_as_documented(self):
        for seed in range(5):
            rng = random.Random(seed)
            now, expected = 0, []
            for index in range(30):
                now += rng.randint(0, 40) if index else 0
                errand = rng.choice(["letter", "parcel", "stamp"])
                expected.append(Customer(now, errand, rng.randint(*ERRANDS[errand])))
            self.assertEqual(make_customers(seed, 30, 20), expected)
        self.assertEqual(make_customers(1, 0, 20), [])
        self.assertEqual(ERRANDS, {"stamp": (20, 60), "parcel": (90, 300), "letter": (40, 120)})


class SimulateHiddenTest(unittest.TestCase):
    def test_counters(self):
        people = [Customer(5, "stamp", 10)] * 7
        self.assertEqual(simulate(people, 6), [0] * 6 + [10])
        self.assertEqual(simulate(people, 1), [0, 10, 20, 30, 40, 50, 60])
        self.assertEqual(simulate([], 1), [])
        for counters in (0, -1, 7):
            with self.assertRaises(ValueError):
                simulate(people, counters)

    def test_a_pause(self):
        people = [Customer(0, "stamp", 10), Customer(10, "stamp", 10), Customer(19, "stamp", 5)]
        people.append(Customer(30, "stamp", 5))
        self.assertEqual(simulate(people, 1), [0, 0, 1, 0])

    def test_percentiles(self):
        values = list(range(10, 0, -1))
        self.assertEqual([percentile(values, p) for p in (1, 10, 11, 50, 90, 91, 100)], [1, 1, 2, 5, 9, 10, 10])
        self.assertEqual(percentile([], 50), 0)
        for percent in (0, 101):
            with self.assertRaises(ValueError):
                percentile(values, percent)

    def test_counters_needed(self):
        people = [Customer(0, "stamp", 100)] * 10
        self.assertEqual(counters_needed(people, 100), 5)
        self.assertEqual(counters_needed(people, 99), None)
        self.assertEqual(counters_needed(people, 100, percent=60), 3)
        self.assertEqual(counters_needed(people, 900), 1)
        self.assertEqual(counters_needed(people, 0, percent=60), 6)
        self.assertEqual(counters_needed([], 0), 1)
