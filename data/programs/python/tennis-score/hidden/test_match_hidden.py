import unittest

from src.match import Match, replay

NAMES = ("Kaya", "Lund")
SIX_ALL = "AAAABBBB" * 6


class CallHiddenTest(unittest.TestCase):
    def test_all_calls_before_deuce(self):
        calls = {"A": "fifteen-love", "AB": "fifteen all", "ABB": "fifteen-thirty", "AABB": "thirty all",
                 "AABBB": "thirty-forty", "AAA": "forty-love", "BBB": "love-forty", "AAABB": "forty-thirty"}
        for points, call in calls.items():
            self.assertEqual(replay(NAMES, points).call(), call)

    def test_a_long_deuce(self):
        self.assertEqual(replay(NAMES, "AAABBB").call(), "deuce")
        self.assertEqual(replay(NAMES, "AAABBB ABABAB B").call(), "advantage Lund")
        match = replay(NAMES, "AAABBB ABABAB A")
        self.assertEqual(match.call(), "advantage Kaya")
        match.point(0)
        self.assertEqual(match.score(), "1-0")

    def test_tiebreak_calls(self):
        self.assertEqual(replay(NAMES, SIX_ALL).call(), "0 all")
        self.assertEqual(replay(NAMES, SIX_ALL + "ABBB").call(), "1-3")
        self.assertEqual(replay(NAMES, SIX_ALL + "AAABBB").call(), "3 all")


class SetHiddenTest(unittest.TestCase):
    def test_six_five_goes_on(self):
        match = replay(NAMES, "AAAABBBB" * 5 + "AAAA")
        self.assertEqual((match.score(), match.sets), ("6-5", []))
        for _ in range(4):
            match.point(0)
        self.assertEqual((match.sets, match.games), ([(7, 5)], [0, 0]))

    def test_six_four(self):
        match = replay(NAMES, "AAAABBBB" * 4 + "BBBB" * 2)
        self.assertEqual(match.sets, [(4, 6)])

    def test_a_tiebreak_needs_seven_with_two_more(self):
        self.assertEqual(replay(NAMES, SIX_ALL + "A" * 6).score(), "6-6")
        self.assertEqual(replay(NAMES, SIX_ALL + "A" * 7).sets, [(7, 6)])
        self.assertEqual(replay(NAMES, SIX_ALL + "AB" * 6 + "A").call(), "7-6")
        self.assertEqual(replay(NAMES, SIX_ALL + "AB" * 6 + "BB").sets, [(6, 7)])

    def test_a_third_set(self):
        match = replay(NAMES, "A" * 24 + "B" * 24 + "A" * 24)
        self.assertEqual((match.winner, match.score()), ("Kaya", "6-0 0-6 6-0"))
        self.assertEqual(match.call(), "match Kaya")
        self.assertEqual(replay(NAMES, "B" * 48).winner, "Lund")
        for player in (0, 1):
            with self.assertRaisesRegex(ValueError, "over"):
                match.point(player)

    def test_no_winner_yet(self):
        match = replay(NAMES, "A" * 24 + "B" * 4)
        self.assertIsNone(match.winner)
        self.assertEqual(match.score(), "6-0 0-1")
        self.assertEqual(Match(NAMES).score(), "")

    def test_bad_points(self):
        for player in (2, -1):
            with self.assertRaises(ValueError):
                Match(NAMES).point(player)
        for points in ("AXB", "a"):
            with self.assertRaises(ValueError):
                replay(NAMES, points)
