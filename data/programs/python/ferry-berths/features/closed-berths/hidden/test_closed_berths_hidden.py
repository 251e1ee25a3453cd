import unittest

from src.berths import Call, NoBerthError, assign_berths


class ClosedBerthsHiddenTest(unittest.TestCase):
    def test_all_berths_closed(self):
        with self.assertRaises(NoBerthError):
            assign_berths({"quay": 60}, [Call("Tern", 55, 0, 9)], closed={"quay"})

    def test_several_closed_berths(self):
        berths = {"a": 10, "b": 20, "c": 30}
        plan = assign_berths(berths, [Call("Tern", 5, 0, 9)], closed=("b", "a"))
        self.assertEqual(plan, {"Tern": "c"})

    def test_an_unknown_closed_berth(self):
        with self.assertRaises(ValueError):
            assign_berths({"quay": 60}, [], closed=["pier"])

    def test_nothing_closed(self):
        plan = assign_berths({"quay": 60}, [Call("Tern", 5, 0, 9)], closed=[])
        self.assertEqual(plan, {"Tern": "quay"})
