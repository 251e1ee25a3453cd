import unittest

from src.vote import pairwise_winner, parse_ballots, run_off, tally, winner


def ballots(*words):
    return [list(word) for word in words]


class ParseHiddenTest(unittest.TestCase):
    def test_forms(self):
        self.assertEqual(parse_ballots("\n 2 :A>B C \n0: D\n E"), [["A", "B C"], ["A", "B C"], ["E"]])
        self.assertEqual(parse_ballots(""), [])

    def test_errors(self):
        for line in ("x: A", ": A", "1:", "A >", "> A", "A > > B", "-1: A", "1: A > B > A"):
            with self.subTest(line), self.assertRaisesRegex(ValueError, "^line 3 is no ballot$"):
                parse_ballots("A\n\n" + line)


class RunOffHiddenTest(unittest.TestCase):
    def test_tally(self):
        self.assertEqual(list(tally(ballots("ab", "b", "c"), {"c", "b"}).items()), [("b", 2), ("c", 1)])
        self.assertEqual(tally(ballots("ab"), {"x"}), {"x": 0})

    def test_a_majority_ends_the_count_at_once(self):
        self.assertEqual(run_off(ballots("a", "a", "a", "b", "c")), [{"a": 3, "b": 1, "c": 1}])

    def test_exactly_half_is_no_majority(self):
        self.assertEqual(run_off(ballots("a", "a", "b", "c")),
                         [{"a": 2, "b": 1, "c": 1}, {"a": 2, "b": 1}])

    def test_only_ballots_that_still_count(self):
        self.assertEqual(run_off(ballots("c", "b", "b", "a", "a", "a")), [{"a": 3, "b": 2, "c": 1}, {"a": 3, "b": 2}])
        votes = ballots("c", "b", "b", "a", "a", "a", "d", "d", "d")
        self.assertEqual(run_off(votes)[2:], [{"a": 3, "d": 3}, {"a": 3}])

    def test_ties_look_back(self):
        rounds = run_off(ballots("a", "a", "a", "b", "b", "cb", "d", "d", "d", "d"))
        self.assertEqual(rounds[1], {"a": 3, "b": 3, "d": 4})
        self.assertEqual(sorted(rounds[2]), ["a", "d"])
        self.assertEqual(winner(ballots("a", "a", "a", "b", "b", "cb", "d", "d", "d", "d")), "d")

    def test_ties_in_all_rounds(self):
        self.assertEqual(run_off(ballots("a", "b")), [{"a": 1, "b": 1}, {"a": 1}])
        self.assertEqual(winner(ballots("b", "a")), "a")
        self.assertIsNone(winner([]))
        self.assertEqual(winner(ballots("a", "a", "b", "b", "cb")), "b")

    def test_films_that_are_nobodys_favourite(self):
        rounds = run_off(ballots("ac", "bc"))
        self.assertEqual(rounds[0], {"a": 1, "b": 1, "c": 0})
        self.assertNotIn("c", rounds[1])
        self.assertEqual(run_off([]), [])


class PairwiseHiddenTest(unittest.TestCase):
    def test_a_circle_has_no_winner(self):
        self.assertIsNone(pairwise_winner(ballots("abc", "bca", "cab")))
        self.assertIsNone(pairwise_winner(ballots("ab", "ba")))
        self.assertIsNone(pairwise_winner([]))

    def test_the_compromise_wins(self):
        votes = ballots("abc", "abc", "cba", "cba", "bca")
        self.assertEqual(pairwise_winner(votes), "b")
        self.assertEqual(pairwise_winner(ballots("a")), "a")

    def test_films_that_are_not_listed_are_worse(self):
        self.assertEqual(pairwise_winner(ballots("a", "a", "ba")), "a")
        self.assertEqual(pairwise_winner(ballots("b", "b", "a", "c", "b")), "b")
