import unittest

from src.regatta import ranking, score, standings, table


class ScoreHiddenTest(unittest.TestCase):
    def test_discards(self):
        races = [{"a": 1, "b": 2}, {"a": "DNF", "b": 1}, {"a": 1, "b": 2}]
        self.assertEqual(score(races), {"a": (5, [1, 3, 1]), "b": (5, [2, 1, 2])})
        races.append({"b": 1})
        self.assertEqual(score(races), {"a": (5, [1, 3, 1, 3]), "b": (4, [2, 1, 2, 1])})

    def test_a_disqualification_counts(self):
        races = [{"a": "DSQ", "b": 1}, {"a": 2, "b": 1}, {"a": 1, "b": 2}, {"a": 1, "b": 2}]
        self.assertEqual(score(races)["a"], (5, [3, 2, 1, 1]))
        self.assertEqual(score([{"a": "DSQ"}] * 4)["a"], (8, [2, 2, 2, 2]))

    def test_nothing(self):
        self.assertEqual(score([]), {})
        self.assertEqual(score([{}]), {})
        self.assertEqual(ranking([]), [])


class RankingHiddenTest(unittest.TestCase):
    def test_the_better_list_decides(self):
        races = [{"a": 2, "b": 1}, {"a": 2, "b": 3, "c": 1}]
        self.assertEqual(ranking(races)[:2], ["b", "a"])

    def test_the_last_race_decides_next(self):
        self.assertEqual(ranking([{"a": 1, "b": 2}, {"a": 2, "b": 1}]), ["b", "a"])
        self.assertEqual(ranking([{"b": 1, "a": 1}]), ["a", "b"])


class TableHiddenTest(unittest.TestCase):
    def test_alignment(self):
        rows = [["x", 1, "5", 7], ["longer", 22, 6, 8]]
        self.assertEqual(table(["A", "Number", "C", "D"], rows).splitlines(), [
            "A       Number  C  D", "------  ------  -  -", "x            1  5  7", "longer      22  6  8"])
        self.assertEqual(table(["A", "B"], [[1, ""], [22, "x"]]).splitlines(), [" A  B", "--  -", " 1", "22  x"])
        self.assertEqual(table(["A", "Bc"], []), "A  Bc")

    def test_standings(self):
        races = [{"Tern": 1, "Gull": "DSQ"}, {"Gull": 1}]
        self.assertEqual(standings(races).splitlines(), [
            "#  Boat  R1   R2   Points", "-  ----  ---  ---  ------", "1  Gull  DSQ  1         4",
            "2  Tern  1    DNS       4"])
        self.assertEqual(standings([]), "#  Boat  Points")
