import unittest

from src.triage import TriageQueue, overdue


class TriageHiddenTest(unittest.TestCase):
    def setUp(self):
        self.queue = TriageQueue()

    def order(self):
        return [self.queue.next_patient() for _ in range(len(self.queue))]

    def test_equal_deadlines(self):
        for name, level, now in (("d", 3, 30), ("c", 4, 0), ("b", 4, 0), ("a", 2, 50), ("e", 1, 60)):
            self.queue.arrive(name, level, now)
        self.assertEqual(self.order(), ["e", "a", "d", "b", "c"])

    def test_level_one_by_arrival(self):
        for name, now in (("b", 5), ("a", 7), ("c", 5)):
            self.queue.arrive(name, 1, now)
        self.queue.arrive("d", 2, 0)
        self.assertEqual(self.order(), ["b", "c", "a", "d"])

    def test_all_levels(self):
        for level in (5, 4, 3, 2, 1):
            self.queue.arrive(f"p{level}", level, 0)
        self.assertEqual([late for _, late in overdue(self.queue, 121)], [121, 111, 91, 61, 1])
        self.assertEqual(len(overdue(self.queue, 120)), 4)

    def test_waiting_twice(self):
        self.queue.arrive("a", 4, 0)
        with self.assertRaisesRegex(ValueError, "a waits already"):
            self.queue.arrive("a", 4, 5)

    def test_unknown_levels(self):
        for level in (0, 6):
            with self.assertRaises(ValueError):
                self.queue.arrive("a", level, 0)
        self.assertEqual(len(self.queue), 0)
        self.queue.arrive("a", 5, 0)
        with self.assertRaises(ValueError):
            self.queue.reassess("a", 9)
        self.assertEqual(self.queue.waiting(), [("a", 5, 0)])

    def test_reassessing_back_and_forth(self):
        self.queue.arrive("a", 3, 10)
        self.queue.arrive("b", 4, 0)
        for level in (1, 5, 3, 5):
            self.queue.reassess("a", level)
        self.assertEqual(self.queue.waiting(), [("b", 4, 0), ("a", 5, 10)])
        self.assertEqual(self.order(), ["b", "a"])
        self.assertIsNone(self.queue.next_patient())

    def test_leaving_and_coming_back(self):
        self.queue.arrive("a", 2, 0)
        self.queue.leave("a")
        self.queue.arrive("b", 2, 5)
        self.queue.arrive("a", 2, 20)
        self.assertEqual(self.order(), ["b", "a"])

    def test_strangers(self):
        for action in (lambda: self.queue.leave("x"), lambda: self.queue.reassess("x", 1)):
            with self.assertRaises(KeyError):
                action()

    def test_waiting_by_arrival_and_name(self):
        for name, now in (("b", 5), ("c", 1), ("a", 5)):
            self.queue.arrive(name, 3, now)
        self.assertEqual([row[0] for row in self.queue.waiting()], ["c", "a", "b"])
        self.assertEqual([name for name, _ in overdue(self.queue, 100)], ["c", "a", "b"])
