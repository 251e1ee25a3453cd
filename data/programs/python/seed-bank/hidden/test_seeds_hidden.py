import unittest

from src.seeds import Lot, next_test, plan_year, viability


def lot(name="x", family="rue", seeds=1000, tested=2000, germinated=90):
    return Lot(name, family, seeds, tested, germinated)


class ViabilityHiddenTest(unittest.TestCase):
    def test_losses(self):
        families = {"allium": 12, "bean": 3, "tomato": 4, "lettuce": 7, "rue": 5}
        for family, loss in families.items():
            self.assertEqual(viability(lot(family=family), 2001), 90 - loss)
        self.assertEqual([viability(lot(), year) for year in (2000, 2018, 2019)], [90, 0, 0])
        with self.assertRaises(ValueError):
            viability(lot(), 1999)

    def test_next_test(self):
        cases = {85: 2005, 84: 2004, 80: 2004, 79: 2003, 65: 2001, 64: 2001, 60: 2001, 10: 2001, 100: 2005}
        for germinated, year in cases.items():
            with self.subTest(germinated):
                self.assertEqual(next_test(lot(germinated=germinated)), year)


class PlanHiddenTest(unittest.TestCase):
    def test_sixty_percent_is_enough(self):
        self.assertEqual(plan_year([lot(germinated=60)], 2000), [])
        self.assertEqual(plan_year([lot(germinated=59)], 2000), [("x", "regrow 102")])

    def test_numbers_of_seeds(self):
        self.assertEqual(plan_year([lot(germinated=50)], 2000), [("x", "regrow 120")])
        self.assertEqual(plan_year([lot(germinated=50, seeds=60)], 2000), [("x", "regrow 10")])
        self.assertEqual(plan_year([lot(germinated=50, seeds=51)], 2000), [("x", "regrow 1")])
        self.assertEqual(plan_year([lot(germinated=50, seeds=50)], 2000), [("x", "lost")])
        self.assertEqual(plan_year([lot(germinated=50, seeds=9)], 2000), [("x", "lost")])
        self.assertEqual(plan_year([lot(germinated=1, seeds=9999)], 2000), [("x", "regrow 6000")])
        self.assertEqual(plan_year([lot(germinated=0)], 2000), [("x", "lost")])

    def test_when_to_test(self):
        self.assertEqual(plan_year([lot(family="bean")], 2004), [])
        self.assertEqual(plan_year([lot(family="bean")], 2005), [("x", "test")])
        self.assertEqual(plan_year([lot(family="bean")], 2007), [("x", "test")])
        self.assertEqual(plan_year([lot(family="bean", seeds=70)], 2005), [("x", "test")])
        self.assertEqual(plan_year([lot(family="bean", seeds=69)], 2005), [])

    def test_order(self):
        lots = [lot("d", "bean"), lot("c", germinated=70), lot("b", "bean"), lot("a", germinated=60)]
        lots.append(lot("e", germinated=60))
        self.assertEqual([name for name, _ in plan_year(lots, 2005)], ["a", "e", "c", "b", "d"])
