import unittest

from src.hive import daily_gain, events, moving_average


class HiveTest(unittest.TestCase):
    def test_moving_average(self):
        self.assertEqual(moving_average([10, 20, 30, 40], 2), [10, 15, 25, 35])

    def test_a_swarm(self):
        self.assertEqual(events([40_000, 40_100, 37_900]), [(2, "swarm")])

    def test_a_super_is_added(self):
        self.assertEqual(events([40_000, 44_000]), [(1, "super added")])

    def test_a_gap(self):
        self.assertEqual(events([40_000, None, None, None, 30_000]), [(1, "gap")])

    def test_a_short_gap_is_passed_over(self):
        self.assertEqual(events([40_000, None, None, 38_000]), [(3, "swarm")])

    def test_daily_gain(self):
        day = [30_000] * 23 + [30_700]
        self.assertEqual(daily_gain(day + [30_700, None, 30_600]), [700, -100])
