import unittest

from src.berths import Call, NoBerthError, assign_berths, berths_needed, occupancy

PORT = {"north": 90, "south": 120, "quay": 60}


class AssignBerthsTest(unittest.TestCase):
    def test_a_ferry_gets_the_shortest_berth_that_fits(self):
        plan = assign_berths(PORT, [Call("Tern", 55, 600, 660), Call("Gull", 85, 610, 700)])
        self.assertEqual(plan, {"Tern": "quay", "Gull": "north"})

    def test_a_taken_berth_pushes_a_ferry_to_a_longer_one(self):
        plan = assign_berths(PORT, [Call("Tern", 55, 600, 660), Call("Skua", 50, 630, 640)])
        self.assertEqual(plan["Skua"], "north")

    def test_a_berth_is_free_again_after_the_turnaround(self):
        plan = assign_berths({"quay": 60}, [Call("Tern", 55, 600, 660), Call("Skua", 50, 675, 700)])
        self.assertEqual(plan, {"Tern": "quay", "Skua": "quay"})

    def test_no_berth_is_long_enough(self):
        with self.assertRaisesRegex(NoBerthError, "Albatross"):
            assign_berths(PORT, [Call("Albatross", 140, 600, 660)])


class NumbersTest(unittest.TestCase):
    def test_the_busiest_moment_decides(self):
        calls = [Call("A", 50, 0, 30), Call("B", 50, 10, 40), Call("C", 50, 35, 60)]
        self.assertEqual(berths_needed(calls), 2)

    def test_without_calls_no_berth_is_needed(self):
        self.assertEqual(berths_needed([]), 0)

    def test_occupancy_adds_up_minutes(self):
        calls = [Call("A", 50, 0, 30), Call("B", 50, 100, 140)]
        self.assertEqual(occupancy({"A": "quay", "B": "quay"}, calls), {"quay": 70})


if __name__ == "__main__":
    unittest.main()
