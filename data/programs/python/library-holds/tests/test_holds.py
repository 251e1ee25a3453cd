import unittest

from src.holds import HoldError, HoldQueue


class HoldQueueTest(unittest.TestCase):
    def setUp(self):
        self.queue = HoldQueue()
        self.queue.place("Ada")
        self.queue.place("Ben")

    def test_positions(self):
        self.assertEqual(self.queue.place("Cem"), 3)
        self.assertEqual(self.queue.position("Ben"), 2)
        self.assertIsNone(self.queue.position("Dora"))

    def test_housebound_readers_come_first(self):
        self.assertEqual(self.queue.place("Hanna", housebound=True), 1)
        self.assertEqual(self.queue.position("Ada"), 2)

    def test_a_reader_has_one_hold(self):
        with self.assertRaises(HoldError):
            self.queue.place("Ada")

    def test_a_returned_copy_goes_to_the_first_reader(self):
        self.assertEqual(self.queue.returned(10), "Ada")
        self.assertEqual(self.queue.position("Ben"), 1)
        self.queue.collect("Ada", 12)

    def test_a_copy_is_kept_for_some_days(self):
        self.queue.returned(10)
        with self.assertRaisesRegex(HoldError, "until day 16"):
            self.queue.collect("Ada", 17)

    def test_an_expired_copy_goes_to_the_next_reader(self):
        self.queue.returned(10)
        self.assertEqual(self.queue.expire(17), [("Ada", "Ben")])

    def test_cancel(self):
        self.queue.cancel("Ada")
        self.assertEqual(self.queue.position("Ben"), 1)
