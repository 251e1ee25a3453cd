import unittest

from src.triage import TriageQueue, overdue


class TriageTest(unittest.TestCase):
    def setUp(self):
        self.queue = TriageQueue()

    def test_the_deadline_decides(self):
        self.queue.arrive("Ada", 4, now=0)
        self.queue.arrive("Ben", 3, now=40)
        self.queue.arrive("Cem", 3, now=20)
        self.assertEqual([self.queue.next_patient() for _ in range(4)], ["Cem", "Ada", "Ben", None])

    def test_level_one_comes_first(self):
        self.queue.arrive("Ada", 2, now=0)
        self.queue.arrive("Ben", 1, now=90)
        self.assertEqual(self.queue.next_patient(), "Ben")

    def test_reassess(self):
        self.queue.arrive("Ada", 5, now=0)
        self.queue.arrive("Ben", 4, now=0)
        self.queue.reassess("Ada", 2)
        self.assertEqual(self.queue.next_patient(), "Ada")
        self.assertEqual(len(self.queue), 1)

    def test_leave(self):
        self.queue.arrive("Ada", 5, now=0)
        self.queue.leave("Ada")
        self.assertIsNone(self.queue.next_patient())

    def test_nobody_waits_twice(self):
        self.queue.arrive("Ada", 5, now=0)
        with self.assertRaises(ValueError):
            self.queue.arrive("Ada", 3, now=9)

    def test_overdue(self):
        self.queue.arrive("Ada", 3, now=0)
        self.queue.arrive("Ben", 2, now=0)
        self.assertEqual(overdue(self.queue, 35), [("Ben", 25), ("Ada", 5)])
