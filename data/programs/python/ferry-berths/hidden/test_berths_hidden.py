import unittest

from src.berths import TURNAROUND, Call, NoBerthError, assign_berths, berths_needed, occupancy


class AssignBerthsHiddenTest(unittest.TestCase):
    def test_the_turnaround_is_a_quarter_of_an_hour(self):
        self.assertEqual(TURNAROUND, 15)

    def test_one_minute_less_than_the_turnaround_is_too_early(self):
        calls = [Call("Tern", 55, 600, 660), Call("Skua", 50, 674, 700)]
        with self.assertRaisesRegex(NoBerthError, "Skua"):
            assign_berths({"quay": 60}, calls)

    def test_a_ferry_exactly_as_long_as_the_berth_fits(self):
        self.assertEqual(assign_berths({"quay": 60}, [Call("Tern", 60, 0, 1)]), {"Tern": "quay"})
        with self.assertRaises(NoBerthError):
            assign_berths({"quay": 60}, [Call("Tern", 61, 0, 1)])

    def test_equal_lengths_go_by_name_whatever_the_order_of_the_dict(self):
        calls = [Call("A", 10, 0, 5), Call("B", 10, 0, 5)]
        self.assertEqual(assign_berths({"west": 50, "east": 50}, calls), {"A": "east", "B": "west"})

    def test_calls_are_served_by_arrival_and_then_by_name(self):
        calls = [Call("B", 10, 5, 9), Call("C", 10, 0, 9), Call("A", 10, 5, 9)]
        plan = assign_berths({"a": 20, "b": 30, "c": 40}, calls)
        self.assertEqual(plan, {"C": "a", "A": "b", "B": "c"})

    def test_a_call_must_depart_after_it_arrives(self):
        for departs in (10, 9):
            with self.assertRaises(ValueError):
                assign_berths({"quay": 60}, [Call("Tern", 10, 10, departs)])
        self.assertEqual(assign_berths({"quay": 60}, [Call("Tern", 10, 10, 11)]), {"Tern": "quay"})

    def test_a_ferry_has_one_call(self):
        with self.assertRaises(ValueError):
            assign_berths({"quay": 60}, [Call("Tern", 10, 0, 5), Call("Tern", 10, 50, 55)])

    def test_a_berth_stays_taken_when_it_is_used_a_second_time(self):
        calls = [Call("A", 10, 0, 10), Call("B", 10, 25, 50), Call("C", 10, 60, 70)]
        with self.assertRaisesRegex(NoBerthError, "C"):
            assign_berths({"quay": 60}, calls)

    def test_nothing_to_plan(self):
        self.assertEqual(assign_berths({}, []), {})
        with self.assertRaises(NoBerthError):
            assign_berths({}, [Call("A", 10, 0, 10)])


class NumbersHiddenTest(unittest.TestCase):
    def test_departing_when_another_arrives_does_not_count(self):
        self.assertEqual(berths_needed([Call("A", 1, 0, 30), Call("B", 1, 30, 60)]), 1)
        self.assertEqual(berths_needed([Call("A", 1, 0, 31), Call("B", 1, 30, 60)]), 2)

    def test_several_ferries_leave_between_two_arrivals(self):
        calls = [Call("A", 1, 0, 5), Call("B", 1, 0, 6), Call("C", 1, 0, 7), Call("D", 1, 20, 30)]
        self.assertEqual(berths_needed(calls), 3)

    def test_order_does_not_matter(self):
        calls = [Call("A", 1, 50, 90), Call("B", 1, 0, 60), Call("C", 1, 55, 58), Call("D", 1, 2, 3)]
        self.assertEqual(berths_needed(calls), 3)

    def test_occupancy_leaves_out_unknown_ferries(self):
        calls = [Call("A", 1, 0, 30), Call("X", 1, 0, 99), Call("B", 1, 5, 6)]
        self.assertEqual(occupancy({"A": "east", "B": "west"}, calls), {"east": 30, "west": 1})
        self.assertEqual(occupancy({"A": "east"}, []), {})


if __name__ == "__main__":
    unittest.main()
