import unittest

from src.seating import seat


class SoloistsTest(unittest.TestCase):
    def test_a_tall_soloist_stands_in_front(self):
        plan = seat([("Amy", "alto", 150), ("Zoe", "alto", 180)], 2, soloists=["Zoe"])
        self.assertEqual(plan, [[("Zoe", "alto", 180)], [("Amy", "alto", 150)]])
