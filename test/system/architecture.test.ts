// The import arrow: schemas <- pipeline <- stages <- pipeline/cli.ts, with serve, inspect and view on top of stages. And
// the house rules that a machine can check.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../support/cli.ts';

const files = ['schemas', 'pipeline', 'stages', 'serve', 'inspect', 'view'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name)),
);
const text = (file: string): string => readFileSync(join(root, file), 'utf8');
const importsOf = (file: string): string[] =>
  [...text(file).matchAll(/(?:from |import\()'(\.[^']+)'/g)].map((match) =>
    relative(root, join(root, dirname(file), match[1] ?? '')),
  );

/** Composition roots: they hand the stages to the engine. */
const roots: readonly string[] = ['pipeline/cli.ts', 'pipeline/thread.ts'];

describe('imports', () => {
  it('flow one way', () => {
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter(
          (target) =>
            (file.startsWith('schemas') && !target.startsWith('schemas')) ||
            (file.startsWith('pipeline') &&
              /^(?:stages|serve|inspect|view)\//.test(target) &&
              !roots.includes(file)) ||
            (file.startsWith('stages') && /^(?:serve|inspect|view)\//.test(target)) ||
            (file.startsWith('serve') && /^(?:inspect|view)\//.test(target)) ||
            (file.startsWith('inspect') && /^(?:serve|view)\//.test(target)) ||
            (file.startsWith('view') && target.startsWith('serve/')),
        )
        .map((target) => `${file} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('of schemas are zod and nothing else', () => {
    const foreign = files
      .filter((file) => file.startsWith('schemas'))
      .flatMap((file) => [...text(file).matchAll(/from '([^.'][^']*)'/g)].map((match) => match[1]));
    expect([...new Set(foreign)]).toEqual(['zod']);
  });

  it('make no circle at run time', () => {
    const runtime = new Map(
      files.map((file) => [
        file,
        [...text(file).matchAll(/^import (?!type )[^;]*from '(\.[^']+)'/gm)]
          .filter((match) => !/^import \{(\s*type [^,}]+,?)+\s*\}/.test(match[0]))
          .map((match) => relative(root, join(root, dirname(file), match[1] ?? ''))),
      ]),
    );
    const circles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file))
        return void circles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
      if (path.length < 12) for (const next of runtime.get(file) ?? []) visit(next, [...path, file]);
    };
    for (const file of files) if (circles.length === 0) visit(file, []);
    expect(circles).toEqual([]);
  });
});

describe('files', () => {
  it('hold one idea: none has more than 250 lines', () => {
    expect(files.filter((file) => text(file).split('\n').length > 250)).toEqual([]);
  });

  it('are named after it', () => {
    expect(
      files.filter((file) =>
        /(^|\/)(utils?|helpers?|common|misc|types|constants|manager|service|base|core)\.ts$/.test(file),
      ),
    ).toEqual([]);
  });

  it('say at the top what they are for', () => {
    expect(files.filter((file) => !/^(#!.*\n)?\/\/ \S/.test(text(file)))).toEqual([]);
  });

  it('take chance and time from nowhere but their sources', () => {
    // These two write programs that print.
    const allowed =
      /^stages\/(programs\/observed|write-programs\/example-in-javascript)\.ts$|^pipeline\/(hash|config|cli|log|files\/lock|threads\/carried-spans|commands\/run|models\/(admission\/(attempts|call-clock|lane|pool)|openai\/client-errors|batch\/slot))\.ts$|^stages\/(github\/client|harvest\/archives\/registry)\.ts$|^view\/page\/pages\/live\.ts$/;
    const wrong = files.filter(
      (file) => !allowed.test(file) && /Math\.random|Date\.now|process\.cwd|console\./.test(text(file)),
    );
    expect(wrong).toEqual([]);
  });

  it('of the page put texts on it as texts, never as markup or code', () => {
    const markup = /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|srcdoc/;
    expect(files.filter((file) => file.startsWith('view/') && markup.test(text(file)))).toEqual([]);
  });

  it('wait for a signal in one place, where any number may wait', () => {
    // Node warns of the eleventh listener; browsers do not. In the five exceptions the signal is made for one request, or
    // for one wait.
    const allowed =
      /^view\/page\/|^pipeline\/when-aborted\.ts$|^stages\/(github\/registry|mcp\/supervised|harvest\/archives\/(read-archive|registry|tarball))\.ts$/;
    const waits =
      /addEventListener\('abort'|AbortSignal\.any\(\[\w+\]\)|\bsleep\([^;]*\{ signal|\bfetch\([^;]*signal/;
    expect(files.filter((file) => !allowed.test(file) && waits.test(text(file)))).toEqual([]);
    expect(files.filter((file) => /stream\/promises'/.test(text(file)))).toEqual([
      'stages/harvest/archives/read-archive.ts',
      'stages/harvest/archives/tarball.ts',
    ]);
  });

  it('read the environment in one place', () => {
    expect(files.filter((file) => /process\.env\b/.test(text(file)))).toEqual(['pipeline/process-env.ts']);
  });
});

// A room of a folder is a file in it, a folder in it, or both under one name: `stages/judge.ts` and
// `stages/judge/rules/loops.ts` are one room of stages/. An arrow is an import of any kind, types included.
describe.each(['stages', 'pipeline', 'pipeline/models', 'serve', 'inspect', 'view'])(
  'the rooms of %s/',
  (folder) => {
    it('import each other one way: no arrow points back up', () => {
      expect(arrowsInCircles(arrowsBetween(roomOf, folder))).toEqual([]);

      function roomOf(file: string): string {
        return file.slice(folder.length + 1).replace(/(\/.*|\.ts)$/, '');
      }
    });
  },
);

it('a circle of rooms is found, and a chain is not taken for one', () => {
  const arrows = (...pairs: [string, string][]) => new Map(pairs.map(([from, to]) => [from, new Set([to])]));
  expect(arrowsInCircles(arrows(['a', 'b'], ['b', 'c'], ['c', 'a'], ['d', 'a']))).toEqual([
    'a -> b',
    'b -> c',
    'c -> a',
  ]);
  expect(arrowsInCircles(arrows(['a', 'b'], ['b', 'c'], ['d', 'a']))).toEqual([]);
});

function arrowsBetween(roomOf: (file: string) => string, folder: string): Map<string, Set<string>> {
  const arrows = new Map<string, Set<string>>();
  for (const file of files.filter((name) => name.startsWith(`${folder}/`)))
    for (const target of importsOf(file).filter((name) => name.startsWith(`${folder}/`)))
      if (roomOf(target) !== roomOf(file))
        arrows.set(roomOf(file), (arrows.get(roomOf(file)) ?? new Set()).add(roomOf(target)));
  return arrows;
}

/** The arrows that are left once no room is left that has no arrow out of it, or none into it. */
function arrowsInCircles(arrows: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  let left = [...arrows].flatMap(([from, targets]) => [...targets].map((to) => ({ from, to })));
  for (;;) {
    const bound = left.filter(
      ({ from, to }) => left.some((other) => other.to === from) && left.some((other) => other.from === to),
    );
    if (bound.length === left.length) return left.map(({ from, to }) => `${from} -> ${to}`);
    left = bound;
  }
}
