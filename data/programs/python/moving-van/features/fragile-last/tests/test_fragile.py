import unittest

from src.loading import Box, loading_list


class FragileTest(unittest.TestCase):
    def test_fragile_boxes_come_last(self):
        van = [Box("vase", 10, 3, fragile=True), Box("books", 50, 2)]
        self.assertEqual(loading_list(van), "books: 2 kg\nvase: 3 kg (fragile)\n2 boxes, 60 l, 5 kg")
