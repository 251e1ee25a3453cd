import unittest

from src.match import Match, replay


class UndoHiddenTest(unittest.TestCase):
    def test_the_end_of_the_match_is_taken_back(self):
        match = replay(("Kaya", "Lund"), "B" * 48)
        match.undo()
        self.assertIsNone(match.winner)
        self.assertEqual((match.score(), match.call()), ("0-6 0-5", "love-forty"))
        match.point(1)
        self.assertEqual(match.winner, "Lund")

    def test_all_the_way_back(self):
        match = replay(("Kaya", "Lund"), "AAAAB")
        for _ in range(5):
            match.undo()
        self.assertEqual((match.points, match.games, match.sets), ([0, 0], [0, 0], []))
        with self.assertRaises(ValueError):
            match.undo()

    def test_a_refused_point_leaves_nothing_to_take_back(self):
        match = Match(("Kaya", "Lund"))
        with self.assertRaises(ValueError):
            match.point(2)
        with self.assertRaises(ValueError):
            match.undo()
