import unittest

from src.merge import merge


class PreferHiddenTest(unittest.TestCase):
    def test_ours_and_several_conflicts(self):
        result = merge(list("abc"), list("xby"), list("pbq"), prefer="ours")
        self.assertEqual(result, (list("xby"), 2))

    def test_other_changes_are_merged_as_before(self):
        self.assertEqual(merge(list("abc"), list("xbc"), list("abz"), prefer="ours"), (list("xbz"), 0))

    def test_other_values(self):
        for prefer in ("mine", "", "OURS"):
            with self.subTest(prefer), self.assertRaises(ValueError):
                merge(["a"], ["a"], ["a"], prefer=prefer)

    def test_none(self):
        self.assertEqual(merge(["a"], ["b"], ["c"], prefer=None), merge(["a"], ["b"], ["c"]))
