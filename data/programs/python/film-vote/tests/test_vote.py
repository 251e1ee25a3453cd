import unittest

from src.vote import pairwise_winner, parse_ballots, run_off, winner

TEXT = """
4: Alien > Brazil
3: Brazil > Casablanca
2: Casablanca > Brazil > Alien
"""


class VoteTest(unittest.TestCase):
    def test_parse(self):
        self.assertEqual(parse_ballots("2: Alien > Brazil\nBrazil"), [["Alien", "Brazil"]] * 2 + [["Brazil"]])

    def test_a_film_twice(self):
        with self.assertRaisesRegex(ValueError, "line 2"):
            parse_ballots("Alien\nBrazil > Brazil")

    def test_rounds(self):
        self.assertEqual(run_off(parse_ballots(TEXT)), [
            {"Alien": 4, "Brazil": 3, "Casablanca": 2},
            {"Alien": 4, "Brazil": 5},
        ])

    def test_winner(self):
        self.assertEqual(winner(parse_ballots(TEXT)), "Brazil")

    def test_pairwise_winner(self):
        self.assertEqual(pairwise_winner(parse_ballots(TEXT)), "Brazil")

    def test_nobody_voted(self):
        self.assertIsNone(winner([]))
