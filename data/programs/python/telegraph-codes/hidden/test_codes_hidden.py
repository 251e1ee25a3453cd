import unittest

from src.codes import build_codes, count, decode, encode, saving


class BuildHiddenTest(unittest.TestCase):
    def test_ties_go_by_the_smallest_symbol(self):
        self.assertEqual(list(build_codes({"d": 1, "c": 1, "b": 1, "a": 1}).items()),
                         [("a", ".."), ("b", ".-"), ("c", "-."), ("d", "--")])
        self.assertEqual(build_codes({"b": 1, "a": 1}), {"a": ".", "b": "-"})
        self.assertEqual(build_codes({"a": 2, "b": 1, "c": 1}), {"a": ".", "b": "-.", "c": "--"})
        self.assertEqual(build_codes({"c": 2, "a": 1, "b": 1}), {"a": "..", "b": ".-", "c": "-"})

    def test_a_classic(self):
        codes = build_codes({"a": 45, "b": 13, "c": 12, "d": 16, "e": 9, "f": 5})
        self.assertEqual({key: len(code) for key, code in codes.items()},
                         {"a": 1, "b": 3, "c": 3, "d": 3, "e": 4, "f": 4})

    def test_edges(self):
        self.assertEqual(build_codes({}), {})
        for number in (0, -1):
            with self.assertRaises(ValueError):
                build_codes({"a": 5, "b": number})
        self.assertEqual(list(count("cab")), ["a", "b", "c"])
        self.assertEqual(count(""), {})


class DecodeHiddenTest(unittest.TestCase):
    CODES = {"a": "-", "b": ".-", "c": ".."}

    def test_decode(self):
        self.assertEqual(decode("-.-..-", self.CODES), "abca")
        self.assertEqual(decode("", self.CODES), "")
        self.assertEqual(decode("", {}), "")

    def test_errors(self):
        cases = [
            ("-x", self.CODES, "unexpected 'x' at 2"),
            (".", self.CODES, "the message ends within a code"),
            ("..-.", self.CODES, "the message ends within a code"),
            ("-", {"a": "."}, "no code ends at 1"),
            ("..-.--", {"a": "..", "b": ".-"}, "no code ends at 4"),
            (".", {}, "no code ends at 1"),
        ]
        for signs, codes, message in cases:
            with self.subTest(signs), self.assertRaises(ValueError) as caught:
                decode(signs, codes)
            self.assertEqual(str(caught.exception), message)

    def test_encode_unknown(self):
        with self.assertRaises(KeyError):
            encode("d", self.CODES)

    def test_saving(self):
        self.assertEqual(saving(""), 0)
        self.assertEqual(saving("aaaa"), 0)
        self.assertEqual(saving("ab"), 0)
        self.assertEqual(saving("abc"), 16)
        self.assertEqual(saving("abcd"), 0)
        self.assertEqual(saving("a" * 97 + "bcd"), 47)
