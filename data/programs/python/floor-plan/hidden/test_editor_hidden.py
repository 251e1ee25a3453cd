import unittest

from src.editor import Editor
from src.plan import PlacementError, Plan


class PlanHiddenTest(unittest.TestCase):
    def setUp(self):
        self.plan = Plan(5, 4)
        self.plan.place("a", 1, 1, 2, 2)

    def test_the_walls(self):
        for x, y in ((-1, 0), (0, -1), (4, 0), (0, 3)):
            with self.subTest((x, y)), self.assertRaisesRegex(PlacementError, "does not fit"):
                self.plan.move("a", x, y)
        for x, y in ((0, 0), (3, 0), (0, 2), (3, 2)):
            self.plan.move("a", x, y)
        self.assertEqual(self.plan.furniture["a"], (3, 2, 2, 2))

    def test_touching_is_allowed(self):
        for name, place in {"l": (0, 1, 1, 2), "r": (3, 1, 1, 2), "t": (1, 0, 2, 1), "b": (1, 3, 2, 1)}.items():
            self.plan.place(name, *place)
        self.assertEqual(self.plan.free_cells(), 20 - 12)

    def test_overlaps_from_all_sides(self):
        for place in ((0, 1, 2, 1), (2, 2, 2, 1), (1, 0, 1, 2), (2, 2, 1, 2), (0, 0, 5, 4)):
            with self.subTest(place), self.assertRaisesRegex(PlacementError, "b would stand on a"):
                self.plan.place("b", *place)
        self.assertEqual(list(self.plan.furniture), ["a"])

    def test_a_piece_may_overlap_its_old_place(self):
        self.plan.move("a", 2, 1)
        self.plan.turn("a")
        self.assertEqual(self.plan.furniture["a"], (2, 1, 2, 2))

    def test_turning(self):
        self.plan.place("b", 4, 0, 1, 3)
        with self.assertRaises(PlacementError):
            self.plan.turn("b")
        self.assertEqual(self.plan.furniture["b"], (4, 0, 1, 3))

    def test_names(self):
        with self.assertRaisesRegex(ValueError, "already"):
            self.plan.place("a", 4, 0, 1, 1)
        for method, arguments in (("move", (0, 0)), ("turn", ()), ("remove", ())):
            with self.assertRaises(KeyError):
                getattr(self.plan, method)("x", *arguments)


class EditorHiddenTest(unittest.TestCase):
    def setUp(self):
        self.plan = Plan(50, 1)
        self.editor = Editor(self.plan)
        self.editor.change("place", "a", 0, 0, 1, 1)

    def test_other_methods(self):
        for what in ("free_cells", "_put", "clear"):
            with self.assertRaises(ValueError):
                self.editor.change(what)

    def test_a_change_of_nothing_does_not_count(self):
        self.editor.change("move", "a", 3, 0)
        self.editor.undo()
        self.editor.change("move", "a", 0, 0)
        self.assertEqual(self.editor.redo(), "move")
        self.assertEqual([self.editor.undo() for _ in range(3)], ["move", "place", None])

    def test_a_change_ends_redo(self):
        self.editor.undo()
        self.editor.change("place", "b", 0, 0, 1, 1)
        self.assertIsNone(self.editor.redo())
        self.editor.change("remove", "b")
        self.assertEqual(self.editor.undo(), "remove")
        self.assertEqual(self.plan.furniture, {"b": (0, 0, 1, 1)})

    def test_thirty_changes(self):
        for x in range(1, 41):
            self.editor.change("move", "a", x, 0)
        undone = 0
        while self.editor.undo():
            undone += 1
        self.assertEqual((undone, self.plan.furniture["a"][0]), (30, 10))
        while self.editor.redo():
            undone -= 1
        self.assertEqual((undone, self.plan.furniture["a"][0]), (0, 40))

    def test_an_error_in_a_group(self):
        with self.assertRaises(PlacementError):
            with self.editor.group("both"):
                self.editor.change("move", "a", 7, 0)
                self.editor.change("move", "a", 50, 0)
        self.assertEqual(self.plan.furniture, {"a": (0, 0, 1, 1)})
        self.editor.change("move", "a", 2, 0)
        self.assertEqual([self.editor.undo() for _ in range(3)], ["move", "place", None])

    def test_groups_in_groups_and_empty_ones(self):
        with self.editor.group("outer"):
            self.editor.change("move", "a", 1, 0)
            with self.editor.group("inner"):
                self.editor.change("move", "a", 2, 0)
            self.editor.change("move", "a", 3, 0)
        with self.editor.group("empty"):
            pass
        self.assertEqual([self.editor.undo(), self.editor.redo(), self.editor.undo()], ["outer"] * 3)
        self.assertEqual(self.plan.furniture["a"], (0, 0, 1, 1))

    def test_an_error_changes_nothing(self):
        with self.assertRaises(PlacementError):
            self.editor.change("move", "a", 99, 0)
        self.assertEqual(self.editor.undo(), "place")
