// Libraries: folders of documents are read, searched, and cited; research tasks come out of what they state.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Document } from '../../schemas/document.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { environments } from '../../stages/environments/index.ts';
import { rules } from '../../stages/judge/rules/index.ts';
import { factsInTables } from '../../stages/read-documents/tables.ts';
import { readDocuments } from '../../stages/read-documents.ts';
import { rejectionOf } from '../../stages/write-tasks/gate/judging.ts';
import { sceneFor } from '../../stages/write-tasks/gate/playing.ts';
import { proofs } from '../../stages/write-tasks/gate/proofs/index.ts';
import { openGround } from '../../stages/write-tasks/ground.ts';
import { taskKinds } from '../../stages/write-tasks/kinds/index.ts';
import { all, offlineRun } from '../support/offline-run.ts';
import { ownDocuments, writeLibrary } from '../support/own-library.ts';
import { tempDir } from '../support/temp-dir.ts';

/** Of research alone. */
const kinds = Object.fromEntries(taskKinds.map(({ name }) => [name, name === 'research' ? 1 : 0] as const));

const readingOf = (libraries: readonly string[], until = 'read-documents') =>
  offlineRun({
    until,
    config: {
      target: 6,
      seed: 2, // one with tasks that want a report, and tasks that do not
      stages: {
        harvest: { packages: { servers: [] } },
        evolve: { categories: ['education'], worlds: 1 },
        'read-documents': { libraries },
        'synthesize-agents': { agents: 12 },
        'write-tasks': { perAgent: 4, kinds },
      },
    },
  });

describe('the documents of a folder', () => {
  it('are read with titles, pages, and the facts of their tables', async () => {
    await using folder = await tempDir();
    const { store } = await readingOf([await writeLibrary(join(folder.path, 'inn'))]);
    const documents = await all(store.read('documents'));
    expect(documents.map(({ file, format, title }) => [file, format, title])).toEqual([
      ['history.txt', 'text', 'House history'],
      ['menus.html', 'html', 'Menus'],
      ['rooms.md', 'markdown', 'Rooms and prices'],
    ]);
    const facts = documents.flatMap((document) => document.facts);
    expect(facts).toContainEqual({
      field: 'price per day',
      subject: 'Hall',
      value: 4800,
      quote: '| Hall | 140 | 4,800 |',
    });
    expect(facts).toContainEqual(expect.objectContaining({ subject: 'Garden dinner', value: 45 }));
    expect(JSON.stringify(documents)).not.toContain('never read');
  });

  it('are left out with a reason where they cannot be read', async () => {
    await using folder = await tempDir();
    const files = { ...ownDocuments, 'torn.pdf': '%PDF-1.4 torn', 'empty.md': '  \n', 'photo.jpg': 'x' };
    const { store, result } = await readingOf([await writeLibrary(join(folder.path, 'inn'), files)]);
    const rejects = (await all(store.rejects())).map(({ reason, detail }) => [reason, detail.split(':')[0]]);
    expect(rejects).toEqual([
      ['no text', 'empty.md'],
      ['unknown format', 'photo.jpg'],
      ['unreadable', 'torn.pdf'],
    ]);
    expect(await all(store.read('documents'))).toHaveLength(3);
    expect(result.stopped).toBeUndefined();
  });

  it.each([
    ['a folder that is not there', {}, 'there is no folder'],
    ['a facts file that is no YAML', { 'facts.yaml': 'facts: [' }, 'is not YAML'],
    ['a fact without a quote', { 'facts.yaml': 'facts: [{field: a, subject: b, value: 1}]' }, 'facts.0'],
  ])('are refused before the run: %s', async (_, files, message) => {
    await using folder = await tempDir();
    const path = join(folder.path, 'inn');
    if (Object.keys(files).length > 0) await writeLibrary(path, { ...ownDocuments, ...files });
    const problems = await readDocuments.check?.({ libraries: [path] }, {}, () => false);
    expect(problems).toEqual([expect.objectContaining({ path: ['libraries', 0] })]);
    expect(problems?.[0]?.message).toContain(message);
  });

  it('do not contain a quote that the facts file has wrong', async () => {
    await using folder = await tempDir();
    const fact =
      '{field: opening, subject: wing, value: 1975, document: history.txt, quote: "opened in 1975"}';
    const files = { ...ownDocuments, 'facts.yaml': `facts: [${fact}]` };
    const path = await writeLibrary(join(folder.path, 'inn'), files);
    const { result } = await readingOf([path]);
    expect(result.stopped?.message).toContain('history.txt does not contain the quote "opened in 1975"');
  });
});

it('tables whose subjects are no names state no facts', () => {
  const times = '| Leaves | Arrives |\n| --- | --- |\n| 09:00 | 10:00 |\n| 11:00 | 12:00 |';
  expect(factsInTables(times)).toEqual([]);
  const twice = '| Room | Seats |\n| --- | --- |\n| Hall | 12 |\n| Hall | 14 |';
  expect(factsInTables(twice)).toEqual([]);
});

