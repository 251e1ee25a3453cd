import unittest

from src.spelling import suggest


class Letter(str):
    """A letter that counts how often it is compared."""

    compared = 0

    def __eq__(self, other):
        Letter.compared += 1
        return str(self) == str(other)

    def __hash__(self):
        return hash(str(self))


class Name(str):
    """A name whose letters count comparisons."""

    def __iter__(self):
        return (Letter(letter) for letter in str(self))

    def lower(self):
        return Name(str(self).lower())

    def __getitem__(self, key):
        found = str(self)[key]
        return Letter(found) if isinstance(key, int) else Name(found)


class StepsTest(unittest.TestCase):
    def test_names_of_other_lengths_are_not_compared(self):
        names = [Name("x" * length) for length in range(10, 60)]
        Letter.compared = 0
        self.assertEqual(suggest(Name("rosa"), names + [Name("rosy")]), ["rosy"])
        self.assertLess(Letter.compared, 200)
