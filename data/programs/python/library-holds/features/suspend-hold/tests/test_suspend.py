import unittest

from src.holds import HoldQueue


class SuspendTest(unittest.TestCase):
    def test_a_suspended_reader_is_passed_by_and_keeps_the_place(self):
        queue = HoldQueue()
        queue.place("Ada")
        queue.place("Ben")
        queue.suspend("Ada")
        self.assertEqual(queue.returned(1), "Ben")
        queue.resume("Ada")
        self.assertEqual(queue.returned(2), "Ada")
