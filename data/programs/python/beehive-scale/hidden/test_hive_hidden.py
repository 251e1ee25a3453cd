import unittest

from src.hive import daily_gain, events, moving_average


class AverageHiddenTest(unittest.TestCase):
    def test_windows(self):
        weights = [5, 8, 1, 9, 9, 0, 4]
        self.assertEqual(moving_average(weights, 1), weights)
        self.assertEqual(moving_average(weights, 3), [5, 6, 4, 6, 6, 6, 4])
        self.assertEqual(moving_average(weights, 7), [5, 6, 4, 5, 6, 5, 5])
        self.assertEqual(moving_average(weights, 99), [5, 6, 4, 5, 6, 5, 5])
        self.assertEqual(moving_average([], 3), [])

    def test_bad_windows(self):
        for window in (0, -1):
            with self.assertRaises(ValueError):
                moving_average([1], window)


class EventsHiddenTest(unittest.TestCase):
    def test_limits(self):
        self.assertEqual(events([5000, 3500, 2001]), [(1, "swarm")])
        self.assertEqual(events([1000, 3499, 5999, 8499]), [(2, "super added"), (3, "super added")])

    def test_gaps(self):
        self.assertEqual(events([None, None, None, None, None, 9000, 7000]), [(0, "gap"), (6, "swarm")])
        self.assertEqual(events([None, None, 5000, None, None, 5000, None, None, None]), [(6, "gap")])
        self.assertEqual(events([9000, None, 7500, None, 6000]), [(2, "swarm"), (4, "swarm")])
        self.assertEqual(events([9000, None, None, None, 1000, None, None, None, 9000]), [(1, "gap"), (5, "gap")])
        self.assertEqual(events([]), [])

    def test_a_hive_may_weigh_nothing(self):
        self.assertEqual(events([0, 2500, 0]), [(1, "super added"), (2, "swarm")])

    def test_daily_gain(self):
        self.assertEqual(daily_gain([]), [])
        self.assertEqual(daily_gain([None, 5, None]), [None])
        self.assertEqual(daily_gain([None, 5, None, 9]), [4])
        self.assertEqual(daily_gain(list(range(49))), [23, 23, None])
        self.assertEqual(daily_gain([None] * 24 + [1, 0]), [None, -1])
