import unittest

from src.codes import build_codes, count, decode, encode, saving


class CodesTest(unittest.TestCase):
    def test_count(self):
        self.assertEqual(count("abca"), {"a": 2, "b": 1, "c": 1})

    def test_frequent_symbols_have_short_codes(self):
        self.assertEqual(build_codes({"a": 5, "b": 2, "c": 1}), {"a": "-", "b": ".-", "c": ".."})

    def test_one_symbol(self):
        self.assertEqual(build_codes({"x": 3}), {"x": "."})

    def test_round_trip(self):
        text = "stop send more tea stop"
        codes = build_codes(count(text))
        self.assertEqual(decode(encode(text, codes), codes), text)

    def test_a_message_that_ends_too_early(self):
        with self.assertRaisesRegex(ValueError, "ends within a code"):
            decode("-.", {"a": "-", "b": ".-", "c": ".."})

    def test_saving(self):
        self.assertEqual(saving("aaaaabbc"), 31)
