import unittest

from src.lcs import matching_lines
from src.merge import conflicts, merge


class MatchingHiddenTest(unittest.TestCase):
    def test_edges(self):
        self.assertEqual(matching_lines([], []), [])
        self.assertEqual(matching_lines(["a"], []), [])
        self.assertEqual(matching_lines(["a"], ["b"]), [])
        self.assertEqual(matching_lines(list("abc"), list("abc")), [(0, 0), (1, 1), (2, 2)])

    def test_the_longest_wins(self):
        self.assertEqual(matching_lines(list("xabcd"), list("abcdx")), [(1, 0), (2, 1), (3, 2), (4, 3)])
        self.assertEqual(matching_lines(list("abcdx"), list("xabcd")), [(0, 1), (1, 2), (2, 3), (3, 4)])
        self.assertEqual(matching_lines(list("apbqcr"), list("xaybzc")), [(0, 1), (2, 3), (4, 5)])
        self.assertEqual(matching_lines(list("cabxyc"), list("ycaqbc")), [(0, 1), (1, 2), (2, 4), (5, 5)])
        self.assertEqual(matching_lines(list("aqbc"), list("bcpqbc")), [(1, 3), (2, 4), (3, 5)])

    def test_ties_come_early(self):
        self.assertEqual(matching_lines(list("ab"), list("ba")), [(0, 1)])
        self.assertEqual(matching_lines(list("aa"), list("a")), [(0, 0)])
        self.assertEqual(matching_lines(list("a"), list("aa")), [(0, 0)])


class MergeHiddenTest(unittest.TestCase):
    def check(self, base, ours, theirs, lines, count=0):
        self.assertEqual(merge(list(base), list(ours), list(theirs)), (lines, count))

    def test_one_side_inserts_and_the_other_deletes(self):
        self.check("abc", "axbc", "ab", list("axb"))
        self.check("abc", "ab", "axbc", list("axb"))

    def test_both_delete_the_same_line(self):
        self.check("abc", "ac", "ac", list("ac"))

    def test_deleting_against_changing_is_a_conflict(self):
        self.check("abc", "ac", "axc",
                   ["a", "<<<<< ours", "=====", "x", ">>>>> theirs", "c"], 1)

    def test_both_insert_at_the_same_place(self):
        self.check("ab", "axb", "ayb",
                   ["a", "<<<<< ours", "x", "=====", "y", ">>>>> theirs", "b"], 1)

    def test_two_conflicts(self):
        lines, count = merge(list("abc"), list("xby"), list("pbq"))
        self.assertEqual(count, 2)
        self.assertEqual(conflicts(lines), [(0, 4), (6, 10)])
        self.assertEqual(lines[5], "b")

    def test_empty_versions(self):
        self.check("", "", "", [])
        self.check("", "a", "", ["a"])
        self.check("", "", "a", ["a"])
        self.check("a", "", "a", [])


class ConflictsHiddenTest(unittest.TestCase):
    def test_incomplete_ones(self):
        self.assertEqual(conflicts([]), [])
        self.assertEqual(conflicts([">>>>> theirs", "x", "<<<<< ours"]), [])
        self.assertEqual(conflicts(["<<<<< ours", "<<<<< ours", ">>>>> theirs", ">>>>> theirs"]), [(1, 2)])
