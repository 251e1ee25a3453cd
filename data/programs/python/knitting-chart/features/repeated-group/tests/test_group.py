import unittest

from src.chart import decode_row


class GroupTest(unittest.TestCase):
    def test_a_group(self):
        self.assertEqual(decode_row("[k1, p1] x 3, k2"), "kpkpkpkk")
