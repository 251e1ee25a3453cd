import unittest

from src.loading import Box, load_vans, loading_list


class FragileHiddenTest(unittest.TestCase):
    def test_order_within_both_groups_stays(self):
        van = [Box("a", 1, 4, fragile=True), Box("b", 1, 3), Box("c", 1, 2, fragile=True), Box("d", 1, 1)]
        names = [line.split(":")[0] for line in loading_list(van).splitlines()[:-1]]
        self.assertEqual(names, ["b", "d", "a", "c"])

    def test_loading_does_not_change(self):
        boxes = [Box("a", 1, 4, fragile=True), Box("b", 1, 3)]
        self.assertEqual(load_vans(boxes), [boxes])
        self.assertFalse(Box("a", 1, 1).fragile)
