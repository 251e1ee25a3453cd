// Properties of edits: a diff carries one text to the other, a block of any unique run of lines applies, and a stale
// one never applies anywhere.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesOf } from '../../../stages/workspaces/edits/matching.ts';
import { patchTree } from '../../../stages/workspaces/edits/patch.ts';
import { replaceIn } from '../../../stages/workspaces/edits/replace.ts';
import { diffOf } from '../../../stages/workspaces/file-changes.ts';
import { linesOf, textOfLines } from '../../../stages/workspaces/lines.ts';
import { RefusedCall } from '../../../stages/workspaces/refused-call.ts';
import { treeOf } from '../../../stages/workspaces/tree.ts';

const path = 'src/größe 1.py';

/** Few words, so that lines repeat; some of them look like parts of a diff. */
const word = fc.constantFrom(
  'a',
  'b',
  'total += tax',
  '--- a/x',
  '+++ b/x',
  '@@ -1 +1 @@',
  '- x',
  '+y',
  'é\u2028z',
  '日本',
  'a\rb',
);
const line = fc
  .tuple(fc.constantFrom('', '  ', '\t', '    '), fc.option(word, { nil: '' }), fc.constantFrom('', ' '))
  .map((parts) => parts.join(''));
const end = fc.constantFrom('\n', '\r\n');
const text = fc
  .tuple(fc.array(fc.tuple(line, end), { maxLength: 30 }), fc.boolean())
  .map(([lines, isEnded]) => {
    const whole = lines.map((parts) => parts.join('')).join('');
    return isEnded ? whole : whole.replace(/\r?\n$/, '');
  });
const oneEnd = fc.tuple(text, end).map(([each, ending]) => each.replaceAll(/\r?\n/g, ending));

const runs = { numRuns: 1000, seed: 7 };

describe('a diff between two texts', () => {
  it('applied to the one, gives the other', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        fc.pre(before !== after);
        const { tree } = patchTree(treeOf({ [path]: before }), diffOf(path, before, after));
        expect(tree.get(path)).toBe(after);
      }),
      runs,
    );
  });

  it('makes a file and removes it', () => {
    fc.assert(
      fc.property(text, (whole) => {
        fc.pre(whole !== '');
        const made = patchTree(treeOf({}), diffOf(path, undefined, whole)).tree;
        expect(made.get(path)).toBe(whole);
        expect(patchTree(made, diffOf(path, whole, undefined)).tree.size).toBe(0);
      }),
      runs,
    );
  });

  it('is made in time for texts that have no line in common', () => {
    const [before, after] = ['a', 'b'].map((letter) =>
      Array.from({ length: 1500 }, (_, index) => `${letter}${index}\n`).join(''),
    );
    const { tree } = patchTree(treeOf({ [path]: before ?? '' }), diffOf(path, before, after));
    expect(tree.get(path)).toBe(after);
  });

  it('applies as well where lines have come in before, and says that it moved', () => {
    const distinct = fc.uniqueArray(fc.nat(200), { minLength: 3, maxLength: 40 });
    fc.assert(
      fc.property(distinct, fc.array(fc.nat(40)), fc.integer({ min: 1, max: 9 }), (numbers, gone, count) => {
        const before = numbers.map((number) => `line ${number}\n`);
        const after = before.flatMap((each, index) =>
          gone.includes(index) ? [`new ${index}\n`, 'x\n'] : [each],
        );
        fc.pre(before.join('') !== after.join(''));
        const inserted = Array.from({ length: count }, (_, index) => `inserted ${index}\n`).join('');
        const tree = treeOf({ [path]: inserted + before.join('') });
        const patched = patchTree(tree, diffOf(path, before.join(''), after.join('')));
        expect(patched.tree.get(path)).toBe(inserted + after.join(''));
        expect(new Set(patched.files.flatMap(({ modes }) => modes))).toEqual(new Set(['moved']));
      }),
      runs,
    );
  });

  it('as an agent reads the file, without CR, applies to a file with CRLF', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const [before, after] = [one, other].map((each) => each.replaceAll('\r', ''));
        fc.pre(before !== after && before !== undefined && after !== undefined);
        const windows = (each: string): string => each.replaceAll('\n', '\r\n');
        const diff = diffOf(path, before, after);
        expect(patchTree(treeOf({ [path]: windows(before) }), diff).tree.get(path)).toBe(
          // Nothing says how the lines of a file end that has had none.
          before.includes('\n') ? windows(after) : after,
        );
      }),
      runs,
    );
  });
});

const markers = /^(?:[-<]{3,} ?search>?|[+>]{3,} ?replace>?|={7})\s*$/i;
const blockOf = (search: readonly string[], replace: readonly string[]): string =>
  ['------- SEARCH', ...search, '=======', ...replace, '+++++++ REPLACE'].join('\n');

