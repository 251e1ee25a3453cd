import unittest

from src.discounts import applicable, best_combination, checkout, total


def item(title, kind, cents, count=1):
    return {"title": title, "kind": kind, "cents": cents, "count": count}


class ApplicableHiddenTest(unittest.TestCase):
    def test_students_save_on_all_textbooks_together(self):
        basket = [item("a", "textbook", 104, 2), item("b", "textbook", 9)]
        self.assertEqual(total(basket), 217)
        self.assertEqual(applicable(basket, {"student": True}), {"student": 26})
        self.assertEqual(applicable(basket, {"student": False}), {})
        self.assertEqual(applicable([item("a", "textbook", 8)], {"student": True}), {})

    def test_groups_of_three(self):
        def saved(*cents):
            return applicable([item("x", "paperback", price) for price in cents], {}).get("3 for 2", 0)

        self.assertEqual(saved(5, 4), 0)
        self.assertEqual(saved(1, 9, 5), 1)
        self.assertEqual(saved(1, 2, 3, 4, 5, 6), 4 + 1)
        self.assertEqual(saved(1, 2, 3, 4, 5), 3)
        self.assertEqual(applicable([item("x", "hardcover", 5, 9)], {}), {})

    def test_vouchers_and_calendars(self):
        basket = [item("a", "hardcover", 2999), item("b", "calendar", 5000)]
        self.assertEqual(applicable(basket, {"voucher": True}), {})
        basket[0]["cents"] = 3000
        self.assertEqual(applicable(basket, {"voucher": True}), {"voucher": 500})
        self.assertEqual(applicable(basket, {}), {})

    def test_order(self):
        basket = [item("a", "paperback", 1000, 3), item("b", "textbook", 100)]
        customer = {"student": True, "voucher": True}
        self.assertEqual(list(applicable(basket, customer).items()),
                         [("student", 12), ("3 for 2", 1000), ("voucher", 500)])


class CombinationHiddenTest(unittest.TestCase):
    def test_choices(self):
        self.assertEqual(best_combination({}), [])
        self.assertEqual(best_combination({"voucher": 5}), ["voucher"])
        self.assertEqual(best_combination({"student": 9, "3 for 2": 8}), ["student"])
        self.assertEqual(best_combination({"student": 8, "3 for 2": 9}), ["3 for 2"])
        self.assertEqual(best_combination({"student": 9, "3 for 2": 8, "voucher": 1}), ["student", "voucher"])
        self.assertEqual(best_combination({"student": 8, "3 for 2": 8}), ["student"])
        self.assertEqual(best_combination({"a": 1, "b": 2, "c": 3}), ["b", "c"])
        self.assertEqual(best_combination({"a": 2, "b": 1, "c": 1}), ["a", "b"])
        self.assertEqual(best_combination({"a": 5, "b": 0}), ["a"])


class CheckoutHiddenTest(unittest.TestCase):
    def test_receipts(self):
        self.assertEqual(checkout([], {}), ["total: 0"])
        basket = [item("x", "paperback", 500, 3), item("y", "other", 0, 1), item("z", "other", 9, 0)]
        self.assertEqual(checkout(basket, {"student": True}),
                         ["3 x x: 1500", "1 x y: 0", "-500 3 for 2", "total: 1000"])

    def test_negative(self):
        for cents, count in ((-1, 1), (1, -1)):
            with self.assertRaises(ValueError):
                checkout([item("x", "other", cents, count)], {})
