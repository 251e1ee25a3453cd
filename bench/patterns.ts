// Looks for regular expressions that take time out of proportion to a text: each against texts that repeat what it is
// made of, short ones first to find the worst, and the worst of them in 200 KB. Takes some minutes.
//   npm run -s bench -- patterns.js
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { lineOf, nodesOf, openProject } from '../stages/harvest/static/source.ts';
import { root } from '../test/support/cli.ts';

interface Pattern {
  readonly place: string;
  readonly expression: RegExp;
}

/** Every literal of the code that runs. */
async function patternsOf(folders: readonly string[]): Promise<Pattern[]> {
  const paths = folders
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
  using project = await openProject(
    new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')])),
  );
  const found = new Map<string, Pattern>();
  for (const file of project.files.values())
    for (const node of nodesOf(file.root(), 'regex')) {
      const [, source = '', flags = ''] = /^\/(.*)\/([a-z]*)$/s.exec(node.text()) ?? [];
      const expression = new RegExp(source, `${flags.replaceAll(/[gy]/g, '')}g`);
      found.set(String(expression), { place: `${file.path}:${lineOf(node)}`, expression });
    }
  return [...found.values()];
}

/** A text of about so many characters. */
type Attack = (length: number) => string;

const common = [...' \n\ta A0.-_"\'<>()[]{}/\\@:,=#|*$&!%`+~é', '\u{1f511}'];

function attacksOn({ source }: RegExp): Attack[] {
  const plain = source.replaceAll(/\\[bBdDsSwW]|\(\?[:=!<]*|\\p\{\w+\}/g, ' ');
  const own = (plain.match(/\w{2,}|\\?[^\w\s]/g) ?? []).map((part) => part.replace(/^\\/, ''));
  const parts = [...new Set([...common, ...own.slice(0, 14)])].filter((part) => part !== '');
  const repeated = (part: string, length: number): string => part.repeat(Math.ceil(length / part.length));
  return parts.flatMap((part): Attack[] => [
    (length) => repeated(part, length),
    (length) => `${repeated(part, length)}\0`,
    ...parts.flatMap((other): Attack[] => [
      (length) => repeated(part + other, length),
      (length) => part + repeated(other, length),
    ]),
  ]);
}

function milliseconds(expression: RegExp, text: string): number {
  const before = performance.now();
  text.replaceAll(expression, '');
  return performance.now() - before;
}

/** Lengths to find the worst text, and to measure it. */
const [short, half, long] = [4000, 100_000, 200_000];
/** In milliseconds: noise stays below the first, and nobody waits for what stays below the second. */
const [worth, bearable] = [1, 1500];

/** How long the worst text takes, if that is out of proportion; undefined otherwise. */
function slowness({ expression }: Pattern): string | undefined {
  let worst: { attack: Attack; time: number } | undefined;
  for (const attack of attacksOn(expression)) {
    const time = milliseconds(expression, attack(short));
    if (time > Math.max(worth, worst?.time ?? 0)) worst = { attack, time };
    if (time > 100) break;
  }
  if (!worst) return undefined;
  const { attack } = worst;
  const time = (length: number): number =>
    Math.min(milliseconds(expression, attack(length)), milliseconds(expression, attack(length)));
  // A quarter of the length first: where that takes seconds, the whole would take minutes.
  const quarter = time(half / 2);
  if (quarter < bearable / 8) return undefined;
  const whole = quarter > bearable ? Number.POSITIVE_INFINITY : time(long);
  return whole > bearable && whole > 3 * time(half)
    ? `${Math.round(quarter)} ms for ${half / 2} characters such as ${JSON.stringify(attack(12))}`
    : undefined;
}

/** What never sees a long text, and why. */
const exceptions: Readonly<Record<string, string>> = {
  'pipeline/models/admission/rate-headers.ts': 'headers of an answer, which HTTP keeps below 16 KB',
  'pipeline/models/settings.ts': 'addresses in the own config of the user',
  'stages/harvest/static/typescript/calls.ts': 'names of libraries, at most 100 characters',
  'stages/write-tasks/task-writer/words-brief.ts': 'values of at most 80 characters',
};

const patterns = await patternsOf(['pipeline', 'stages', 'serve', 'schemas']);
console.log(`${patterns.length} patterns`);
for (const pattern of patterns) {
  const why = slowness(pattern);
  const spared = Object.entries(exceptions).find(([path]) => pattern.place.startsWith(path))?.[1];
  if (why) console.log(`${pattern.place} ${pattern.expression}: ${why}${spared ? ` (${spared})` : ''}`);
}
