// Programs as a model might write them, good and bad in one way each, and an endpoint that hands them in.
import type { WrittenProgram } from '../../stages/write-programs/written-program.ts';
import type { Said, WireRequest } from './endpoint.ts';

const linesOf = (...lines: readonly string[]): string => `${lines.join('\n')}\n`;

const heats = linesOf(
  '/** Bathers that fit into one heat. */',
  'export const BENCH = 3;',
  '',
  '/**',
  ' * Deals bathers out to the heats of a sauna. Whoever comes first chooses first; of several, the name that comes first.',
  ' * Each takes the first heat that does not start before they come and has room. `left` holds those who find none, in',
  ' * the same order.',
  ' * @param {readonly { name: string, comes: number }[]} bathers',
  ' * @param {readonly number[]} starts in any order',
  ' * @returns {{ heats: { start: number, names: string[] }[], left: string[] }} the heats in order of their start',
  ' */',
  'export function dealOut(bathers, starts) {',
  '  const heats = [...starts].sort((a, b) => a - b).map((start) => ({ start, names: [] }));',
  '  const left = [];',
  '  const queue = [...bathers].sort((a, b) => a.comes - b.comes || (a.name < b.name ? -1 : 1));',
  '  for (const { name, comes } of queue) {',
  '    const heat = heats.find(({ start, names }) => start >= comes && names.length < BENCH);',
  '    if (heat) heat.names.push(name);',
  '    else left.push(name);',
  '  }',
  '  return { heats, left };',
  '}',
  '',
  '/**',
  ' * Minutes of airing after a heat: a quarter of its length, rounded up, but no less than five.',
  ' * Throws a RangeError if the heat does not end after it starts.',
  ' * @param {number} start',
  ' * @param {number} end',
  ' * @returns {number}',
  ' */',
  'export function airing(start, end) {',
  "  if (end <= start) throw new RangeError('the heat ends before it starts');",
  '  return Math.max(5, Math.ceil((end - start) / 4));',
  '}',
);

const airingLength = heats.slice(heats.indexOf('function airing')).trim().length;

const scriptTest = (imports: string, ...lines: readonly string[]): string =>
  linesOf(
    "import assert from 'node:assert/strict';",
    "import test from 'node:test';",
    `import { ${imports} } from '../src/heats.js';`,
    '',
    ...lines,
  );

const dealing = [
  "const bathers = ['Una', 'Abe', 'Kim', 'Lea'].map((name) => ({ name, comes: 10 }));",
  '',
  "test('a full heat sends people to the next one', () => {",
  "  const { heats, left } = dealOut([...bathers, { name: 'Zoe', comes: 9 }], [30, 10]);",
  "  assert.deepEqual(heats, [{ start: 10, names: ['Zoe', 'Abe', 'Kim'] }, { start: 30, names: ['Lea', 'Una'] }]);",
  '  assert.deepEqual(left, []);',
  '});',
  '',
  "test('nobody gets into a heat that has begun', () => {",
  "  assert.deepEqual(dealOut([{ name: 'Abe', comes: 11 }], [10]), { heats: [{ start: 10, names: [] }], left: ['Abe'] });",
  "  assert.deepEqual(dealOut(bathers, [10]).left, ['Una']);",
  '  assert.equal(BENCH, 3);',
  '});',
];
const airing = [
  '',
  "test('airing', () => {",
  '  assert.deepEqual([airing(0, 1), airing(0, 20), airing(0, 21), airing(10, 50)], [5, 5, 6, 10]);',
  '  for (const end of [9, 10]) assert.throws(() => airing(10, end), /ends before/);',
  '});',
];

