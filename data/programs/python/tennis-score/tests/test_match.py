import unittest

from src.match import Match, replay

NAMES = ("Kaya", "Lund")


class MatchTest(unittest.TestCase):
    def test_calls(self):
        match = Match(NAMES)
        self.assertEqual(match.call(), "love all")
        match.point(0)
        self.assertEqual(match.call(), "fifteen-love")

    def test_deuce_and_advantage(self):
        self.assertEqual(replay(NAMES, "AAABBB").call(), "deuce")
        self.assertEqual(replay(NAMES, "AAABBBB").call(), "advantage Lund")
        self.assertEqual(replay(NAMES, "AAABBBBA").call(), "deuce")

    def test_a_game(self):
        match = replay(NAMES, "AAAA")
        self.assertEqual((match.score(), match.points), ("1-0", [0, 0]))

    def test_a_set(self):
        self.assertEqual(replay(NAMES, "AAAA" * 6).score(), "6-0")

    def test_a_tiebreak(self):
        match = replay(NAMES, "AAAABBBB" * 6 + "ABA")
        self.assertTrue(match.in_tiebreak)
        self.assertEqual(match.call(), "2-1")

    def test_the_match(self):
        match = replay(NAMES, "BBBB" * 12)
        self.assertEqual((match.winner, match.score(), match.call()), ("Lund", "0-6 0-6", "match Lund"))

    def test_no_point_after_the_match(self):
        with self.assertRaisesRegex(ValueError, "over"):
            replay(NAMES, "BBBB" * 12 + "A")