/** A text, a run of its lines, and lines to put there. */
const slice = fc
  .tuple(oneEnd, fc.nat(), fc.nat(), fc.array(line, { maxLength: 4 }))
  .filter(([whole]) => whole !== '')
  .map(([whole, from, length, replace]) => {
    const lines = linesOf(whole);
    const start = from % lines.length;
    const stop = start + 1 + (length % (lines.length - start));
    return { whole, lines, start, stop, replace };
  })
  .filter(
    ({ lines, replace }) =>
      ![...lines.map((each) => each.text), ...replace].some((each) => markers.test(each)),
  );

const codeOf = (call: () => unknown): string => {
  try {
    call();
    return 'applied';
  } catch (error) {
    if (error instanceof RefusedCall) return error.code;
    throw error;
  }
};

describe('a SEARCH block', () => {
  it('of a unique run of lines is replaced there and nowhere else; of a repeated one it is refused', () => {
    fc.assert(
      fc.property(slice, ({ whole, lines, start, stop, replace }) => {
        const texts = lines.map((each) => each.text);
        const search = texts.slice(start, stop);
        const isUnique = matchesOf(texts, { search, replace: [] }, ['exact']).length === 1;
        const diff = blockOf(search, replace);
        if (!isUnique) {
          expect(codeOf(() => replaceIn(whole, diff, { path }))).toBe('AMBIGUOUS_MATCH');
          return;
        }
        const { text: result } = replaceIn(whole, diff, { path });
        expect(result.startsWith(textOfLines(lines.slice(0, start)))).toBe(true);
        expect(result.endsWith(textOfLines(lines.slice(stop)))).toBe(true);
        const kept = lines.slice(0, start).length + lines.slice(stop).length;
        const isOpen = lines.at(-1)?.end === '' && replace.at(-1) === '' && stop === lines.length;
        expect(linesOf(result).length).toBe(kept + replace.length - (isOpen ? 1 : 0));
      }),
      runs,
    );
  });

  it('with a line that the file does not have applies nowhere', () => {
    fc.assert(
      fc.property(slice, fc.nat(), ({ whole, lines, start, stop, replace }, at) => {
        const search = lines.slice(start, stop).map((each) => each.text);
        search[at % search.length] = 'never written';
        expect(codeOf(() => replaceIn(whole, blockOf(search, replace), { path }))).toBe('NO_MATCH');
      }),
      runs,
    );
  });

  it('that is indented by too much or too little changes what the right one would change', () => {
    fc.assert(
      fc.property(slice, fc.constantFrom(2, 4), ({ whole, lines, start, stop, replace }, spaces) => {
        const search = lines.slice(start, stop).map((each) => each.text);
        const further = (each: string): string => (each.trim() === '' ? each : ' '.repeat(spaces) + each);
        const block = { search: search.map(further), replace: replace.map(further) };
        fc.pre(search.some((each) => each.trim() !== ''));
        const right = blockOf(search, replace);
        const code = codeOf(() => replaceIn(whole, right, { path }));
        const texts = lines.map((each) => each.text);
        fc.pre(code === 'applied' && matchesOf(texts, block, ['exact']).length === 0);
        const shifted = codeOf(() => replaceIn(whole, blockOf(block.search, block.replace), { path }));
        // Without the spaces, another run of lines may be like it. Then nobody knows which one is meant.
        if (shifted !== 'applied') {
          expect(shifted).toBe('AMBIGUOUS_MATCH');
          return;
        }
        expect(replaceIn(whole, blockOf(block.search, block.replace), { path }).text).toBe(
          replaceIn(whole, right, { path }).text,
        );
      }),
      runs,
    );
  });

  it('of several changes all or none, in whatever order they come', () => {
    const whole = Array.from({ length: 9 }, (_, index) => `line ${index + 1}\n`).join('');
    const blocks = [2, 5, 8].map((number) => blockOf([`line ${number}`], [`new ${number}`, '']));
    const { text: forwards } = replaceIn(whole, blocks.join('\n'), { path });
    expect(replaceIn(whole, blocks.toReversed().join('\n'), { path }).text).toBe(forwards);
    expect(forwards.match(/new \d\n\n/g)).toHaveLength(3);
    const stale = [...blocks, blockOf(['line 10'], [])].join('\n');
    expect(codeOf(() => replaceIn(whole, stale, { path }))).toBe('NO_MATCH');
    const twice = [...blocks, blockOf(['line 4', 'line 5'], ['x'])].join('\n');
    expect(codeOf(() => replaceIn(whole, twice, { path }))).toBe('OVERLAPPING_BLOCKS');
  });
});
