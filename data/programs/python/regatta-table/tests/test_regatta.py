import unittest

from src.regatta import ranking, score, standings, table

RACES = [{"Tern": 1, "Gull": 2, "Skua": 3}, {"Gull": 1, "Tern": "DNF"}]


class RegattaTest(unittest.TestCase):
    def test_score(self):
        self.assertEqual(score(RACES), {"Gull": (3, [2, 1]), "Skua": (7, [3, 4]), "Tern": (5, [1, 4])})

    def test_ranking(self):
        self.assertEqual(ranking(RACES), ["Gull", "Tern", "Skua"])

    def test_the_worst_race_is_left_out(self):
        races = [{"A": 1, "B": 2}] * 3 + [{"A": 2, "B": 1}]
        self.assertEqual(score(races)["A"][0], 3)

    def test_table(self):
        self.assertEqual(table(["Boat", "Points"], [["Tern", 5], ["Skua", 12]]),
                         "Boat  Points\n----  ------\nTern       5\nSkua      12")

    def test_an_empty_table(self):
        self.assertEqual(table(["Boat", "Points"], []), "Boat  Points")

    def test_standings(self):
        self.assertEqual(standings(RACES).splitlines()[2], "1  Gull   2  1         3")
