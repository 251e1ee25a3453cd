// Every tool of a workspace with good and bad input, as an agent calls it: what it says, what it changes, and that a
// refused call changes nothing.
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../schemas/json.ts';
import type { Files } from '../../../schemas/program.ts';
import type { ToolResult } from '../../../schemas/trajectory.ts';
import { longestFile, mostFiles } from '../../../stages/workspaces/limits.ts';
import { workspaceTools } from '../../../stages/workspaces/tools/index.ts';
import { OpenWorkspace } from '../../../stages/workspaces/workspace.ts';

const cart = `"""A cart."""


def total(items):
    result = 0
    for price, count in items:
        result += price * count
    return result


def largest(items):
    result = 0
    for price, count in items:
        result = max(result, price * count)
    return result
`;
const files: Files = {
  'src/cart.py': cart,
  'src/windows.py': 'one = 1\r\ntwo = 2\r\n',
  'src/open.py': 'last = "no newline"',
  'src/empty.py': '',
  'tests/test_cart.py': 'import unittest\n',
  'größe/straße.txt': 'Ä\nÖ\n',
};

const { signal } = new AbortController();

async function called(
  name: string,
  given: JsonObject,
  tree: Files = files,
): Promise<ToolResult & { files: Files }> {
  const workspace = new OpenWorkspace('python', tree);
  const result = await workspace.call(name, given, signal);
  if (!result.ok || result.changes.length === 0) expect(workspace.files).toEqual(tree);
  return { ...result, files: workspace.files };
}

const shown = async (name: string, given: JsonObject, tree?: Files): Promise<string> => {
  const { ok, value } = await called(name, given, tree);
  expect(ok).toBe(true);
  return String(value);
};

const refused = async (name: string, given: JsonObject, tree?: Files): Promise<string> => {
  const { ok, value, changes } = await called(name, given, tree);
  expect({ ok, changes }).toEqual({ ok: false, changes: [] });
  const { error } = value as { error: { code: string; message: string } }; // the form of every refusal
  return `${error.code}: ${error.message}`;
};

const block = (search: string, replace: string): string =>
  `------- SEARCH\n${search}\n=======\n${replace}\n+++++++ REPLACE\n`;

describe('reading', () => {
  it('lists the files of a folder with their lengths', async () => {
    expect(await shown('list_files', {})).toContain('src/cart.py (15)\nsrc/empty.py (0)');
    expect(await shown('list_files', { path: './src/' })).not.toContain('tests');
    expect(await shown('list_files', {}, {})).toBe('The project has no files.');
    expect(await refused('list_files', { path: 'lib' })).toBe('NOT_FOUND: There is no folder lib.');
  });

  it('numbers the lines of a file, all or a range, and says how they end', async () => {
    expect(await shown('read_file', { path: 'src/cart.py' })).toMatch(/^ 1\t"""A cart\."""\n 2\t\n/);
    expect(await shown('read_file', { path: 'src/cart.py', start_line: 4, end_line: 5 })).toBe(
      '4\tdef total(items):\n5\t    result = 0',
    );
    expect(await shown('read_file', { path: 'src/cart.py', start_line: 15, end_line: 99 })).toBe(
      '15\t    return result',
    );
    expect(await shown('read_file', { path: 'src/windows.py' })).toBe(
      '1\tone = 1\n2\ttwo = 2\n(The lines end with CRLF.)',
    );
    expect(await shown('read_file', { path: 'src/open.py' })).toContain(
      '(No newline at the end of the file.)',
    );
    expect(await shown('read_file', { path: 'src/empty.py' })).toBe('src/empty.py is empty.');
    expect(await shown('read_file', { path: 'gro\u0308ße/straße.txt' })).toBe('1\tÄ\n2\tÖ');
  });

  it.each([
    [{ path: 'src/Cart.py' }, 'NOT_FOUND: There is no file src/Cart.py. Did you mean src/cart.py?'],
    [{ path: 'cart.py' }, 'NOT_FOUND: There is no file cart.py. Did you mean src/cart.py?'],
    [{ path: 'src' }, 'NOT_A_FILE: src is a folder.'],
    [{ path: 'src/cart.py', start_line: 16 }, 'NO_SUCH_LINE: src/cart.py has 15 lines.'],
    [{ path: 'src/cart.py', start_line: 9, end_line: 3 }, 'NO_SUCH_LINE: end_line comes before start_line.'],
    [{ path: 'src/cart.py', start_line: 0 }, 'INVALID_ARGUMENTS: start_line: must be >= 1'],
    [{}, "INVALID_ARGUMENTS: arguments: must have required property 'path'"],
  ])('refuses to read %j', async (given, why) => {
    expect(await refused('read_file', given)).toBe(why);
  });

  it('shows no more of a long file than an agent can use', async () => {
    const long = { 'long.txt': `${'x'.repeat(99)}\n`.repeat(1000) };
    expect(await refused('read_file', { path: 'long.txt' }, long)).toMatch(
      /^TOO_LONG: long.txt has 1000 lines .* Give start_line and end_line\.$/,
    );
    expect(await shown('read_file', { path: 'long.txt', start_line: 1000 }, long)).toMatch(/^1000\tx{99}$/);
  });

  it('searches by text and by pattern', async () => {
    expect(await shown('search', { query: 'result = 0' })).toBe(
      'src/cart.py:5:     result = 0\nsrc/cart.py:12:     result = 0',
    );
    expect(await shown('search', { query: 'max(' })).toContain('src/cart.py:14:');
    expect(await shown('search', { query: '^def \\w+', is_regex: true, path: 'src' })).toBe(
      'src/cart.py:4: def total(items):\nsrc/cart.py:11: def largest(items):',
    );
    expect(await shown('search', { query: 'RESULT', ignore_case: true, path: 'src/cart.py' })).toContain(
      ':15:',
    );
    expect(await shown('search', { query: 'RESULT' })).toBe('No line matches.');
    expect(await refused('search', { query: '(', is_regex: true })).toMatch(
      /^INVALID_PATTERN: .*Unterminated/,
    );
    expect(await refused('search', { query: 'a', path: 'lib' })).toBe(
      'NOT_FOUND: There is no file or folder lib.',
    );
    const many = { 'many.txt': 'hit\n'.repeat(130) };
    expect(await shown('search', { query: 'hit' }, many)).toMatch(/many.txt:100: hit\n\(30 more\)$/);
  });
});

