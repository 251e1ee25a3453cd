import unittest

from src.seating import seat

ALTOS = [("Amy", "alto", 150), ("Zoe", "alto", 180), ("Kim", "alto", 170), ("Lea", "alto", 160)]


class SoloistsHiddenTest(unittest.TestCase):
    def test_several_soloists_go_by_height(self):
        plan = seat(ALTOS, 2, soloists={"Zoe", "Kim"})
        self.assertEqual([[s[0] for s in row] for row in plan], [["Kim", "Zoe"], ["Amy", "Lea"]])

    def test_a_stranger(self):
        with self.assertRaises(ValueError):
            seat(ALTOS, 2, soloists=["Eve"])

    def test_no_soloists(self):
        self.assertEqual(seat(ALTOS, 2, soloists=[]), seat(ALTOS, 2))
