import unittest

from src.visits import average_stay


class AverageTest(unittest.TestCase):
    def test_two_visits(self):
        self.assertEqual(average_stay([("C001", 480, 540), ("C002", 490, 581)]), 75)
