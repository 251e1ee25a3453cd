import unittest

from src.lcs import matching_lines
from src.merge import conflicts, merge

BASE = ["Present: five", "Budget agreed", "Next: May"]


class MergeTest(unittest.TestCase):
    def test_common_lines(self):
        self.assertEqual(matching_lines(["a", "b", "c"], ["b", "x", "c"]), [(1, 0), (2, 2)])

    def test_no_change(self):
        self.assertEqual(merge(BASE, BASE, BASE), (BASE, 0))

    def test_changes_of_both_sides(self):
        ours = ["Present: six", "Budget agreed", "Next: May"]
        theirs = ["Present: five", "Budget agreed", "Next: June"]
        self.assertEqual(merge(BASE, ours, theirs), (["Present: six", "Budget agreed", "Next: June"], 0))

    def test_the_same_change_twice(self):
        edit = ["Present: six", "Budget agreed", "Next: May"]
        self.assertEqual(merge(BASE, edit, edit), (edit, 0))

    def test_a_conflict(self):
        ours = ["Present: five", "Budget agreed", "Next: June"]
        theirs = ["Present: five", "Budget agreed", "Next: July"]
        merged, count = merge(BASE, ours, theirs)
        self.assertEqual(count, 1)
        self.assertEqual(merged[2:], ["<<<<< ours", "Next: June", "=====", "Next: July", ">>>>> theirs"])

    def test_conflicts_are_found(self):
        merged, _ = merge(["a"], ["b"], ["c"])
        self.assertEqual(conflicts(merged), [(0, 4)])