describe('the library that comes with toolloom', async () => {
  const { store } = await readingOf(['skerry-sound'], 'write-tasks');
  const environment = environments.find(({ name }) => name === 'library');
  const [library] = await all(store.read('libraries'));
  const tools = ['search_documents', 'open_document', 'download_document', 'extract_text', 'check_citations'];
  const part = { environment: 'library', of: library?.id ?? '', tools, primary: true };
  const session = await environment?.open({ part, store, signal: new AbortController().signal });
  const call = async (name: string, given: JsonObject) => {
    const result = await session?.call(name, given);
    return { ok: result?.ok, value: result?.value as JsonObject };
  };

  it('has at least sixty documents, three of them PDF files with text', async () => {
    const documents = await all(store.read('documents'));
    expect(documents.length).toBeGreaterThanOrEqual(60);
    const pdfs = documents.filter(({ format }) => format === 'pdf');
    expect(pdfs.length).toBeGreaterThanOrEqual(3);
    for (const { pages } of pdfs) expect(pages.join(' ')).toMatch(/passengers and [\d,]+ tons of freight/);
  });

  it('finds a document by its subject, and a PDF file only by extracting its text', async () => {
    const { value } = await call('search_documents', { query: 'Tarn Head quay depth' });
    expect(value).toMatchObject({
      results: expect.arrayContaining([{ ...anyHit, document: 'harbors/tarn-head.md' }]),
    });
    const document = 'reports/annual-report-2022.pdf';
    expect(await call('open_document', { document })).toMatchObject({
      ok: false,
      value: { error: { code: 'NOT_READABLE' } },
    });
    const file = 'downloads/annual-report-2022.pdf';
    expect(await call('extract_text', { file })).toMatchObject({ ok: false });
    expect(await call('download_document', { document })).toMatchObject({ ok: true, value: { file } });
    expect(await call('extract_text', { file, from: 2, to: 2 })).toMatchObject({
      ok: true,
      value: { document, text: [{ page: 2, text: expect.stringContaining('Tarn Head') }] },
    });
  });

  it('tells an exact quote from one that is off by a word', async () => {
    const [document] = (await all(store.read('documents'))).filter(({ facts }) => facts.length > 0);
    const quote = document?.facts[0]?.quote ?? '';
    const citations = [quote, `${quote} indeed`].map((each) => ({
      document: document?.file ?? '',
      quote: each,
    }));
    expect(await call('check_citations', { citations })).toMatchObject({
      value: { citations: [{ found: true, page: 1 }, { found: false }] },
    });
  });

  it('gives tasks whose sources state what is asked for, and whose corrections count', async () => {
    const tasks = (await all(store.read('tasks'))).filter(({ kind }) => kind === 'research');
    expect(tasks.length).toBeGreaterThan(1);
    const documents = new Map((await all(store.read('documents'))).map((each) => [each.file, each]));
    for (const { research, oracle } of tasks) {
      for (const { document, quote, value, name } of research?.sources ?? []) {
        expect(textOf(documents.get(document))).toContain(quote.replaceAll(/\s+/g, ' '));
        expect(quote.replaceAll(',', '')).toContain(String(value));
        const own = oracle.communicate.find((fact) => fact.name === name);
        if (own) expect(own.value).toBe(value);
      }
      expect(oracle.calls.some(({ tool }) => tool === 'write_report')).toBe(research?.report);
    }
  });
});

describe('the gate', async () => {
  const { store } = await readingOf(['skerry-sound'], 'write-tasks');
  const tasks = await all(store.read('tasks'));
  const weakened = rules.filter(({ name }) => name !== 'citations');

  it.each([
    ['misquoted_source', true],
    ['unnamed_source', false],
  ])('notices %s by the rule citations alone', async (name, report) => {
    const proof = proofs.find((each) => each.name === name);
    const wanted = tasks.filter(({ research }) => research?.report === report);
    expect(wanted.length).toBeGreaterThan(0);
    for (const task of wanted) {
      const agent = await store.get('agents', task.agent);
      await using ground = await openGround(agent, store, new AbortController().signal);
      const scene = await sceneFor({ task, ground });
      const played = await proof?.play({ ...scene, random: scene.random.fork(name) });
      if (!played) throw new Error(`${name} does not apply`);
      expect(await rejectionOf({ task, ground }, played, rules)).toContain('citations');
      expect(await rejectionOf({ task, ground }, played, weakened)).toBeUndefined();
    }
  });
});

const anyHit = {
  title: expect.any(String),
  format: expect.any(String),
  pages: 1,
  passage: expect.any(String),
};

const textOf = (document: Document | undefined): string =>
  (document?.pages ?? []).join('\n').replaceAll(/\s+/g, ' ');
