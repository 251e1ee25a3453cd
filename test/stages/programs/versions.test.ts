// Versions of a Python program are tried in one interpreter, and nothing of one is seen in what is said of the next.
import { expect, it } from 'vitest';
import type { ReadProgram } from '../../../stages/check-programs/read-program.ts';
import { reportsOn } from '../../../stages/check-programs/versions.ts';
import { reportOn } from '../../../stages/programs/reports.ts';

const signal = new AbortController().signal;
const tests = ['tests/test_price.py'];
const program: ReadProgram = {
  name: 'python/price',
  language: 'python',
  title: 'Price',
  about: 'Adds a fee to a price.',
  area: 'money',
  files: {
    'src/price.py': 'import fees\n\n\ndef price(amount):\n    return amount + fees.fee()\n',
    'src/fees.py': 'import os\n\n\ndef fee():\n    return int(os.environ.get("FEE", 2))\n',
  },
  tests: {
    'tests/test_price.py': [
      'import os, sys, unittest',
      'sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "src"))',
      'from price import price',
      '',
      '',
      'class PriceTest(unittest.TestCase):',
      '    def test_fee_is_added(self):',
      '        self.assertEqual(price(5), 7)',
      '',
    ].join('\n'),
  },
  hidden: {},
  functions: [],
  facts: [],
  features: [],
};
const version = (text: string, file = 'src/fees.py') => ({ files: { [file]: text }, tests });
const fee = (body: string): string => `import os, unittest\n\n\ndef fee():\n    ${body}\n`;

const versions = [
  version(fee('return 3')),
  version(program.files['src/fees.py'] ?? ''),
  version(fee('open("left.txt", "w").write("x"); os.environ["FEE"] = "9"; return 2')),
  version(fee('return 9 if os.path.exists("left.txt") or "FEE" in os.environ else 2')),
  version('def fee(:\n'),
  version(fee('while True: pass')),
  version(fee('os._exit(3)')),
  version(fee('return 4')),
  version(fee('return 2')),
];

it('each is reported as if it were alone, also after one that never ends', async () => {
  const reports = await reportsOn(program, versions, signal);
  expect(reports.map(({ tests: [first], problem }) => first?.outcome ?? problem?.split('\n')[0])).toEqual([
    'failed',
    'passed',
    'passed',
    'passed',
    'tests/test_price.py cannot be imported:',
    'tests/test_price.py::PriceTest::test_fee_is_added does not end',
    expect.stringContaining('ended early'),
    'failed',
    'passed',
  ]);
  for (const [at, { files }] of versions.entries()) {
    const tree = { ...program.files, ...program.tests, ...files };
    const { tests: alone, problem } = await reportOn({ language: 'python', files: tree, tests }, signal);
    expect(reports[at]).toMatchObject({ tests: alone, ...(problem === undefined ? {} : { problem }) });
  }
}, 180_000);

it('all are tried alone where one leaves something behind with which the program fails', async () => {
  const bending = fee('unittest.TestCase.assertEqual = lambda *given: 1 / 0; return 2');
  const reports = await reportsOn(program, [version(bending), version(fee('return 2'))], signal);
  expect(reports.map(({ tests: [first] }) => first?.outcome)).toEqual(['passed', 'passed']);
}, 180_000);
