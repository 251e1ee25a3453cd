// The worked example of the prompt of program-writer in Python: a prepaid card of a launderette, with a feature.
import { type ExampleProgram, linesOf } from './example-program.ts';

const tokens = (isLate: boolean): string =>
  linesOf(
    '"""The prepaid card of a launderette: what washing costs in tokens, and what a card has left."""',
    '',
    'WASH, DRY = 4, 2',
    '',
    '',
    'class EmptyCardError(Exception):',
    '    """A card holds fewer tokens than are wanted."""',
    '',
    '',
    `def cost(washes, cycles${isLate ? ', *, is_late=False' : ''}):`,
    '    """Return the tokens that washes and drying cycles take; every fifth wash is free.',
    '',
    ...(isLate ? ['    Drying is free where `is_late` is true.', ''] : []),
    '    Raises ValueError if one of the numbers is negative.',
    '    """',
    '    if washes < 0 or cycles < 0:',
    '        raise ValueError("nobody washes a negative number of times")',
    `    return (washes - washes // 5) * WASH + ${isLate ? '(0 if is_late else cycles * DRY)' : 'cycles * DRY'}`,
    '',
    '',
    'def pay(card, washes, cycles):',
    '    """Return the tokens that are left of `card`.',
    '',
    '    Raises EmptyCardError with both numbers in its message if the card holds too few.',
    '    """',
    '    price = cost(washes, cycles)',
    '    if price > card:',
    '        raise EmptyCardError(f"{price} tokens wanted, {card} on the card")',
    '    return card - price',
    '',
    '',
    'def busiest_hour(starts):',
    '    """Return the hour that occurs most often in `starts`, the earliest of several, None without any."""',
    '    best = None',
    '    for hour in sorted(set(starts)):',
    '        if best is None or starts.count(hour) > starts.count(best):',
    '            best = hour',
    '    return best',
  );

const pythonTest = (imports: string, name: string, ...lines: readonly string[]): string =>
  linesOf(
    'import unittest',
    '',
    `from src.tokens import ${imports}`,
    '',
    '',
    `class ${name}(unittest.TestCase):`,
    ...lines.map((line) => (line === '' ? '' : `    ${line}`)),
  );

export const launderette: ExampleProgram = {
  topic: {
    area: 'rules',
    brief: 'works out a price from tiers, discounts, and limits that may exclude each other',
    domain: 'launderettes',
    things: ['washing machine', 'prepaid card'],
    language: 'python',
    size: 'small',
    withFeature: true,
  },
  program: {
    title: 'Laundry tokens',
    about: 'Works out what washing and drying cost in tokens, and what is left on a card.',
    sources: [{ path: 'src/tokens.py', text: tokens(false) }],
    tests: [
      {
        path: 'tests/test_tokens.py',
        text: pythonTest(
          'EmptyCardError, busiest_hour, cost, pay',
          'TokensTest',
          'def test_a_wash_and_two_cycles(self):',
          '    self.assertEqual(cost(1, 2), 8)',
          '',
          'def test_a_card_with_too_little(self):',
          '    with self.assertRaises(EmptyCardError):',
          '        pay(3, 1, 0)',
          '',
          'def test_the_busiest_hour(self):',
          '    self.assertEqual(busiest_hour([9, 17, 17]), 17)',
        ),
      },
    ],
    hidden: [
      {
        path: 'hidden/test_tokens_hidden.py',
        text: pythonTest(
          'DRY, WASH, EmptyCardError, busiest_hour, cost, pay',
          'TokensHiddenTest',
          'def test_the_prices(self):',
          '    self.assertEqual((WASH, DRY), (4, 2))',
          '    self.assertEqual([cost(0, 0), cost(0, 3), cost(4, 0)], [0, 6, 16])',
          '',
          'def test_every_fifth_wash_is_free(self):',
          '    self.assertEqual([cost(5, 0), cost(6, 1), cost(10, 0)], [16, 22, 32])',
          '',
          'def test_negative_numbers(self):',
          '    for washes, cycles in ((-1, 0), (0, -1)):',
          '        with self.assertRaises(ValueError):',
          '            cost(washes, cycles)',
          '',
          'def test_a_card_may_end_empty(self):',
          '    self.assertEqual([pay(4, 1, 0), pay(9, 1, 1)], [0, 3])',
          '    with self.assertRaisesRegex(EmptyCardError, "^6 tokens wanted, 5 on"):',
          '        pay(5, 1, 1)',
          '',
          'def test_the_earliest_of_several_hours(self):',
          '    self.assertEqual([busiest_hour([8, 7, 8, 7]), busiest_hour([5])], [7, 5])',
          '    self.assertIsNone(busiest_hour([]))',
        ),
      },
    ],
    functions: [
      {
        name: 'cost',
        file: 'src/tokens.py',
        does: 'works out the tokens that washes and drying cycles take',
      },
      { name: 'pay', file: 'src/tokens.py', does: 'takes the tokens off a card' },
      { name: 'busiest_hour', file: 'src/tokens.py', does: 'finds the hour in which most machines start' },
    ],
    facts: [
      {
        ask: 'How many tokens does a drying cycle take?',
        answer: 2,
        script: 'from src.tokens import DRY\n\nprint(DRY)\n',
      },
    ],
    feature: {
      name: 'late-drying',
      ask: 'After eight in the evening drying is free. Let cost take a keyword argument is_late for that.',
      sources: [{ path: 'src/tokens.py', text: tokens(true) }],
      tests: [
        {
          path: 'tests/test_late.py',
          text: pythonTest(
            'cost',
            'LateTest',
            'def test_drying_is_free_late(self):',
            '    self.assertEqual(cost(2, 3, is_late=True), 8)',
          ),
        },
      ],
      hidden: [
        {
          path: 'hidden/test_late_hidden.py',
          text: pythonTest(
            'cost',
            'LateHiddenTest',
            'def test_washing_is_not(self):',
            '    self.assertEqual(cost(6, 9, is_late=True), 20)',
            '    self.assertEqual(cost(1, 1, is_late=False), 6)',
          ),
        },
      ],
    },
  },
};
