import unittest

from src.cli import main


class UndoTest(unittest.TestCase):
    def test_the_last_line_goes(self):
        printed, sheet = [], ["1 door 1h", "2 stairs 2h"]
        self.assertEqual(main(["undo"], sheet, printed.append), 0)
        self.assertEqual((printed, sheet), (["removed 2 stairs 2h"], ["1 door 1h"]))
