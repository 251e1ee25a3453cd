// Files that people write, and those that toolloom wrote and something has damaged since.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { pack } from 'tar-stream';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { inspectConfig } from '../../pipeline/config.ts';
import { UsageError } from '../../pipeline/errors.ts';
import { entryIn, keptIn, lineOf } from '../../pipeline/models/journal/entry.ts';
import { isReservation, ledgerLineFrom } from '../../pipeline/money/ledger-lines.ts';
import { committedIn, parseUnitLine, unitLine, withdrawalLine } from '../../pipeline/store/unit-line.ts';
import { listedValues } from '../../stages/decontaminate/listed-values.ts';
import { repositoryAt } from '../../stages/github/repository-name.ts';
import { readTarball } from '../../stages/harvest/archives/tarball.ts';
import { isAllowed } from '../../stages/harvest/licence.ts';
import { manifestsOf } from '../../stages/harvest/static/manifest.ts';
import { readImportFile } from '../../stages/import-tasks/read-file.ts';
import { stages } from '../../stages/index.ts';
import { readFactsFile } from '../../stages/read-documents/facts-file.ts';
import { documentFormats } from '../../stages/read-documents/formats/index.ts';
import { pagesOf } from '../../stages/read-documents/pages.ts';
import { factsInTables } from '../../stages/read-documents/tables.ts';
import { roles } from '../../stages/roles.ts';
import { foreignText, fuzzed } from '../support/fuzz.ts';
import { tempDir } from '../support/temp-dir.ts';

const kept = {
  reply: {
    content: 'a',
    toolCalls: [],
    finish: 'stop' as const,
    usage: { input: 1, cachedInput: 0, output: 1, cost: 0 },
  },
};
const key = 'ab'.repeat(32);

/** Bytes with some of them changed, left out, or put in. */
const damaged = (samples: readonly Buffer[]): fc.Arbitrary<Buffer> =>
  fc
    .tuple(
      fc.constantFrom(...samples),
      fc.array(fc.record({ at: fc.nat(), cut: fc.nat(3), put: fc.uint8Array({ maxLength: 3 }) }), {
        minLength: 1,
        maxLength: 4,
      }),
    )
    .map(([sample, changes]) =>
      changes.reduce((bytes, { at, cut, put }) => {
        const place = at % (bytes.length + 1);
        return Buffer.concat([bytes.subarray(0, place), put, bytes.subarray(place + cut)]);
      }, sample),
    );

it('a damaged line of a store is a damaged line', () => {
  const { text } = unitLine('u', { records: {}, rejects: [] });
  const lines = [text, withdrawalLine({ u: '00112233' }).text, '{"unit":"old"}'].map((line) =>
    Buffer.from(line),
  );
  return fuzzed({
    input: damaged(lines),
    runs: 12_000,
    parse(line) {
      const parsed = parseUnitLine(line);
      if (parsed.kind === 'unit') committedIn(line);
    },
  });
});

it('a damaged entry of a journal is none', () =>
  fuzzed({
    input: damaged([lineOf(key, kept), lineOf(key, undefined)].map((line) => line.subarray(0, -1))),
    runs: 12_000,
    parse(line) {
      const entry = entryIn(line);
      if (entry && !entry.isRemoval) keptIn(line);
    },
  }));

it('a line of a ledger is one, or is refused with its place', () =>
  fuzzed({
    input: foreignText([
      '{"reserves":1,"stage":"s","role":"r","model":"m","input":1,"cachedInput":0,"output":1,"cost":0.1,"seconds":0}',
      '{"stage":"s","role":"r","model":"m","input":1,"cachedInput":0,"output":1,"cost":0.1,"seconds":0,"settles":1,"lost":true}',
    ]),
    runs: 6000,
    throws: [UsageError],
    parse(line) {
      isReservation(line);
      expect(typeof ledgerLineFrom(line, 'ledger.jsonl', 1).entry.cost).toBe('number');
    },
  }));

it('a config is accepted, or what is wrong with it is said in a line', async () => {
  await using directory = await tempDir();
  const path = join(directory.path, 'c.yaml');
  await fuzzed({
    input: foreignText([
      'name: my-run\nseed: 3\ntarget: 5\nmodels:\n  kimi:\n    baseURL: http://127.0.0.1:1/v1\n    model: k\n    key: KEY\n    parameters: {temperature: 1, stop: null}\nroles:\n  agent: kimi\n  user: [kimi, offline]\nstages:\n  evolve: {worlds: 3, categories: [education]}\n',
      'name: &a x\nstages: {simulate: {trials: 2, vices: 0.2}, export: {formats: [openai, *a]}}\nexecutor: {concurrency: 2}\nbudget: 5\n',
    ]),
    runs: 1200,
    throws: [UsageError],
    async parse(text) {
      await writeFile(path, text);
      const { problems, locate } = await inspectConfig(path, { stages, roles, models: ['offline'] }, {});
      for (const problem of problems) expect(locate(problem.path)).toContain('c.yaml');
    },
  });
});

