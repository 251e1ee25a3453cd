import unittest

from src.holds import HoldError, HoldQueue


class SuspendHiddenTest(unittest.TestCase):
    def setUp(self):
        self.queue = HoldQueue()
        self.queue.place("A")

    def test_nobody_can_take_the_copy(self):
        self.queue.suspend("A")
        self.assertIsNone(self.queue.returned(1))
        self.assertEqual(self.queue.position("A"), 1)

    def test_only_waiting_readers(self):
        for method in (self.queue.suspend, self.queue.resume):
            with self.assertRaises(HoldError):
                method("B")
        self.queue.returned(1)
        with self.assertRaises(HoldError):
            self.queue.suspend("A")

    def test_resume_without_suspension_changes_nothing(self):
        self.queue.resume("A")
        self.assertEqual(self.queue.returned(1), "A")

    def test_a_new_hold_after_cancelling_is_not_suspended(self):
        self.queue.suspend("A")
        self.queue.cancel("A")
        self.queue.place("A")
        self.assertEqual(self.queue.returned(1), "A")

    def test_expired_copies_pass_by_too(self):
        self.queue.place("B")
        self.queue.place("C")
        self.queue.returned(1)
        self.queue.suspend("B")
        self.assertEqual(self.queue.expire(8), [("A", "C")])
