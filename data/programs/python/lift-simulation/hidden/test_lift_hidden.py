import unittest

from src.lift import Lift, Passenger, run, summary


class StepHiddenTest(unittest.TestCase):
    def test_a_trip_second_by_second(self):
        lift = Lift()
        lift.waiting.append(Passenger("Ana", 0, 0, 2))
        floors = []
        for _ in range(8):
            lift.step()
            floors.append(lift.floor)
        self.assertEqual(floors, [0, 0, 0, 0, 1, 2, 2, 2])
        self.assertEqual((lift.arrivals, lift.aboard, lift.time), ({"Ana": 6}, [], 8))

    def test_the_lift_keeps_its_direction(self):
        lift = Lift()
        lift.waiting += [Passenger("a", 0, 1, 0), Passenger("b", 0, 2, 3)]
        while len(lift.arrivals) < 2:
            lift.step()
        self.assertEqual(list(lift.arrivals), ["b", "a"])
        self.assertEqual((lift.floor, lift.direction), (0, -1))

    def test_it_turns_when_nothing_calls_onwards(self):
        lift = Lift()
        lift.floor = 3
        lift.waiting.append(Passenger("a", 0, 1, 0))
        lift.step()
        self.assertEqual((lift.floor, lift.direction), (2, -1))

    def test_without_calls_it_stands_still(self):
        lift = Lift()
        lift.step()
        self.assertEqual((lift.floor, lift.direction, lift.time), (0, 1, 1))

    def test_a_full_lift_is_not_called_onwards(self):
        people = [Passenger(f"p{number}", 0, 2, 0) for number in range(8)] + [Passenger("x", 0, 5, 6)]
        self.assertEqual(run(people)["p0"], 8)

    def test_basements(self):
        self.assertEqual(run([Passenger("a", 0, 0, -2)]), {"a": 6})


class RunHiddenTest(unittest.TestCase):
    def test_a_full_lift_leaves_somebody_behind(self):
        people = [Passenger(f"p{number}", 0, 0, 1) for number in range(9)]
        arrivals = run(people)
        self.assertEqual([arrivals[f"p{number}"] for number in range(9)], [5] * 8 + [15])

    def test_a_full_lift_passes_by(self):
        people = [Passenger(f"p{number}", 0, 0, 4) for number in range(8)] + [Passenger("x", 0, 2, 0)]
        arrivals = run(people)
        self.assertEqual((arrivals["p0"], arrivals["x"]), (8, 20))

    def test_late_passengers(self):
        self.assertEqual(run([Passenger("b", 100, 0, 1), Passenger("a", 50, 1, 0)]), {"a": 56, "b": 105})

    def test_an_exchange_at_one_stop(self):
        self.assertEqual(run([Passenger("a", 0, 0, 1), Passenger("b", 0, 1, 2)]), {"a": 5, "b": 10})

    def test_nobody_and_the_limit(self):
        self.assertEqual(run([]), {})
        with self.assertRaises(ValueError):
            run([Passenger("Ana", 0, 1, 1)])
        with self.assertRaisesRegex(RuntimeError, "not done after 7 seconds"):
            run([Passenger("Ana", 0, 0, 3)], limit=7)
        self.assertEqual(run([Passenger("Ana", 0, 0, 3)], limit=8), {"Ana": 7})
        with self.assertRaises(RuntimeError):
            run([Passenger("Ana", 3600, 0, 3)])
        self.assertEqual(run([Passenger("Ana", 3592, 0, 3)]), {"Ana": 3599})

    def test_summary(self):
        people = [Passenger("a", 0, 0, 3), Passenger("b", 0, 0, 3), Passenger("c", 5, 0, 3)]
        self.assertEqual(summary(people, {"a": 7, "b": 12, "c": 20}), (11.3, 15))
        self.assertEqual(summary([], {}), (0, 0))