describe('writing whole files', () => {
  it('makes, replaces, and leaves files', async () => {
    const made = await called('write_file', { path: 'docs/new.md', content: 'Hello\n' });
    expect(made).toMatchObject({ ok: true, value: 'Created docs/new.md (1 line).' });
    expect(made.changes).toEqual([
      {
        table: 'files',
        key: 'docs/new.md',
        before: null,
        after: { hash: expect.any(String), lines: 1 },
        diff: '--- /dev/null\n+++ b/docs/new.md\n@@ -0,0 +1,1 @@\n+Hello\n',
      },
    ]);
    const replaced = await called('write_file', { path: 'src/cart.py', content: 'pass\n' });
    expect(replaced.value).toBe('Replaced src/cart.py (1 line).');
    expect(replaced.files['src/cart.py']).toBe('pass\n');
    expect(await called('write_file', { path: 'src/cart.py', content: cart })).toMatchObject({
      value: 'src/cart.py is the same as before (15 lines).',
      changes: [],
    });
  });

  it('deletes and moves files', async () => {
    const deleted = await called('delete_file', { path: 'src/open.py' });
    expect(deleted.changes).toMatchObject([{ key: 'src/open.py', after: null }]);
    expect(Object.keys(deleted.files)).not.toContain('src/open.py');
    const moved = await called('move_file', { source: 'src/open.py', destination: 'lib/deep/open.py' });
    expect(moved.changes.map(({ key, before, after }) => [key, before === null, after === null])).toEqual([
      ['lib/deep/open.py', true, false],
      ['src/open.py', false, true],
    ]);
    expect(await refused('delete_file', { path: 'src/gone.py' })).toMatch(/^NOT_FOUND/);
    expect(await refused('delete_file', { path: 'src' })).toMatch(/^NOT_A_FILE/);
    expect(await refused('move_file', { source: 'src/open.py', destination: 'src/cart.py' })).toBe(
      'EXISTS: There is a file src/cart.py already.',
    );
    expect(await refused('move_file', { source: 'src/open.py', destination: 'src/cart.py/open.py' })).toBe(
      'NOT_A_FOLDER: src/cart.py is a file, so src/cart.py/open.py cannot be in it.',
    );
  });

  it('keeps to its budgets', async () => {
    const most = Object.fromEntries(Array.from({ length: mostFiles }, (_, at) => [`f${at}.txt`, '']));
    expect(await refused('write_file', { path: 'one.txt', content: '' }, most)).toBe(
      `TOO_LARGE: A workspace does not hold more than ${mostFiles} files.`,
    );
    expect(await refused('write_file', { path: 'big.txt', content: 'x'.repeat(longestFile + 1) })).toBe(
      `TOO_LARGE: A workspace does not hold a file of more than ${longestFile} characters, which big.txt would be.`,
    );
    const heavy = Object.fromEntries([1, 2, 3, 4].map((at) => [`${at}.txt`, 'x'.repeat(longestFile)]));
    expect(await refused('write_file', { path: 'one.txt', content: 'x' }, heavy)).toMatch(/^TOO_LARGE/);
    expect(await refused('write_file', { path: 'one.txt', content: '\ud800' })).toMatch(/^INVALID_TEXT/);
  });

  it.each([
    '../secret',
    'src/../../secret',
    '/etc/passwd',
    '~/x',
    'C:\\x',
    'src\\cart.py',
    'a\0b',
    'a\nb',
    'src//cart.py',
    'src/',
    '.',
    '',
    'a/__proto__/b',
    '__proto__',
    'name ',
    'x'.repeat(201),
    `${'ü'.repeat(190)}`,
    '\ud800.txt',
    'file\u202etxt.py',
    'file:///etc/passwd',
  ])('writes nothing to %j', async (path) => {
    expect(await refused('write_file', { path, content: 'x' })).toMatch(/^INVALID_(?:PATH|ARGUMENTS): /);
    expect(await refused('read_file', { path })).toMatch(/^INVALID_(?:PATH|ARGUMENTS): /);
    // A patch names files line by line, without spaces at the end.
    if (path.trim() === path && !path.includes('\n') && path !== '')
      expect(
        await refused('apply_patch', { patch: `--- /dev/null\n+++ b/${path}\n@@ -0,0 +1 @@\n+x\n` }),
      ).toMatch(/^(?:INVALID_PATH|MALFORMED_PATCH): /);
  });

  it('takes names that only look dangerous', async () => {
    for (const path of ['constructor', 'src/..cart', '...', 'toString', './a.txt', 'straße/日本.txt'])
      expect(await called('write_file', { path, content: 'x' })).toMatchObject({ ok: true });
  });
});

