import unittest

from src.holds import HoldError, HoldQueue


class HoldQueueHiddenTest(unittest.TestCase):
    def setUp(self):
        self.queue = HoldQueue()

    def place(self, *readers):
        for reader in readers:
            self.queue.place(reader)

    def test_housebound_readers_keep_their_order(self):
        self.place("A", "B")
        self.assertEqual(self.queue.place("H", housebound=True), 1)
        self.assertEqual(self.queue.place("I", housebound=True), 2)
        self.assertEqual(self.queue.place("C"), 5)
        self.assertEqual([self.queue.returned(1) for _ in range(6)], ["H", "I", "A", "B", "C", None])

    def test_the_queue_has_a_limit(self):
        self.place(*[f"R{number}" for number in range(19)])
        self.assertEqual(self.queue.place("last"), 20)
        for housebound in (False, True):
            with self.assertRaises(HoldError):
                self.queue.place("more", housebound)
        with self.assertRaisesRegex(HoldError, "already"):
            self.queue.place("R3")

    def test_nobody_with_a_copy_on_the_shelf_can_place_a_hold(self):
        self.place("A")
        self.queue.returned(1)
        with self.assertRaises(HoldError):
            self.queue.place("A")
        self.queue.collect("A", 1)
        self.assertEqual(self.queue.place("A"), 1)

    def test_collecting_on_the_last_day_and_only_once(self):
        self.place("A")
        self.queue.returned(10)
        self.queue.collect("A", 16)
        with self.assertRaises(HoldError):
            self.queue.collect("A", 16)

    def test_a_late_copy_stays_for_expire(self):
        self.place("A")
        self.queue.returned(10)
        with self.assertRaises(HoldError):
            self.queue.collect("A", 17)
        self.assertEqual(self.queue.expire(17), [("A", None)])
        self.assertEqual(self.queue.expire(17), [])

    def test_nothing_expires_on_the_last_day(self):
        self.place("A", "B")
        self.queue.returned(10)
        self.assertEqual(self.queue.expire(16), [])
        self.assertEqual(self.queue.position("B"), 1)

    def test_order_of_expired_copies(self):
        self.place("D", "C", "A", "B", "E", "F")
        self.queue.returned(11)
        for _ in range(3):
            self.queue.returned(10)
        self.assertEqual(self.queue.expire(30), [("A", "E"), ("B", "F"), ("C", None), ("D", None)])
        self.queue.collect("E", 36)
        with self.assertRaises(HoldError):
            self.queue.collect("F", 37)

    def test_cancel(self):
        self.place("A", "B", "C")
        self.queue.cancel("B")
        self.assertEqual((self.queue.position("A"), self.queue.position("C")), (1, 2))
        with self.assertRaises(HoldError):
            self.queue.cancel("B")
        self.queue.returned(1)
        with self.assertRaises(HoldError):
            self.queue.cancel("A")
