import itertools
import unittest

from src.matching import match, report, unstable_pairs


class MatchHiddenTest(unittest.TestCase):
    def test_apprentices_get_the_best_stable_matching(self):
        wishes = {"a": ["x", "y"], "b": ["y", "x"]}
        ranks = {"x": ["b", "a"], "y": ["a", "b"]}
        self.assertEqual(match(wishes, ranks), {"x": ["a"], "y": ["b"]})

    def test_unknown_workshops_and_one_sided_wishes(self):
        wishes = {"a": ["nowhere", "x", "y"], "b": ["x"], "c": []}
        ranks = {"y": ["a"], "x": ["b", "z"]}
        self.assertEqual(match(wishes, ranks), {"y": ["a"], "x": ["b"]})

    def test_a_workshop_without_places(self):
        self.assertEqual(match({"a": ["x"]}, {"x": ["a"]}, {"x": 0}), {"x": []})

    def test_a_chain_of_displacements(self):
        wishes = {"a": ["x", "y", "z"], "b": ["x", "y", "z"], "c": ["x", "y", "z"]}
        ranks = {name: ["c", "b", "a"] for name in "xyz"}
        self.assertEqual(match(wishes, ranks), {"x": ["c"], "y": ["b"], "z": ["a"]})

    def test_all_orders_of_wishes_are_stable(self):
        orders = list(itertools.permutations("xyz"))
        for index, (one, two, three) in enumerate(itertools.product(orders, repeat=3)):
            wishes = {"a": one, "b": two, "c": three}
            shift = index % 3
            ranks = {w: ("abc" * 2)[shift + i : shift + i + 3] for i, w in enumerate("xyz") if shift + i < 4}
            matching = match(wishes, ranks, {"x": 1 + index % 2})
            self.assertEqual(unstable_pairs(matching, wishes, ranks, {"x": 1 + index % 2}), [])

    def test_nothing(self):
        self.assertEqual(match({}, {}), {})


class UnstableHiddenTest(unittest.TestCase):
    def test_free_places(self):
        wishes, ranks = {"a": ["x", "y"]}, {"x": ["a"], "y": ["a"]}
        self.assertEqual(unstable_pairs({"x": [], "y": ["a"]}, wishes, ranks), [("a", "x")])
        self.assertEqual(unstable_pairs({"x": ["a"], "y": []}, wishes, ranks), [])
        self.assertEqual(unstable_pairs({}, wishes, ranks), [("a", "x"), ("a", "y")])
        self.assertEqual(unstable_pairs({}, wishes, ranks, {"x": 0}), [("a", "y")])

    def test_only_those_ranked_lower_are_left(self):
        wishes = {"b": ["x"], "a": ["x"], "c": ["x"]}
        ranks = {"x": ["a", "b", "c"]}
        self.assertEqual(unstable_pairs({"x": ["b"]}, wishes, ranks), [("a", "x")])
        self.assertEqual(unstable_pairs({"x": ["b"]}, wishes, ranks, {"x": 2}), [("a", "x"), ("c", "x")])

    def test_pairs_that_do_not_know_each_other(self):
        self.assertEqual(unstable_pairs({"x": []}, {"a": ["x", "q"]}, {"x": ["b"]}), [])

    def test_report_of_nothing(self):
        self.assertEqual(report({}), [])