/** In JavaScript, about a sauna. */
export const goodProgram: WrittenProgram = {
  title: 'Sauna heats',
  about: 'Deals the guests of a public sauna out to its heats, and says how long to air it.',
  sources: [{ path: 'src/heats.js', text: heats }],
  tests: [
    {
      path: 'tests/heats.test.js',
      text: scriptTest(
        'airing, dealOut',
        "test('a guest gets the next heat', () => {",
        "  assert.deepEqual(dealOut([{ name: 'Abe', comes: 5 }], [10]).heats, [{ start: 10, names: ['Abe'] }]);",
        '});',
        '',
        "test('a long heat', () => assert.equal(airing(0, 60), 15));",
      ),
    },
  ],
  hidden: [
    {
      path: 'hidden/heats-hidden.test.js',
      text: scriptTest('airing, BENCH, dealOut', ...dealing, ...airing),
    },
  ],
  functions: [
    { name: 'dealOut', file: 'src/heats.js', does: 'deals guests out to heats' },
    { name: 'airing', file: 'src/heats.js', does: 'says how long to air the sauna' },
  ],
  facts: [
    {
      ask: 'How many guests fit into one heat?',
      answer: 3,
      script: "import { BENCH } from './src/heats.js';\nconsole.log(BENCH);\n",
    },
  ],
  feature: null,
};

export const withHidden = (...lines: readonly string[]): WrittenProgram => ({
  ...goodProgram,
  hidden: [{ path: 'hidden/heats-hidden.test.js', text: scriptTest('airing, BENCH, dealOut', ...lines) }],
});

const [hiddenFile] = goodProgram.hidden;
const more = (...lines: readonly string[]): WrittenProgram => ({
  ...goodProgram,
  hidden: [{ path: 'hidden/heats-hidden.test.js', text: `${hiddenFile?.text}\n${linesOf(...lines)}` }],
});
const withSource = (change: (text: string) => string, path = 'src/heats.js'): WrittenProgram => ({
  ...goodProgram,
  sources: [{ path, text: change(heats) }],
});

/** The same program with other names: what it does is what it did. */
function renamed(): WrittenProgram {
  const names: Readonly<Record<string, string>> = {
    heats: 'flights',
    heat: 'flight',
    bathers: 'divers',
    Bathers: 'Divers',
    dealOut: 'assign',
    airing: 'resting',
    BENCH: 'CREW',
    comes: 'ready',
    queue: 'line',
    sauna: 'pool',
  };
  const text = JSON.stringify({ ...goodProgram, title: 'Diving flights' });
  return JSON.parse(text.replaceAll(/[A-Za-z]+/g, (word) => names[word] ?? word));
}

/** Each bad in one way, with the reason and a part of what is said of it. */
export const badPrograms = {
  'mistakes unnoticed': {
    // Every branch is reached, and hardly anything is compared.
    program: withHidden(
      "test('it runs', () => {",
      "  const { left } = dealOut([{ name: 'Abe', comes: 1 }, { name: 'Bo', comes: 2 }], [1, 0]);",
      '  assert.equal(left.length, 1);',
      '  assert.ok(airing(0, 9) > 1);',
      '  assert.throws(() => airing(BENCH, 1), RangeError);',
      '});',
    ),
    says: 'small mistakes; expected',
  },
  'function untested': {
    program: withHidden(
      ...dealing,
      "test('airing is there', () => assert.equal(typeof airing, 'function'));",
    ),
    says: 'the hidden tests pass without the body of airing',
  },
  'does not parse': {
    program: withSource((text) => text.replace('if (heat) heat', 'if (heat heat')),
    says: 'src/heats.js cannot be read from line',
  },
  'tests depend on time or chance': {
    program: more("test('it is winter', () => assert.equal(new Date().getUTCMonth(), 0));"),
    says: 'it is winter',
  },
  'branch untested': {
    program: withHidden(
      ...dealing,
      "test('airing', () => assert.deepEqual([airing(0, 1), airing(0, 20), airing(0, 21)], [5, 5, 6]));",
      "test('left', () => assert.deepEqual(dealOut([], []), { heats: [], left: [] }));",
    ),
    says: 'src/heats.js:',
  },
  'invalid program': {
    program: withSource((text) => text, '../../../../tmp/heats.js'),
    says: 'the path "../../../../tmp/heats.js" is not of the form src/fees.js',
  },
  'tests read the sources': {
    program: more(
      `test('nothing was changed', () => assert.equal(airing.toString().length, ${airingLength}));`,
    ),
    says: 'makes a test fail: hidden/heats-hidden.test.js > nothing was changed',
  },
  'function undocumented': {
    program: withSource((text) => text.replace(/\/\*\*\n \* Minutes[\s\S]*?\*\/\n/, '')),
    says: 'what airing must do',
  },
  'too similar': { program: renamed(), says: 'javascript/sauna-heats, names aside' },
} satisfies Readonly<Record<string, { program: WrittenProgram; says: string }>>;

