import unittest

from src.seating import blocked_views, chart, row_lengths, seat


def voices(voice, *heights):
    return [(f"{voice}{index}", voice, height) for index, height in enumerate(heights)]


class RowLengthsHiddenTest(unittest.TestCase):
    def test_shapes(self):
        self.assertEqual(row_lengths(3, 3), [1, 1, 1])
        self.assertEqual(row_lengths(7, 3), [2, 2, 3])
        self.assertEqual(row_lengths(5, 1), [5])

    def test_every_row_needs_a_singer(self):
        for singers, rows in ((2, 3), (5, 0), (0, 1), (0, 0)):
            with self.subTest((singers, rows)), self.assertRaises(ValueError):
                row_lengths(singers, rows)


class SeatHiddenTest(unittest.TestCase):
    def test_small_voices_stand_at_the_back(self):
        plan = seat(voices("bass", 180) + voices("tenor", 170, 175) + voices("alto", 1, 2, 3, 4), 3)
        letters = [[singer[0] for singer in row] for row in plan]
        self.assertEqual(letters, [["alto0"], ["alto1", "tenor0"], ["alto2", "alto3", "tenor1", "bass0"]])

    def test_same_height_goes_by_name(self):
        plan = seat([("Zoe", "alto", 160), ("Amy", "alto", 160), ("Kim", "alto", 159)], 1)
        self.assertEqual([singer[0] for singer in plan[0]], ["Kim", "Amy", "Zoe"])

    def test_the_first_unknown_voice_is_named(self):
        with self.assertRaisesRegex(ValueError, "unknown voice: descant"):
            seat(voices("mezzo", 1) + voices("descant", 1), 1)

    def test_no_singers(self):
        self.assertEqual(seat([], 2), [[], []])


class ViewsHiddenTest(unittest.TestCase):
    def test_five_centimetres_block(self):
        plan = [voices("alto", 165, 164, 150), voices("bass", 160, 160, 190, 100)]
        self.assertEqual(blocked_views(plan), ["bass0"])

    def test_all_rows_count(self):
        plan = [voices("alto", 170), voices("tenor", 160), voices("bass", 150)]
        self.assertEqual(blocked_views(plan), ["tenor0", "bass0"])
        self.assertEqual(blocked_views(plan[:1]), [])

    def test_chart_centres_rows(self):
        plan = [voices("alto", 1), voices("tenor", 1, 1, 1, 1), voices("bass", 1, 1)]
        self.assertEqual(chart(plan), ".BB.\nTTTT\n.A..")
        self.assertEqual(chart([[]]), "")
