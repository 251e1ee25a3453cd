import unittest

from src.coins import make_change
from src.machine import Machine, MachineError


class ChangeHiddenTest(unittest.TestCase):
    def test_edges(self):
        self.assertEqual(make_change(0, {}), {})
        self.assertIsNone(make_change(5, {}))
        self.assertIsNone(make_change(5, {5: 0}))
        self.assertEqual(make_change(5, {5: 1}), {5: 1})
        self.assertIsNone(make_change(10, {5: 1}))
        self.assertIsNone(make_change(-5, {5: 1}))

    def test_the_supply_is_limited(self):
        self.assertEqual(make_change(100, {50: 1, 20: 2, 10: 9}), {50: 1, 20: 2, 10: 1})

    def test_ties_prefer_large_coins(self):
        self.assertEqual(make_change(12, {6: 9, 10: 9, 2: 9, 7: 9, 5: 9}), {10: 1, 2: 1})
        self.assertEqual(make_change(14, {9: 1, 8: 1, 6: 1, 5: 1}), {9: 1, 5: 1})

    def test_unusual_coins(self):
        self.assertEqual(make_change(12, {9: 3, 6: 3, 1: 9}), {6: 2})


class MachineHiddenTest(unittest.TestCase):
    def machine(self, box=None):
        return Machine({7: ("tea", 95, 1)}, box or {})

    def test_inserted_coins_can_be_change(self):
        machine = self.machine()
        for coin in (50, 50, 5):
            machine.insert(coin)
        self.assertEqual(machine.credit, 105)
        with self.assertRaisesRegex(MachineError, "exact money only"):
            machine.choose(7)
        self.assertEqual(machine.credit, 105)
        machine.insert(5)
        machine.insert(5)
        with self.assertRaises(MachineError):
            machine.choose(7)
        machine.insert(10)
        machine.insert(20)
        self.assertEqual(machine.choose(7), ("tea", {50: 1}))
        self.assertEqual(machine.box, {200: 0, 100: 0, 50: 1, 20: 1, 10: 1, 5: 3})

    def test_the_last_one(self):
        machine = self.machine({5: 1})
        machine.insert(100)
        self.assertEqual(machine.choose(7), ("tea", {5: 1}))
        self.assertEqual((machine.box[5], machine.credit), (0, 0))
        machine.insert(100)
        with self.assertRaisesRegex(MachineError, "^sold out$"):
            machine.choose(7)

    def test_exact_money(self):
        machine = self.machine()
        for coin in (50, 20, 20, 5):
            machine.insert(coin)
        self.assertEqual(machine.choose(7), ("tea", {}))
        self.assertEqual(machine.products, {7: ["tea", 95, 0]})

    def test_messages(self):
        machine = self.machine()
        with self.assertRaisesRegex(MachineError, "^no such product$"):
            machine.choose(8)
        machine.insert(50)
        with self.assertRaisesRegex(MachineError, "^please insert 45 more$"):
            machine.choose(7)

    def test_the_box_is_full(self):
        machine = self.machine({5: 48})
        machine.insert(5)
        machine.insert(5)
        with self.assertRaisesRegex(MachineError, "^coin not accepted$"):
            machine.insert(5)
        machine.insert(10)
        for coin in (1, 0, 500):
            with self.assertRaises(MachineError):
                machine.insert(coin)
        self.assertEqual(machine.cancel(), [5, 5, 10])
        self.assertEqual(machine.cancel(), [])

    def test_all_coins(self):
        machine = self.machine()
        self.assertEqual([machine.insert(coin) for coin in (200, 100, 50, 20, 10, 5)], [200, 300, 350, 370, 380, 385])

    def test_the_products_are_copied(self):
        products = {1: ["tea", 50, 1]}
        machine = Machine(products, {})
        machine.insert(50)
        machine.choose(1)
        self.assertEqual(products, {1: ["tea", 50, 1]})
