import unittest

from src.lift import Lift, Passenger, run, summary


class LiftTest(unittest.TestCase):
    def test_one_passenger(self):
        self.assertEqual(run([Passenger("Ana", 0, 0, 3)]), {"Ana": 7})

    def test_the_lift_comes_first(self):
        self.assertEqual(run([Passenger("Ana", 0, 2, 0)]), {"Ana": 8})

    def test_an_empty_lift_stands_still(self):
        lift = Lift()
        lift.step()
        self.assertEqual((lift.floor, lift.time), (0, 1))

    def test_somebody_on_the_way_is_taken_along(self):
        arrivals = run([Passenger("Ana", 0, 0, 5), Passenger("Ben", 1, 3, 5)])
        self.assertEqual(arrivals, {"Ana": 13, "Ben": 13})

    def test_already_there(self):
        with self.assertRaises(ValueError):
            run([Passenger("Ana", 0, 2, 2)])

    def test_summary(self):
        people = [Passenger("Ana", 0, 0, 3), Passenger("Ben", 2, 0, 3)]
        self.assertEqual(summary(people, {"Ana": 7, "Ben": 12}), (8.5, 10))
