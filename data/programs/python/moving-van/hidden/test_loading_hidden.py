import unittest

from src.loading import Box, load_vans, loading_list, lower_bound


class LoadHiddenTest(unittest.TestCase):
    def test_limits_are_inclusive(self):
        self.assertEqual(len(load_vans([Box("a", 12000, 800)])), 1)
        for box in (Box("a", 12001, 1), Box("a", 1, 801)):
            with self.subTest(box), self.assertRaises(ValueError):
                load_vans([box])
        self.assertEqual(len(load_vans([Box("a", 6000, 400), Box("b", 6000, 400)])), 1)
        self.assertEqual(len(load_vans([Box("a", 6000, 400), Box("b", 6001, 1)])), 2)
        self.assertEqual(len(load_vans([Box("a", 1, 400), Box("b", 1, 401)])), 2)

    def test_order(self):
        boxes = [Box("c", 5, 9), Box("b", 7, 9), Box("a", 5, 9), Box("d", 1, 10)]
        self.assertEqual([box.name for box in load_vans(boxes)[0]], ["d", "b", "a", "c"])

    def test_first_van_that_can_take_it(self):
        boxes = [Box("a", 1, 500), Box("b", 1, 450), Box("c", 1, 350), Box("d", 1, 300)]
        self.assertEqual([[box.name for box in van] for van in load_vans(boxes)], [["a", "d"], ["b", "c"]])

    def test_household_goes_with_everything(self):
        boxes = [Box("a", 1, 3, "food"), Box("b", 1, 2, "chemicals"), Box("c", 1, 1), Box("d", 1, 1, "food")]
        self.assertEqual([[box.name for box in van] for van in load_vans(boxes)], [["a", "c", "d"], ["b"]])

    def test_nothing(self):
        self.assertEqual(load_vans([]), [])


class BoundHiddenTest(unittest.TestCase):
    def test_volume_and_weight(self):
        self.assertEqual(lower_bound([Box("a", 12000, 1), Box("b", 1, 1)]), 2)
        self.assertEqual(lower_bound([Box("a", 12000, 800)]), 1)
        self.assertEqual(lower_bound([Box("a", 1, 800), Box("b", 1, 800), Box("c", 1, 1)]), 3)

    def test_kinds(self):
        self.assertEqual(lower_bound([]), 0)
        self.assertEqual(lower_bound([Box("a", 0, 0)]), 1)
        self.assertEqual(lower_bound([Box("a", 0, 0), Box("b", 0, 0, "food")]), 1)
        self.assertEqual(lower_bound([Box("a", 1, 1, "chemicals"), Box("b", 1, 1, "food")]), 2)

    def test_one_box_and_none(self):
        self.assertEqual(loading_list([Box("a", 3, 2)]), "a: 2 kg\n1 box, 3 l, 2 kg")
        self.assertEqual(loading_list([]), "0 boxes, 0 l, 0 kg")
