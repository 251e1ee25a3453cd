import unittest

from src.merge import merge


class PreferTest(unittest.TestCase):
    def test_theirs(self):
        self.assertEqual(merge(["a"], ["b"], ["c"], prefer="theirs"), (["c"], 1))
