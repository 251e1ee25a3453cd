import unittest

from src.berths import Call, assign_berths


class ClosedBerthsTest(unittest.TestCase):
    def test_a_closed_berth_is_not_used(self):
        berths = {"quay": 60, "north": 90}
        plan = assign_berths(berths, [Call("Tern", 55, 600, 660)], closed=["quay"])
        self.assertEqual(plan, {"Tern": "north"})
