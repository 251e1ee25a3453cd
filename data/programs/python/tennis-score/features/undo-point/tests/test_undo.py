import unittest

from src.match import replay


class UndoTest(unittest.TestCase):
    def test_a_point_is_taken_back(self):
        match = replay(("Kaya", "Lund"), "AAB")
        match.undo()
        self.assertEqual(match.call(), "thirty-love")
