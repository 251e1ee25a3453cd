import unittest

from src.matching import match, report, unstable_pairs

WISHES = {"Ada": ["smithy", "joiner"], "Ben": ["smithy", "joiner"], "Cem": ["joiner", "smithy"]}
RANKS = {"smithy": ["Cem", "Ben", "Ada"], "joiner": ["Ada", "Ben", "Cem"]}


class MatchingTest(unittest.TestCase):
    def test_a_small_town(self):
        self.assertEqual(match(WISHES, RANKS), {"smithy": ["Cem"], "joiner": ["Ada"]})

    def test_several_places(self):
        self.assertEqual(match(WISHES, RANKS, {"smithy": 2}), {"smithy": ["Ben", "Ada"], "joiner": ["Cem"]})

    def test_the_result_is_stable(self):
        self.assertEqual(unstable_pairs(match(WISHES, RANKS), WISHES, RANKS), [])

    def test_an_unstable_matching(self):
        matching = {"smithy": ["Ada"], "joiner": ["Cem"]}
        self.assertEqual(unstable_pairs(matching, WISHES, RANKS), [("Ben", "smithy"), ("Ben", "joiner")])

    def test_somebody_who_is_not_wanted(self):
        self.assertEqual(match({"Dov": ["smithy"]}, {"smithy": []}), {"smithy": []})

    def test_report(self):
        matching = {"smithy": ["Ben", "Ada"], "joiner": []}
        self.assertEqual(report(matching), ["joiner: nobody", "smithy: Ben, Ada"])
