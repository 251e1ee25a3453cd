import unittest

from src.cables import networks, plan_cables
from src.load import overloaded


class CablesTest(unittest.TestCase):
    def test_the_shortest_network(self):
        possible = [(30, "house", "p1"), (10, "p1", "p2"), (25, "house", "p2")]
        self.assertEqual(plan_cables(possible), [(10, "p1", "p2"), (25, "house", "p2")])

    def test_no_cable_without_length(self):
        with self.assertRaises(ValueError):
            plan_cables([(0, "house", "p1")])

    def test_networks(self):
        self.assertEqual(
            networks(["p1", "p2", "p3", "p4"], [(5, "p1", "p3"), (5, "p3", "p2")]),
            [["p1", "p2", "p3"], ["p4"]],
        )

    def test_networks_without_cables(self):
        self.assertEqual(networks(["b", "a"], []), [["a"], ["b"]])

    def test_overloaded(self):
        cables = [(20, "house", "p1"), (10, "p1", "p2")]
        self.assertEqual(overloaded(cables, {"p1": 2000, "p2": 2500}), [((20, "house", "p1"), 4500)])

    def test_enough_power(self):
        self.assertEqual(overloaded([(20, "house", "p1")], {"p1": 3600}), [])
