import unittest

from src.ratings import expected_score, update
from src.swiss import opponents, pair_round, points, standings


class RatingsHiddenTest(unittest.TestCase):
    def test_differences(self):
        self.assertAlmostEqual(expected_score(1500, 1900), 1 / 11)
        self.assertAlmostEqual(expected_score(1900, 1500), 10 / 11)
        self.assertEqual(expected_score(1500, 2500), expected_score(1500, 1900))
        self.assertEqual(expected_score(2500, 1500), expected_score(1900, 1500))
        self.assertAlmostEqual(expected_score(1500, 1600), 0.359935, places=6)

    def test_strong_players_change_less(self):
        self.assertEqual(update(1999, 1999, 0), 1983)
        self.assertEqual(update(2000, 2000, 0), 1992)
        self.assertEqual(update(2000, 2000, 1), 2008)

    def test_draws_rounding_and_the_floor(self):
        self.assertEqual(update(1500, 1500, 0.5), 1500)
        self.assertEqual(update(1500, 1600, 0.5), 1504)
        self.assertEqual(update(1600, 1500, 0.5), 1596)
        self.assertEqual(update(105, 105, 0), 100)
        self.assertEqual(update(118, 118, 0), 102)

    def test_bad_scores(self):
        for score in (-1, 0.25, 1.5):
            with self.subTest(score), self.assertRaises(ValueError):
                update(1500, 1500, score)


class SwissHiddenTest(unittest.TestCase):
    def test_points_and_opponents(self):
        games = [("a", "b", 0.5), ("c", None, 1), ("b", "c", 0)]
        self.assertEqual(points("abcd", games), {"a": 0.5, "b": 0.5, "c": 2, "d": 0})
        self.assertEqual(opponents("b", games), ["a", "c"])
        self.assertEqual(opponents("c", games), [None, "b"])
        self.assertEqual(opponents("d", games), [])

    def test_the_opponents_points_decide(self):
        games = [("a", "d", 1), ("b", "c", 1), ("c", "d", 1)]
        self.assertEqual(standings("abcd", games), [("b", 1, 1), ("c", 1, 1), ("a", 1, 0), ("d", 0, 2)])

    def test_the_free_round_goes_round(self):
        games = [("a", "b", 1), ("c", None, 1)]
        self.assertEqual(pair_round("abc", games), [("c", "a"), ("b", None)])
        games += [("c", "a", 1), ("b", None, 1)]
        self.assertEqual(pair_round("abc", games), [("b", "c"), ("a", None)])
        games += [("b", "c", 1), ("a", None, 1)]
        with self.assertRaisesRegex(ValueError, "free round"):
            pair_round("abc", games)

    def test_players_who_met_everybody_play_again(self):
        self.assertEqual(pair_round("ab", [("a", "b", 1)]), [("b", "a")])
        self.assertEqual(pair_round("ab", [("a", "b", 1), ("b", "a", 0)]), [("a", "b")])

    def test_white_goes_to_whom_had_it_less(self):
        games = [("a", "b", 1), ("c", "d", 0.5), ("a", "c", 1), ("d", "b", 1)]
        self.assertEqual(pair_round("abcd", games), [("d", "a"), ("b", "c")])

    def test_nobody(self):
        self.assertEqual(pair_round([], []), [])
        self.assertEqual(pair_round(["a"], []), [("a", None)])
