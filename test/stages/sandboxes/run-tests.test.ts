// What a run of a program's tests says, in every sandbox.
import { describe, expect, it } from 'vitest';
import { runTests } from '../../../stages/sandboxes/tests/run-tests.ts';
import { type Backend, backends } from '../../support/sandboxes.ts';

const sources = {
  python: { 'src/cart.py': 'def total(items):\n    return sum(item["price"] for item in items)\n' },
  javascript: {
    'src/cart.ts':
      'type Item = { price: number };\nexport function total(items: Item[]): number {\n  return items.reduce((sum, item) => sum + item.price, 0);\n}\n',
  },
};

const heads = {
  python: 'import unittest\nfrom src.cart import total\n\n\nclass TotalTest(unittest.TestCase):\n',
  javascript:
    "import assert from 'node:assert/strict';\nimport test from 'node:test';\nimport { total } from '../src/cart.ts';\n\n",
};

const bodies = {
  passes: {
    python: '    def test_adds(self):\n        self.assertEqual(total([{"price": 2}, {"price": 3}]), 5)\n',
    javascript: "test('adds', () => assert.equal(total([{ price: 2 }, { price: 3 }]), 5));\n",
  },
  fails: {
    python:
      '    def test_fails(self):\n        print("seen")\n        self.assertEqual(total([{"price": 2}]), 3)\n',
    javascript:
      "test('fails', () => {\n  console.log('seen');\n  assert.equal(total([{ price: 2 }]), 3);\n});\n",
  },
  throws: {
    python: '    def test_throws(self):\n        total([{}])\n',
    javascript: "test('throws', () => total(undefined));\n",
  },
  hangs: {
    python: '    def test_hangs(self):\n        while True:\n            pass\n',
    javascript: "test('hangs', () => {\n  for (;;);\n});\n",
  },
  leaves: {
    python: '    def test_leaves(self):\n        import os\n        os._exit(0)\n',
    javascript: "test('leaves', () => process.exit(0));\n",
  },
};

function reportOf({ language, open }: Backend, ...parts: (keyof typeof bodies)[]) {
  return reportOfText(
    { language, open },
    heads[language] + parts.map((part) => bodies[part][language]).join('\n'),
  );
}

async function reportOfText({ language, open }: Pick<Backend, 'language' | 'open'>, text: string) {
  const path = language === 'python' ? 'tests/test_cart.py' : 'tests/cart.test.ts';
  const files = { ...sources[language], [path]: text };
  return runTests(await open(), { language, files, tests: [path] });
}

describe.each(backends)('tests of $label', (backend) => {
  const { language, lack } = backend;

  it.skipIf(lack)('have an outcome each, with the line in the test and in the source', async () => {
    const { tests, output, problem } = await reportOf(backend, 'passes', 'fails', 'throws');
    expect(problem).toBeUndefined();
    expect(tests.map(({ outcome }) => outcome)).toEqual(['passed', 'failed', 'error']);
    const python = language === 'python';
    expect(tests[1]?.message).toContain(python ? 'AssertionError: 2 != 3' : '2 !== 3');
    expect(output).toContain(
      python ? 'self.assertEqual(total([{"price": 2}]), 3)' : 'assert.equal(total([{ price: 2 }]), 3)',
    );
    expect(output).toMatch(python ? /File "src\/cart\.py", line 2/ : /src\/cart\.ts:3/);
    expect(output).toContain('seen');
    expect(output).toMatch(/1 passed, 1 failed, 1 error\n$/);
    expect(output).not.toMatch(/\/workspace|\/tmp|\d+ ?ms|\d\.\d+s/);
  });

  it.skipIf(lack)('say the same every time', async () => {
    const [one, two] = await Promise.all([1, 2].map(() => reportOf(backend, 'fails', 'throws')));
    expect(two).toEqual(one);
  });

  it.skipIf(lack)('that end the run are told from those that pass', async () => {
    const { tests, problem } = await reportOf(backend, 'leaves');
    expect(tests).toEqual([]);
    expect(problem).toMatch(/leaves.*ended early/);
  });

  it.skipIf(lack)('that cannot be imported are a problem, not an empty success', async () => {
    const broken = await reportOfText(
      backend,
      language === 'python' ? 'import nothing_here\n' : "import './nothing.ts';\n",
    );
    expect(broken.problem).toMatch(/cannot be imported/);
    expect(broken.problem).toContain('nothing');
    const none = await reportOfText(backend, language === 'python' ? 'x = 1\n' : 'export const x = 1;\n');
    expect(none.problem).toMatch(/holds no tests/);
  });
});

describe.each(backends.filter(({ choice }) => choice === 'wasm'))(
  'tests of $label that never end',
  (backend) => {
    it('are named, and those before them have their outcomes', async () => {
      const { tests, problem, output } = await reportOf(backend, 'passes', 'hangs');
      expect(tests.map(({ outcome }) => outcome)).toEqual(['passed']);
      expect(problem).toMatch(/hangs does not end$/);
      expect(output).toContain(problem);
    });
  },
);
