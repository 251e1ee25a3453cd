// Forms of results: each shows a value in its own way, and can be read back.
import { describe, expect, it } from 'vitest';
import { randomFor } from '../../pipeline/hash.ts';
import type { Json } from '../../schemas/json.ts';
import { resultForms, textShown, valueShown, writtenAs } from '../../stages/result-forms/index.ts';

const list: Json = {
  total: 12,
  next_offset: null,
  loans: [
    {
      id: 'LN-1',
      title: 'The "Waves", 2nd',
      due_on: '2025-03-14',
      fee: 13.5,
      borrower: { id: 'MB-1', name: 'Ana' },
    },
    { id: 'LN-2', title: '007', due_on: null, fee: 0, borrower: { id: 'MB-2', name: 'Jürgen' } },
  ],
};
const record: Json = {
  id: 'LN-1',
  title: 'true',
  tags: ['new', 'large'],
  is_late: false,
  note: null,
  empty: '',
};
const awkward: readonly Json[] = [
  { rows: [], total: 0 },
  { id: 'x', text: 'a | b\nc, "d"' },
  { etag: 'mine', tenant: 'ours', id: 'x' },
  { data: 1, meta: { request_id: 'a', version: 'b' } },
  [],
  [1, 'two'],
  null,
  7,
  true,
  {},
];

describe.each(resultForms.map((form) => [form.name, form] as const))('the form %s', (_, form) => {
  it('shows a list in its own way, the same from the same seed, and is read back as it was', () => {
    const text = writtenAs(form, list, randomFor(1));
    expect(text).not.toBe(JSON.stringify(list));
    expect(writtenAs(form, list, randomFor(1))).toBe(text);
    expect(valueShown(text)).toEqual(list);
    expect(textShown(text)).not.toMatch(/etag|request_id|\n/);
  });

  it.each([record, ...awkward].map((value) => [JSON.stringify(value), value] as const))(
    'loses nothing of %s',
    (__, value) => {
      for (let seed = 0; seed < 6; seed += 1)
        expect(valueShown(writtenAs(form, value, randomFor(seed)))).toEqual(value);
    },
  );
});

it('a document of a server that begins like a form is what it says', () => {
  for (const text of [
    '---\ntitle: Notes\n---\n# Notes: a "draft"',
    '---\n: "x" y',
    '---\na: &b [*b, 1]',
    '---\nn: .nan',
    `---\n${'- '.repeat(20_000)}`,
  ])
    expect(valueShown(text)).toBe(text);
});

it('text in no form is what it says', () => {
  for (const text of ['Moved a.txt to b.txt.', 'name: value', '# Notes', '-', 'true story', '| no table'])
    expect(valueShown(text)).toBe(text);
});
