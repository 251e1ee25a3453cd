import unittest

from src.cables import networks, plan_cables
from src.load import overloaded


class PlanHiddenTest(unittest.TestCase):
    def test_equal_lengths(self):
        possible = [(5, "c", "a"), (5, "b", "c"), (5, "a", "b")]
        self.assertEqual(plan_cables(possible), [(5, "a", "b"), (5, "b", "c")])

    def test_separate_parts_and_loops(self):
        possible = [(1, "a", "a"), (9, "a", "b"), (8, "a", "b"), (7, "x", "y")]
        self.assertEqual(plan_cables(possible), [(7, "x", "y"), (8, "a", "b")])
        self.assertEqual(plan_cables([]), [])

    def test_a_larger_site(self):
        possible = [(7, "a", "d"), (8, "b", "c"), (9, "b", "d"), (7, "b", "e"), (5, "c", "e"), (15, "d", "e"),
                    (6, "d", "f"), (8, "e", "f"), (9, "e", "g"), (11, "f", "g"), (5, "a", "b")]
        chosen = plan_cables(possible)
        self.assertEqual(sum(metres for metres, _, _ in chosen), 39)
        self.assertEqual(len(chosen), 6)

    def test_negative_and_one_metre(self):
        for metres in (0, -2):
            with self.assertRaises(ValueError):
                plan_cables([(metres, "a", "b")])
        self.assertEqual(plan_cables([(1, "a", "b")]), [(1, "a", "b")])


class NetworksHiddenTest(unittest.TestCase):
    def test_ends_that_are_no_points(self):
        self.assertEqual(networks([], [(1, "b", "a")]), [["a", "b"]])
        self.assertEqual(networks(["c"], [(1, "b", "a"), (1, "c", "d")]), [["a", "b"], ["c", "d"]])

    def test_groups_that_grow_together(self):
        cables = [(1, "a", "b"), (1, "c", "d"), (1, "e", "f"), (1, "d", "e"), (1, "f", "a"), (1, "b", "e")]
        self.assertEqual(networks("abcdefg", cables), [list("abcdef"), ["g"]])

    def test_a_long_chain(self):
        cables = [(1, n, n + 1) for n in range(50)] + [(1, 99, 98)]
        self.assertEqual(networks([], cables), [list(range(51)), [98, 99]])


class LoadHiddenTest(unittest.TestCase):
    def test_a_tree(self):
        cables = [(1, "p2", "p3"), (1, "p1", "p2"), (1, "p4", "p1"), (1, "house", "p1")]
        watts = {"p1": 1, "p2": 2000, "p3": 3601, "p4": 3000, "house": 9999}
        self.assertEqual(overloaded(cables, watts),
                         [(cables[0], 3601), (cables[1], 5601), (cables[3], 8602)])

    def test_cables_that_are_not_joined_with_the_house(self):
        self.assertEqual(overloaded([(1, "a", "b")], {"a": 9000, "b": 9000}), [])
        self.assertEqual(overloaded([], {"a": 9000}), [])
        self.assertEqual(overloaded([(1, "house", "b")], {"b": 3600}), [])

    def test_pitches_that_use_nothing(self):
        self.assertEqual(overloaded([(1, "house", "b"), (1, "b", "c")], {"c": 3601}),
                         [((1, "house", "b"), 3601), ((1, "b", "c"), 3601)])