const teas = linesOf(
  '"""Blends of a tea room. Weights are whole grams, prices are cents for ten grams."""',
  '',
  'SMALLEST = 5',
  '',
  '',
  'class ShortageError(Exception):',
  '    """There is not enough tea."""',
  '',
  '',
  'def blend(lots, grams):',
  '    """Take tea from the cheapest lots and return a dict from name to grams.',
  '',
  '    `lots` maps a name to a pair of grams and price. Of equal prices the name that comes first is taken first. No',
  '    lot gives less than SMALLEST grams: what would be less is left out, and the blend is lighter by that.',
  '',
  '    Raises ShortageError with the missing grams in its message if the lots hold less than `grams`.',
  '    """',
  '    missing = grams - sum(weight for weight, _ in lots.values())',
  '    if missing > 0:',
  '        raise ShortageError(f"{missing} grams are missing")',
  '    mix = {}',
  '    for name in sorted(lots, key=lambda name: (lots[name][1], name)):',
  '        taken = min(lots[name][0], grams)',
  '        if taken >= SMALLEST:',
  '            mix[name] = taken',
  '        grams -= taken',
  '    return mix',
  '',
  '',
  'def price(lots, mix):',
  '    """Return the price of a blend in cents, each lot rounded down to whole cents."""',
  '    return sum(weight * lots[name][1] // 10 for name, weight in mix.items())',
  '',
  '',
  'def label(mix):',
  '    """Return the names in a blend, the heaviest first, equal weights by name, joined by " & "."""',
  '    return " & ".join(sorted(mix, key=lambda name: (-mix[name], name)))',
);

const teaTest = (name: string, ...lines: readonly string[]): string =>
  linesOf(
    'import unittest',
    '',
    'from src.teas import SMALLEST, ShortageError, blend, label, price',
    '',
    '',
    `class ${name}(unittest.TestCase):`,
    ...lines.map((line) => (line === '' ? '' : `    ${line}`)),
  );

