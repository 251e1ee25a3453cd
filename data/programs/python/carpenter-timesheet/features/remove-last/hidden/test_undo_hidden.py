import unittest

from src.cli import main


class UndoHiddenTest(unittest.TestCase):
    def test_an_empty_sheet(self):
        printed = []
        self.assertEqual(main(["undo"], [], printed.append), 1)
        self.assertEqual(printed, ["error: the sheet is empty"])

    def test_no_arguments(self):
        printed, sheet = [], ["1 a 1h"]
        self.assertEqual(main(["undo", "1"], sheet, printed.append), 2)
        self.assertEqual(sheet, ["1 a 1h"])

    def test_again_and_again(self):
        printed, sheet = [], ["1 a 1h", "1 b 1h"]
        for _ in range(2):
            main(["undo"], sheet, printed.append)
        self.assertEqual((printed, sheet), (["removed 1 b 1h", "removed 1 a 1h"], []))
