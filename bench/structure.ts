// The structure of the source in numbers: lengths of files and functions, import cycles, arrows between rooms
// that point back up, exports that no other file uses. Tests and benches count only as tests.
// Usage: npm run bench -- structure.js [FOLDER]
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { loadParsers } from '../stages/harvest/static/grammars.ts';

const folder = process.argv[2] ?? join(import.meta.dirname, '..', '..');
const widest = 110;
const filesIn = (...layers: string[]): string[] =>
  layers
    .flatMap((layer) =>
      readdirSync(join(folder, layer), { recursive: true, encoding: 'utf8' }).map((name) =>
        join(layer, name),
      ),
    )
    .filter((name) => name.endsWith('.ts'))
    .sort();
const files = filesIn('schemas', 'pipeline', 'stages');
const texts = new Map(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
const lengthOf = (text: string): number => text.trimEnd().split('\n').length;

const functionKinds = [
  'function_declaration',
  'arrow_function',
  'method_definition',
  'function_expression',
  'generator_function_declaration',
];
const parse = (await loadParsers(['typescript'])).get('typescript');
const functions = files.flatMap((file) =>
  (parse?.(texts.get(file) ?? '').rootNode.descendantsOfType(functionKinds) ?? []).flatMap((node) => {
    if (!node) return [];
    const parameters = node
      .childForFieldName('parameters')
      ?.children.filter((child) => /parameter$/.test(child?.type ?? ''));
    const { startPosition, endPosition } = node;
    return {
      file,
      lines: endPosition.row - startPosition.row + 1,
      parameters: parameters?.length ?? 0,
      at: startPosition.row + 1,
    };
  }),
);

const imports = new Map(
  files.map((file) => [
    file,
    [...(texts.get(file) ?? '').matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)]
      .map((match) => normalize(join(dirname(file), match[1] ?? '')))
      .filter((target) => texts.has(target)),
  ]),
);

/** Strongly connected components of more than one member (Tarjan 1972). */
function cyclesIn(graph: ReadonlyMap<string, Iterable<string>>): string[][] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const cycles: string[][] = [];
  const lower = (node: string, target: string): void => {
    if (!order.has(target)) visit(target);
    if (stack.includes(target)) low.set(node, Math.min(low.get(node) ?? 0, low.get(target) ?? 0));
  };
  const visit = (node: string): void => {
    order.set(node, order.size);
    low.set(node, order.get(node) ?? 0);
    stack.push(node);
    for (const target of graph.get(node) ?? []) lower(node, target);
    if (low.get(node) !== order.get(node)) return;
    const members = stack.splice(stack.indexOf(node));
    if (members.length > 1) cycles.push(members);
  };
  for (const node of graph.keys()) if (!order.has(node)) visit(node);
  return cycles;
}

/** A file and the folder of its name are one room, in stages/ and in pipeline/ alike. */
function roomOf(file: string): string {
  const [layer = '', name = ''] = file.replace(/\.ts$/, '').split('/');
  return `${layer}/${name}`;
}
const rooms = new Map<string, Set<string>>();
for (const [file, targets] of imports)
  for (const target of targets)
    if (roomOf(target) !== roomOf(file))
      rooms.set(roomOf(file), (rooms.get(roomOf(file)) ?? new Set()).add(roomOf(target)));

const unusedExports = files.flatMap((file) => {
  const others = files.filter((other) => imports.get(other)?.includes(file));
  return [
    ...(texts.get(file) ?? '').matchAll(
      /^export (?:async )?(?:function\*?|const|class|interface|type) (\w+)/gm,
    ),
  ]
    .map((match) => match[1] ?? '')
    .filter((name) => !others.some((other) => new RegExp(`\\b${name}\\b`).test(texts.get(other) ?? '')))
    .map((name) => `${file}: ${name}`);
});

const at = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))] ?? 0;
const spread = (values: readonly number[]): string =>
  `${at(values, 0.5)} / ${at(values, 0.9)} / ${at(values, 1)}`;
const say = (name: string, value: string | number): void =>
  void process.stdout.write(`${name.padEnd(44)} ${value}\n`);

const lengths = files.map((file) => lengthOf(texts.get(file) ?? ''));
const lines = lengths.reduce((sum, length) => sum + length, 0);
const testLines = filesIn('test').reduce(
  (sum, file) => sum + lengthOf(readFileSync(join(folder, file), 'utf8')),
  0,
);
const longest = functions.toSorted((a, b) => b.lines - a.lines)[0];
const wide = [...texts.values()].flatMap((text) => text.split('\n')).filter((line) => line.length > widest);
const cycles = cyclesIn(imports);
const roomCycles = cyclesIn(rooms);
say('source files / lines', `${files.length} / ${lines}`);
say('lines of a file: median / p90 / most', spread(lengths));
say('files over 250 lines', lengths.filter((length) => length > 250).length);
say('lines of a function: median / p90 / most', spread(functions.map((one) => one.lines)));
say('  the longest', longest ? `${longest.file}:${longest.at}` : '');
say('functions over 40 lines', functions.filter((one) => one.lines > 40).length);
say('functions with more than 3 parameters', functions.filter((one) => one.parameters > 3).length);
say(`lines over ${widest} columns`, wide.length);
say(
  'import cycles, types included (sizes)',
  `${cycles.length} (${cycles.map((one) => one.length).join(', ')})`,
);
say('rooms in a cycle', roomCycles.map((one) => one.join(' ')).join('; ') || 'none');
say('exports that no other file uses', unusedExports.length);
say('test lines / source lines', (testLines / lines).toFixed(2));
if (process.argv.includes('--verbose')) for (const line of unusedExports) say('  unused', line);
