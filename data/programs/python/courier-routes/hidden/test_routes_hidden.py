import unittest

from src.routes import best_depot, fastest, reachable
from src.town import parse_map


class MapHiddenTest(unittest.TestCase):
    def test_forms(self):
        streets = parse_map("A-B:5\n\n# nothing\n Old Town  >  B : 12 # x # y")
        self.assertEqual(streets, {"A": {"B": 5}, "B": {"A": 5}, "Old Town": {"B": 12}})

    def test_a_dead_end_is_a_place(self):
        self.assertEqual(parse_map("A > B: 1"), {"A": {"B": 1}, "B": {}})
        self.assertEqual(parse_map(""), {})

    def test_the_fastest_of_several_streets_counts(self):
        self.assertEqual(parse_map("A - B: 5\nA > B: 3\nB > A: 9"), {"A": {"B": 3}, "B": {"A": 5}})

    def test_errors(self):
        for line in ("A - A: 1", "A - B", "A - B: x", "A B: 1", "- B: 1", "A - B: -1", "A - B - C: 1"):
            with self.subTest(line), self.assertRaises(ValueError):
                parse_map("X - Y: 1\n" + line)


class FastestHiddenTest(unittest.TestCase):
    def test_the_same_place(self):
        streets = parse_map("A > B: 1")
        self.assertEqual(fastest(streets, "A", "A"), (0, ["A"]))

    def test_no_way(self):
        streets = parse_map("A > B: 1")
        self.assertIsNone(fastest(streets, "B", "A"))
        self.assertIsNone(fastest(streets, "A", "B", closed=["B"]))
        self.assertIsNone(fastest(streets, "A", "B", closed={"A"}))
        for start, end in (("C", "A"), ("A", "C")):
            with self.assertRaises(KeyError):
                fastest(streets, start, end)

    def test_fewer_places_win_a_tie(self):
        streets = parse_map("A - B: 1\nB - C: 1\nC - D: 1\nA - X: 2\nX - D: 1")
        self.assertEqual(fastest(streets, "A", "D"), (3, ["A", "X", "D"]))

    def test_the_alphabet_wins_the_next_tie(self):
        streets = parse_map("A - Z: 1\nZ - D: 1\nA - C: 1\nC - D: 1")
        self.assertEqual(fastest(streets, "A", "D"), (2, ["A", "C", "D"]))

    def test_a_detour_may_be_faster(self):
        streets = parse_map("A - B: 10\nA - C: 3\nC - E: 3\nE - B: 3")
        self.assertEqual(fastest(streets, "A", "B"), (9, ["A", "C", "E", "B"]))


class ReachHiddenTest(unittest.TestCase):
    def test_reachable_includes_the_limit(self):
        streets = parse_map("A > B: 5\nB > C: 1")
        self.assertEqual(reachable(streets, "A", 5), ["A", "B"])
        self.assertEqual(reachable(streets, "A", 4), ["A"])
        self.assertEqual(reachable(streets, "C", 100), ["C"])

    def test_depots(self):
        self.assertEqual(best_depot(parse_map("A > B: 5\nB > C: 1")), "A")
        self.assertEqual(best_depot(parse_map("B - A: 5")), "A")
        self.assertEqual(best_depot(parse_map("C - B: 1\nB - A: 1")), "B")
        self.assertIsNone(best_depot(parse_map("A > B: 1\nC > D: 1")))
        self.assertIsNone(best_depot({}))
        self.assertEqual(best_depot(parse_map("A > Z: 1\nZ > A: 9")), "A")
