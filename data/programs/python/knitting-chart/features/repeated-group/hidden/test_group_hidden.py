import unittest

from src.chart import decode_row


class GroupHiddenTest(unittest.TestCase):
    def test_groups_anywhere(self):
        self.assertEqual(decode_row("P1, [YO, k2tog] x 2, k1, [sl] x 1"), "po/o/ks")

    def test_groups_that_cannot_be_read(self):
        for text in ("[k1] x 0", "[k1]", "[k1 x 2", "k1] x 2", "[[k1] x 2, p1] x 2", "[] x 2", "[turn] x 2"):
            with self.subTest(text), self.assertRaises(ValueError):
                decode_row(text)

    def test_a_count_inside_of_a_group(self):
        self.assertEqual(decode_row("[yo x 2, k3] x 2"), "ookkkookkk")