describe('replace_in_file', () => {
  const edit = (diff: string, path = 'src/cart.py') => called('replace_in_file', { path, diff });
  const refusedEdit = (diff: string, path = 'src/cart.py') => refused('replace_in_file', { path, diff });

  it('replaces lines and shows them', async () => {
    const { value, files: after } = await edit(
      block('        result += price * count', '        result += round(price * count, 2)'),
    );
    expect(value).toBe(
      'Applied 1 block to src/cart.py.\nLines 5-9 now:\n5\t    result = 0\n' +
        '6\t    for price, count in items:\n7\t        result += round(price * count, 2)\n8\t    return result\n9\t',
    );
    expect(after['src/cart.py']).toBe(cart.replace('price * count\n', 'round(price * count, 2)\n'));
  });

  it('takes the indentation of the file where that of the block is off by one amount', async () => {
    const { value, files: after } = await edit(block('result += price * count', 'result -= 1\nif a:\n    b'));
    expect(value).toContain('The indentation of the file was used');
    expect(after['src/cart.py']).toContain(
      '        result -= 1\n        if a:\n            b\n    return result',
    );
  });

  it.each([
    [
      'lines that are not there',
      block('    result = 1', 'x'),
      /NO_MATCH.*nearest line is 5:.*line 5 of the file: " {4}result = 0"\n {2}line 1 of the block: " {4}result = 1"/s,
    ],
    [
      'two places',
      block('    result = 0', 'x'),
      /AMBIGUOUS_MATCH.*2 places in src\/cart\.py: lines 5, 12\. Add lines/s,
    ],
    [
      'a change that was made',
      block('gone', '    return result\n\n\ndef largest(items):'),
      /NO_MATCH.*already \(8-11\)/s,
    ],
    ['nothing alike', block('zzzzzzzz', 'x'), /NO_MATCH.*No lines of the file are like it/s],
    [
      'mixed indentation',
      block('def total(items):\n  result = 0', 'x'),
      /NO_MATCH.*do not all differ alike/s,
    ],
    ['an empty SEARCH', block('', 'x').replace('SEARCH\n\n', 'SEARCH\n'), /EMPTY_SEARCH/],
    ['no block', 'change it', /MALFORMED_BLOCKS.*line 1 of the diff, "change it", is outside/s],
    [
      'no end',
      '------- SEARCH\na\n=======\nb\n',
      /MALFORMED_BLOCKS.*block 1 does not end: it has no line "\+{7} REPLACE"/s,
    ],
    [
      'no divider',
      '------- SEARCH\na\n+++++++ REPLACE\n',
      /MALFORMED_BLOCKS.*ends a block that no "=======" has divided/s,
    ],
    [
      'two dividers',
      '------- SEARCH\na\n=======\nb\n=======\nc\n+++++++ REPLACE',
      /MALFORMED_BLOCKS.*a second time/s,
    ],
    [
      'a wrong marker',
      '------- SEARCH\na\n=======\nb\n++++++ REPLACE',
      /MALFORMED_BLOCKS.*looks like a marker and is none/s,
    ],
    ['nested blocks', '------- SEARCH\na\n------- SEARCH\n', /MALFORMED_BLOCKS.*inside another one/s],
  ])('refuses %s', async (_, diff, why) => {
    expect(await refusedEdit(diff)).toMatch(why);
  });

  it('says for each of several blocks what stands in its way', async () => {
    const message = await refusedEdit(
      [block('gone', 'x'), block('"""A cart."""', 'y'), block('    result = 0', 'z')].join(''),
    );
    expect(message).toContain('SEARCH block 1 of 3 is not in');
    expect(message).not.toContain('SEARCH block 2');
    expect(message).toContain('SEARCH block 3 of 3 matches 2 places');
  });

  it('looks through the longest files there can be, and refuses edits that are longer than any', async () => {
    const same = { 'same.txt': 'a\n'.repeat(120_000) };
    const search = (lines: number): string => block(`${'a\n'.repeat(lines)}b`, 'x');
    expect(await refused('replace_in_file', { path: 'same.txt', diff: search(3000) }, same)).toMatch(
      /^NO_MATCH/,
    );
    expect(await refused('replace_in_file', { path: 'same.txt', diff: search(4001) }, same)).toMatch(
      /^TOO_LONG/,
    );
    expect(await refused('replace_in_file', { path: 'same.txt', diff: block('a', 'x') }, same)).toMatch(
      /matches 100 and more places/,
    );
    const patch = `--- a/same.txt\n+++ b/same.txt\n@@ -1,1 +1,1 @@\n${'-a\n'.repeat(4001)}`;
    expect(await refused('apply_patch', { patch }, same)).toMatch(/^TOO_LONG/);
  });

  it('keeps how lines end, and takes other forms of the markers', async () => {
    const windows = await edit(block('two = 2', 'two = 2\nthree = 3'), 'src/windows.py');
    expect(windows.files['src/windows.py']).toBe('one = 1\r\ntwo = 2\r\nthree = 3\r\n');
    const open = await edit(block('last = "no newline"', 'first = 1\nlast = 2'), 'src/open.py');
    expect(open.files['src/open.py']).toBe('first = 1\nlast = 2');
    const older = await edit('```\n<<<<<<< SEARCH\ntwo = 2\n=======\n>>>>>>> REPLACE\n```', 'src/windows.py');
    expect(older.files['src/windows.py']).toBe('one = 1\r\n');
    const empty = await edit('------- SEARCH\n=======\nx = 1\n+++++++ REPLACE', 'src/empty.py');
    expect(empty.files['src/empty.py']).toBe('x = 1\n');
    expect((await edit(block('one = 1', 'one = 1'), 'src/windows.py')).value).toContain('the same as before');
    expect(await refusedEdit(block('a', 'b'), 'src/none.py')).toMatch(/^NOT_FOUND/);
  });
});

