import unittest

from src.ratings import expected_score, update
from src.swiss import pair_round, standings

PLAYERS = ["Ana", "Bo", "Cy", "Di"]
ROUND_ONE = [("Ana", "Bo", 1), ("Cy", "Di", 0.5)]


class RatingsTest(unittest.TestCase):
    def test_equal_players(self):
        self.assertEqual(expected_score(1500, 1500), 0.5)

    def test_a_win_between_equals(self):
        self.assertEqual(update(1500, 1500, 1), 1516)

    def test_a_surprise(self):
        self.assertEqual(update(1400, 1800, 1), 1429)

    def test_no_such_result(self):
        with self.assertRaises(ValueError):
            update(1500, 1500, 2)


class SwissTest(unittest.TestCase):
    def test_standings(self):
        self.assertEqual(
            standings(PLAYERS, ROUND_ONE),
            [("Ana", 1, 0), ("Cy", 0.5, 0.5), ("Di", 0.5, 0.5), ("Bo", 0, 1)],
        )

    def test_first_round(self):
        self.assertEqual(pair_round(PLAYERS, []), [("Ana", "Bo"), ("Cy", "Di")])

    def test_second_round(self):
        self.assertEqual(pair_round(PLAYERS, ROUND_ONE), [("Ana", "Cy"), ("Di", "Bo")])

    def test_an_odd_number_of_players(self):
        self.assertEqual(pair_round(["Ana", "Bo", "Cy"], []), [("Ana", "Bo"), ("Cy", None)])