it.each([
  [
    'tasks.yaml',
    'agents:\n  - name: clerk\n    systemPrompt: You help.\n    server: {command: node, args: [a.mjs]}\ntasks:\n  - agent: clerk\n    request: Find the order.\n    calls:\n      - {tool: find, arguments: {id: 3, deep: [1, {a: null}]}}\n    tell: [{name: status, value: open}]\n    facts: [{name: id, value: 3, text: It is 3.}]\n    later: [{say: And now?, calls: []}]\n',
  ],
  [
    'tasks.jsonl',
    '{"agent":"clerk","request":"Find the order.","calls":[{"tool":"find","arguments":{"id":3}}],"tell":[{"name":"a","value":[1]}]}\n{"name":"clerk","systemPrompt":"You help.","server":{"command":"node"}}\n',
  ],
])('%s is imported, or what is wrong with it is said', async (name, sample) => {
  await using directory = await tempDir();
  const path = join(directory.path, name);
  await fuzzed({
    input: foreignText([sample]),
    runs: 1000,
    throws: [UsageError],
    async parse(text) {
      await writeFile(path, text);
      const { agents, tasks } = await readImportFile(path);
      for (const { item } of [...agents, ...tasks]) JSON.stringify(item);
    },
  });
});

it('a facts file is read, or what is wrong with it is said', async () => {
  await using directory = await tempDir();
  const sample =
    'title: Bay\nfields:\n  depth: {noun: depth}\nfacts:\n  - {document: a.md, subject: Bay, field: depth, value: 3, quote: 3 m}\n';
  expect(parse(sample)).toBeDefined();
  await fuzzed({
    input: foreignText([sample]),
    runs: 500,
    throws: [UsageError],
    async parse(text) {
      await writeFile(join(directory.path, 'facts.yaml'), text);
      await readFactsFile(directory.path);
    },
  });
});

it('the list of a benchmark is read, or the line is named that is no JSON', () =>
  fuzzed({
    input: foreignText([
      '[{"name":"f","parameters":"{\\"type\\":\\"object\\"}"}]',
      '{"a":"[1, {\\"b\\": \\"[]\\"}]"}\n{"c":null}\n',
    ]),
    runs: 4000,
    throws: [UsageError],
    parse: (text) => JSON.stringify(listedValues(text, 'list.json')),
  }));

it('licenses, manifests, and addresses of repositories say something or nothing', () =>
  fuzzed({
    input: foreignText([
      'MIT OR (Apache-2.0 AND GPL-3.0-only WITH x)',
      '{"name":"p","version":"1","license":"MIT"}',
      '[project]\nname = "p"\nlicense = { text = "MIT" }\n[tool]',
      'git+https://github.com/a/b.git#main',
    ]),
    runs: 6000,
    parse(text) {
      isAllowed(text, ['MIT', text.slice(0, 5)]);
      manifestsOf(
        new Map([
          ['package.json', text],
          ['a/pyproject.toml', text],
          ['LICENSE', text],
        ]),
      );
      expect(repositoryAt(text) ?? 'a/b').toMatch(/^[\w-]+\/[\w.-]+$/);
    },
  }));

it('an archive is read, or breaks off with an error of its format', async () => {
  const archive = pack();
  for (const [name, text] of [
    ['r-1/package.json', '{"name":"p"}'],
    ['r-1/a.ts', 'x'],
    ['r-1/__proto__/a.py', 'y'],
  ] as const)
    archive.entry({ name }, text);
  archive.finalize();
  const plain = await buffer(archive);
  await fuzzed({
    input: fc.tuple(damaged([plain]), fc.boolean()),
    runs: 1500,
    throws: [Error], // of zlib and of tar-stream, which have no classes; what matters is that it ends
    async parse([bytes, isCut]) {
      const zipped = gzipSync(bytes, { level: 1 });
      const body = Readable.from([isCut ? zipped.subarray(0, -9) : zipped]);
      const { texts } = await readTarball(body, new AbortController().signal);
      for (const path of texts.keys()) expect(typeof path).toBe('string');
    },
  });
});

it('a document becomes pages and facts, or cannot be read', () =>
  fuzzed({
    input: fc.tuple(
      foreignText([
        '# Bay\n\n| place | depth |\n| --- | ---: |\n| Bay | 3 |\n| Sound \\| x | 12,5 |\n\nMore.\n\n## Part\n\n- a\n- b\n',
        '<html><head><title>x</title></head><body><h1>Bay</h1><table><tr><th>a</th></tr><tr><td>1</td></tr></table><script>x</script></body></html>',
      ]),
      fc.constantFrom('markdown', 'html', 'text'),
    ),
    runs: 2500,
    async parse([text, name]) {
      const format = documentFormats.find((each) => each.name === name);
      const pages = await format?.read(Buffer.from(text)).then(
        (read) => read.pages.flatMap(pagesOf),
        () => [], // the document is a reject then
      );
      for (const page of pages ?? []) for (const fact of factsInTables(page)) JSON.stringify(fact);
    },
  }));
