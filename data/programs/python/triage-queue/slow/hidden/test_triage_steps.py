import unittest

from src.triage import TriageQueue


class Name(str):
    """A name that counts how often it is compared with another one for order."""

    compared = 0

    def __lt__(self, other):
        Name.compared += 1
        return str(self) < str(other)

    def __gt__(self, other):
        Name.compared += 1
        return str(self) > str(other)


class StepsTest(unittest.TestCase):
    def test_a_busy_night(self):
        queue = TriageQueue()
        for number in range(300):
            queue.arrive(Name(f"p{number * 7 % 300:03}"), 3, 0)
        Name.compared = 0
        names = [queue.next_patient() for _ in range(300)]
        self.assertEqual(names, [f"p{number:03}" for number in range(300)])
        self.assertLess(Name.compared, 12_000)
