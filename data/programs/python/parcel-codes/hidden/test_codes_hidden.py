import unittest

from src.codes import CHECK_SYMBOLS, SYMBOLS, CodeError, decode, encode, is_valid, normalize


class CodesHiddenTest(unittest.TestCase):
    def test_the_alphabets(self):
        self.assertEqual(SYMBOLS, "0123456789ABCDEFGHJKMNPQRSTVWXYZ")
        self.assertEqual(CHECK_SYMBOLS[32:], "*~$=U")

    def test_round_trip(self):
        for number in (0, 1, 31, 32, 33, 36, 37, 1023, 1024, 987654321, 32**7 - 1):
            with self.subTest(number):
                code = encode(number)
                self.assertEqual(len(code), 9)
                self.assertEqual(code[4], "-")
                self.assertEqual(decode(code), number)

    def test_hyphens(self):
        self.assertEqual(encode(0, length=2), "000")
        self.assertEqual(encode(0, length=3), "0000")
        self.assertEqual(encode(0, length=4), "0000-0")
        self.assertEqual(encode(0, length=8), "0000-0000-0")

    def test_length_is_a_limit(self):
        self.assertEqual(encode(1023, length=2), "ZZR")
        with self.assertRaises(ValueError):
            encode(1024, length=2)
        with self.assertRaises(ValueError):
            encode(-1)

    def test_the_order_of_symbols(self):
        self.assertEqual(encode(32 * 10 + 17, length=2), "AH4")

    def test_check_symbols_beyond_the_alphabet(self):
        self.assertEqual([encode(n, length=2)[2] for n in range(31, 38)], ["Z", "*", "~", "$", "=", "U", "0"])
        self.assertEqual(decode("14u"), 36)
        self.assertEqual(decode("10*"), 32)

    def test_normalize(self):
        self.assertEqual(normalize("\tab - cd\n"), "ABCD")
        self.assertEqual(normalize("IiLlOo"), "111100")
        self.assertEqual(normalize("U*"), "U*")

    def test_messages(self):
        cases = {
            "": "the code is too short",
            "-7 ": "the code is too short",
            "1U1": "'U' is no symbol of a code",
            "1*1": "'*' is no symbol of a code",
            "1?": "'?' is no check symbol",
            "12": "the check symbol is wrong",
        }
        for text, message in cases.items():
            with self.subTest(text), self.assertRaises(CodeError) as caught:
                decode(text)
            self.assertEqual(str(caught.exception), message)
            self.assertIs(is_valid(text), False)

    def test_two_symbols_are_enough(self):
        self.assertEqual(decode("55"), 5)
        self.assertIs(is_valid("zz"), True)