describe('apply_patch', () => {
  const header = '--- a/src/cart.py\n+++ b/src/cart.py\n';
  const patched = (patch: string) => called('apply_patch', { patch });

  it('changes several files at once, makes one, removes one, renames one', async () => {
    const { value, files: after } = await patched(
      `${header}@@ -7,2 +7,2 @@\n-        result += price * count\n+        result += 1\n     return result\n` +
        '--- /dev/null\n+++ b/docs/new.md\n@@ -0,0 +1,1 @@\n+Hello\n' +
        '--- a/src/open.py\n+++ /dev/null\n@@ -1 +0,0 @@\n-last = "no newline"\n\\ No newline at end of file\n' +
        'diff --git a/src/windows.py b/lib/windows.py\nsimilarity index 100%\nrename from src/windows.py\n' +
        'rename to lib/windows.py\n',
    );
    expect(value).toBe(
      'Changed src/cart.py (1 hunk).\nMade docs/new.md.\nRemoved src/open.py.\nRenamed to lib/windows.py.',
    );
    expect(after['src/cart.py']).toContain('        result += 1\n    return result');
    expect(Object.keys(after)).toEqual(expect.arrayContaining(['docs/new.md', 'lib/windows.py']));
    expect(Object.keys(after)).not.toContain('src/open.py');
  });

  it('finds hunks at other lines and with wrong counts, and says so', async () => {
    const moved = await patched(
      `${header}@@ -2,2 +2,2 @@\n-        result += price * count\n+        pass\n     return result\n`,
    );
    expect(moved.value).toBe('Changed src/cart.py (1 hunk, 1 at another line than the patch says).');
    const counted = await patched(
      `${header}@@ -7,9 +7,1 @@\n-        result += price * count\n+        pass\n     return result\n`,
    );
    expect(counted.value).toContain('The line counts in the headers of the hunks were wrong');
    const fuzzy = await patched(
      `${header}@@ -4,4 +4,4 @@\n def sum(items):\n     result = 0\n-    for price, count in items:\n+    for price, _ in items:\n         result += price * count\n`,
    );
    expect(fuzzy.value).toBe('Changed src/cart.py (1 hunk, with context that differs).');
    const windows = await patched(
      '--- a/src/windows.py\n+++ b/src/windows.py\n@@ -1,2 +1,3 @@\n one = 1\n+half = 1.5\n two = 2\n',
    );
    expect(windows.files['src/windows.py']).toBe('one = 1\r\nhalf = 1.5\r\ntwo = 2\r\n');
  });

  it.each([
    [
      'a stale line',
      `${header}@@ -5,1 +5,1 @@\n-    result = 1\n+    result = 2\n`,
      /NO_MATCH.*Hunk 1 \(line 5\) does not fit.*line 5 of the file: " {4}result = 0"\n {2}the hunk expects: " {4}result = 1"/s,
    ],
    [
      'one of two hunks',
      `${header}@@ -1,1 +1,1 @@\n-"""A cart."""\n+"""B."""\n@@ -5,1 +5,1 @@\n-    result = 1\n+    x\n`,
      /NO_MATCH.*Hunks that would fit: 1\./s,
    ],
    [
      'a guess between places',
      `${header}@@ -9,1 +9,1 @@\n-    result = 0\n+    result = 1\n`,
      /AMBIGUOUS_MATCH.*not at line 9, and fits 2 other places: lines 5, 12/s,
    ],
    ['no context', `${header}@@ -5,0 +6,1 @@\n+x\n`, /NO_CONTEXT/],
    ['a file that is there', '--- /dev/null\n+++ b/src/cart.py\n@@ -0,0 +1 @@\n+x\n', /EXISTS/],
    ['a file that is not there', '--- a/src/gone.py\n+++ b/src/gone.py\n@@ -1 +1 @@\n-x\n+y\n', /NOT_FOUND/],
    [
      'a part of a removed file',
      '--- a/src/windows.py\n+++ /dev/null\n@@ -1 +0,0 @@\n-one = 1\n',
      /NO_MATCH.*not all of its lines/s,
    ],
    [
      'a link',
      'diff --git a/l b/l\nnew file mode 120000\n--- /dev/null\n+++ b/l\n@@ -0,0 +1 @@\n+/etc/passwd\n',
      /NOT_TEXT/,
    ],
    ['no hunk', `${header}`, /MALFORMED_PATCH.*no hunk/s],
    ['no file', '@@ -1 +1 @@\n-a\n+b\n', /MALFORMED_PATCH.*names no file/s],
    ['lines without a header', `${header}-a\n+b\n`, /MALFORMED_PATCH.*is in no hunk/s],
    [
      'a header without numbers',
      `${header}@@ def total @@\n-a\n+b\n`,
      /MALFORMED_PATCH.*no header of a hunk/s,
    ],
    [
      'foreign lines',
      `${header}@@ -1 +1 @@\n-"""A cart."""\n+x\nand so on\n`,
      /MALFORMED_PATCH.*line 6, "and so on", is in a hunk/s,
    ],
    ['another format', '*** Begin Patch\n*** Update File: src/cart.py\n', /MALFORMED_PATCH/],
  ])('refuses %s', async (_, patch, why) => {
    expect(await refused('apply_patch', { patch })).toMatch(why);
  });
});

it('every tool has three wordings, a schema without unknown arguments, and refuses those', async () => {
  for (const { name, descriptions, inputSchema } of workspaceTools) {
    expect(new Set(descriptions).size).toBe(3);
    expect(inputSchema).toMatchObject({ type: 'object', additionalProperties: false });
    expect(await refused(name, { unknown: 1 })).toMatch(/^INVALID_ARGUMENTS/);
  }
});

it('goes back to how it was found', async () => {
  const workspace = new OpenWorkspace('python', files);
  await workspace.call('write_file', { path: 'x.txt', content: 'x' }, signal);
  expect(workspace.files).not.toEqual(files);
  workspace.rewind();
  expect(workspace.files).toEqual(files);
});
