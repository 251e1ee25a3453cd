import unittest

from src.discounts import applicable, best_combination, checkout


def item(title, kind, cents, count=1):
    return {"title": title, "kind": kind, "cents": cents, "count": count}


class DiscountsTest(unittest.TestCase):
    def test_students(self):
        basket = [item("Algebra", "textbook", 4000), item("Poems", "hardcover", 2000)]
        self.assertEqual(applicable(basket, {"student": True}), {"student": 480})

    def test_three_for_two(self):
        basket = [item("A", "paperback", 900, 2), item("B", "paperback", 700, 2)]
        self.assertEqual(applicable(basket, {}), {"3 for 2": 700})

    def test_a_voucher(self):
        self.assertEqual(applicable([item("A", "hardcover", 3000)], {"voucher": True}), {"voucher": 500})
        self.assertEqual(applicable([item("A", "hardcover", 2999)], {"voucher": True}), {})

    def test_the_best_combination(self):
        self.assertEqual(best_combination({"student": 480, "3 for 2": 700, "voucher": 500}), ["3 for 2", "voucher"])

    def test_checkout(self):
        basket = [item("Algebra", "textbook", 4000), item("Owls", "calendar", 1500, 2)]
        self.assertEqual(checkout(basket, {"student": True, "voucher": True}), [
            "1 x Algebra: 4000", "2 x Owls: 3000", "-480 student", "-500 voucher", "total: 6020"])

    def test_negative_counts(self):
        with self.assertRaises(ValueError):
            checkout([item("A", "paperback", 900, -1)], {})