/** In Python, about tea. */
export const goodPython: WrittenProgram = {
  title: 'Tea blends',
  about: 'Blends tea from the cheapest lots and works out its price and label.',
  sources: [{ path: 'src/teas.py', text: teas }],
  tests: [
    {
      path: 'tests/test_teas.py',
      text: teaTest(
        'TeasTest',
        'def test_the_cheapest_first(self):',
        '    self.assertEqual(blend({"Assam": (50, 9), "Ceylon": (50, 7)}, 60), {"Ceylon": 50, "Assam": 10})',
        '',
        'def test_a_price(self):',
        '    self.assertEqual(price({"Assam": (50, 9)}, {"Assam": 20}), 18)',
      ),
    },
  ],
  hidden: [
    {
      path: 'hidden/test_teas_hidden.py',
      text: teaTest(
        'TeasHiddenTest',
        'def test_equal_prices_by_name(self):',
        '    self.assertEqual(SMALLEST, 5)',
        '    self.assertEqual(blend({"Yunnan": (9, 4), "Darjeeling": (9, 4)}, 14), {"Darjeeling": 9, "Yunnan": 5})',
        '',
        'def test_too_little_of_a_lot(self):',
        '    self.assertEqual(blend({"Yunnan": (9, 5), "Darjeeling": (9, 4)}, 13), {"Darjeeling": 9})',
        '    self.assertEqual(blend({"Yunnan": (4, 3), "Darjeeling": (9, 4)}, 9), {"Darjeeling": 5})',
        '',
        'def test_a_shortage(self):',
        '    with self.assertRaisesRegex(ShortageError, "^3 grams"):',
        '        blend({"Yunnan": (9, 5)}, 12)',
        '    self.assertEqual(blend({"Yunnan": (9, 5)}, 9), {"Yunnan": 9})',
        '',
        'def test_prices(self):',
        '    lots = {"Yunnan": (9, 5), "Darjeeling": (9, 7)}',
        '    self.assertEqual(price(lots, {"Yunnan": 9, "Darjeeling": 8}), 9)',
        '    self.assertEqual(price(lots, {}), 0)',
        '',
        'def test_labels(self):',
        '    self.assertEqual(label({"Yunnan": 9, "Assam": 10, "Ceylon": 9}), "Assam & Ceylon & Yunnan")',
      ),
    },
  ],
  functions: [
    { name: 'blend', file: 'src/teas.py', does: 'takes tea from the cheapest lots' },
    { name: 'price', file: 'src/teas.py', does: 'works out the price of a blend' },
    { name: 'label', file: 'src/teas.py', does: 'names what is in a blend' },
  ],
  facts: [
    {
      ask: 'How many grams does a lot give at least?',
      answer: 6,
      script: 'from src.teas import SMALLEST\nprint(SMALLEST)\n',
    },
  ],
  feature: {
    name: 'organic',
    ask: 'Some guests want organic tea only. Let blend take a keyword argument only, a collection of names to choose from.',
    sources: [
      {
        path: 'src/teas.py',
        text: teas
          .replace('def blend(lots, grams):', 'def blend(lots, grams, *, only=None):')
          .replace(
            '    missing = grams',
            '    lots = {name: lot for name, lot in lots.items() if only is None or name in only}\n    missing = grams',
          )
          .replace(
            '\n    Raises ShortageError',
            '\n    Where `only` is given, lots with other names are left out.\n\n    Raises ShortageError',
          ),
      },
    ],
    tests: [
      {
        path: 'tests/test_organic.py',
        text: teaTest(
          'OrganicTest',
          'def test_others_are_left_out(self):',
          '    self.assertEqual(blend({"Yunnan": (9, 5), "Assam": (9, 7)}, 9, only=["Assam"]), {"Assam": 9})',
        ),
      },
    ],
    hidden: [
      {
        path: 'hidden/test_organic_hidden.py',
        text: teaTest(
          'OrganicHiddenTest',
          'def test_too_little_of_the_chosen(self):',
          '    with self.assertRaisesRegex(ShortageError, "^1 grams"):',
          '        blend({"Yunnan": (9, 5), "Assam": (9, 7)}, 10, only={"Yunnan"})',
          '    self.assertEqual(blend({"Yunnan": (9, 5)}, 9, only=None), {"Yunnan": 9})',
        ),
      },
    ],
  },
};

/** The same, but for an expected value that was worked out wrongly. */
export const miscounted: WrittenProgram = JSON.parse(
  JSON.stringify(goodPython).replace('{\\"Darjeeling\\": 9})', '{\\"Darjeeling\\": 8})'),
);

const inputOf = ({ messages }: WireRequest): string => messages.at(-1)?.content ?? '';
export const areaIn = (request: WireRequest): string => /^Area: (.*)$/m.exec(inputOf(request))?.[1] ?? '';
export const isMending = (request: WireRequest): boolean =>
  inputOf(request).includes('was run and not accepted');

/** Hands in a program for each area, the same again where it is sent back. */
export const writing =
  (programs: Readonly<Record<string, WrittenProgram>>) =>
  (request: WireRequest): Said => ({ content: JSON.stringify(programs[areaIn(request)] ?? goodProgram) });
