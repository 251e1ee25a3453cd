import unittest

from src.coins import make_change
from src.machine import Machine, MachineError


class ChangeTest(unittest.TestCase):
    def test_fewest_coins(self):
        self.assertEqual(make_change(80, {50: 5, 20: 5, 10: 5}), {50: 1, 20: 1, 10: 1})

    def test_the_largest_coin_may_be_wrong(self):
        self.assertEqual(make_change(60, {50: 1, 20: 3}), {20: 3})

    def test_impossible(self):
        self.assertIsNone(make_change(30, {20: 5}))


class MachineTest(unittest.TestCase):
    def setUp(self):
        self.machine = Machine({1: ("water", 120, 2), 2: ("nuts", 150, 0)}, {50: 2, 20: 1, 10: 1})

    def test_a_sale(self):
        self.machine.insert(200)
        self.assertEqual(self.machine.choose(1), ("water", {50: 1, 20: 1, 10: 1}))
        self.assertEqual(self.machine.credit, 0)

    def test_too_little_money(self):
        self.machine.insert(100)
        with self.assertRaisesRegex(MachineError, "please insert 20 more"):
            self.machine.choose(1)

    def test_sold_out(self):
        with self.assertRaisesRegex(MachineError, "sold out"):
            self.machine.choose(2)

    def test_foreign_coins(self):
        with self.assertRaisesRegex(MachineError, "not accepted"):
            self.machine.insert(25)

    def test_cancel(self):
        self.machine.insert(100)
        self.machine.insert(5)
        self.assertEqual(self.machine.cancel(), [100, 5])
        self.assertEqual(self.machine.credit, 0)
