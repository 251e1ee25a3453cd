import unittest

from src.editor import Editor
from src.plan import PlacementError, Plan


class EditorTest(unittest.TestCase):
    def setUp(self):
        self.plan = Plan(6, 4)
        self.editor = Editor(self.plan)
        self.editor.change("place", "bed", 0, 0, 2, 3)

    def test_placing(self):
        self.assertEqual(self.plan.furniture, {"bed": (0, 0, 2, 3)})
        self.assertEqual(self.plan.free_cells(), 18)

    def test_pieces_do_not_overlap(self):
        with self.assertRaisesRegex(PlacementError, "desk would stand on bed"):
            self.editor.change("place", "desk", 1, 2, 2, 1)

    def test_undo_and_redo(self):
        self.editor.change("move", "bed", 4, 1)
        self.assertEqual(self.editor.undo(), "move")
        self.assertEqual(self.plan.furniture["bed"], (0, 0, 2, 3))
        self.assertEqual(self.editor.redo(), "move")
        self.assertEqual(self.plan.furniture["bed"], (4, 1, 2, 3))

    def test_nothing_to_undo(self):
        self.editor.undo()
        self.assertIsNone(self.editor.undo())

    def test_a_group_is_one_change(self):
        with self.editor.group("tidy"):
            self.editor.change("move", "bed", 4, 0)
            self.editor.change("place", "desk", 0, 0, 2, 1)
        self.assertEqual(self.editor.undo(), "tidy")
        self.assertEqual(self.plan.furniture, {"bed": (0, 0, 2, 3)})

    def test_turn(self):
        self.editor.change("turn", "bed")
        self.assertEqual(self.plan.furniture["bed"], (0, 0, 3, 2))
