// A function moves to a file of its own, and every import of it follows. Only functions that need nothing of the file
// that they leave.
import { posix } from 'node:path';
import type { Files } from '../../../schemas/program.ts';
import { kebabCase, snakeCase } from '../../english.ts';
import { openProject, type SourceFile } from '../../harvest/static/source.ts';
import { partsOf } from '../../harvest/static/syntax.ts';
import { type Definition, definitionsIn, type Edit, edited, isWordIn, removalOf } from './definitions.ts';
import { importFrom, importOf, importsIn, usedBy } from './imports.ts';

export interface Move {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  /** The files that change, and the new one. */
  readonly changed: Files;
}

/** Statements that must stay in a file besides the function. */
const least = 2;

/** Of functions of the sources; `tree` holds all files that may import them. */
export async function movesIn(sources: Files, tree: Files): Promise<Move[]> {
  using project = await openProject(new Map(Object.entries(tree)));
  const files = [...project.files.values()];
  return files.flatMap((source) => {
    const statements = partsOf(source.root()).filter((node) => !/^import_/.test(node.kind()));
    if (sources[source.path] === undefined || statements.length <= least) return [];
    return definitionsIn(source).flatMap((definition): Move[] => {
      const to = newPath(definition);
      if (!definition.isExported || tree[to] !== undefined || needsItsFile(definition, source)) return [];
      const others = importersOf(files, { definition, source, to });
      return others
        ? [
            {
              name: definition.name,
              from: source.path,
              to,
              changed: { ...others, ...split(definition, source, to) },
            },
          ]
        : [];
    });
  });
}

function newPath({ name, file, language }: Definition): string {
  const own = language === 'python' ? snakeCase(name) : kebabCase(name);
  return posix.join(posix.dirname(file), `${own}${posix.extname(file)}`);
}

/** Whether it uses anything that its file defines. */
function needsItsFile({ name, node }: Definition, { root }: SourceFile): boolean {
  const text = node.text();
  return partsOf(root()).some((statement) => {
    if (/^import_/.test(statement.kind())) return false;
    const declaration = statement.field('declaration') ?? statement.field('definition') ?? statement;
    const declared = [declaration, ...partsOf(declaration)].map(
      (each) => each.field('name') ?? each.field('left'),
    );
    const names = declared.flatMap((each) => each?.text().match(/[\w$]+/g) ?? []);
    return names.some((each) => each !== name && isWordIn(text, each));
  });
}

interface Leaving {
  readonly definition: Definition;
  readonly source: SourceFile;
  readonly to: string;
}

/** Undefined where somebody imports it in a way that cannot be changed in one statement. */
function importersOf(
  files: readonly SourceFile[],
  { definition: { name }, source, to }: Leaving,
): Files | undefined {
  const changed: Record<string, string> = {};
  for (const file of files) {
    if (file === source || !isWordIn(file.text, name)) continue;
    const [only, ...more] = importsIn(file).filter(
      ({ target, names, isList }) => isList && isSame(target, source.path) && names.includes(name),
    );
    if (!only || more.length > 0) return undefined;
    const others = only.names.filter((each) => each !== name);
    const lines = [...(others.length > 0 ? [importOf(only, others)] : []), importFrom(to, name, file.path)];
    changed[file.path] = edited(file.text, [{ ...only, code: lines.join('\n') }]);
  }
  return changed;
}

/** TypeScript imports `./a.js` and means `a.ts`. */
const isSame = (target: string, path: string): boolean =>
  target === path || target.replace(/\.js$/, '.ts') === path;

/** The new file, and the old one without the function, with the imports that each of them needs. */
function split(definition: Definition, source: SourceFile, to: string): Files {
  const { name, text, start, end, node, language } = definition;
  const imports = importsIn(source);
  const needed = imports.map((each) => usedBy(node.text(), each)).filter((line) => line !== '');
  const gap = language === 'python' ? '\n\n\n' : '\n\n';
  const moved = [needed.join('\n'), text.slice(start, end)].filter((part) => part !== '').join(gap);
  const bare = edited(text, [removalOf(definition), ...imports.map((each) => ({ ...each, code: '' }))]);
  const own = isWordIn(bare, name) ? [importFrom(to, name, source.path)] : [];
  const last = imports.at(-1);
  const kept = imports.map((each): Edit => {
    const lines = [usedBy(bare, each), ...(each === last ? own : [])].filter((line) => line !== '');
    // The line goes, too, where nothing of it stays.
    return { start: each.start, end: lines.length === 0 ? each.end + 1 : each.end, code: lines.join('\n') };
  });
  const added = last ? [] : own.map((line) => firstImport(line, { definition, source }));
  return { [to]: `${moved}\n`, [source.path]: edited(text, [removalOf(definition), ...kept, ...added]) };
}

/** Below what stands at the top of a file without imports. */
function firstImport(
  line: string,
  { definition: { language }, source: { root } }: Pick<Leaving, 'definition' | 'source'>,
): Edit {
  const [first] = partsOf(root());
  const isDocumented = language === 'python' && partsOf(first)[0]?.kind() === 'string';
  const at = isDocumented ? (first?.range().end.index ?? 0) : 0;
  return { start: at, end: at, code: isDocumented ? `\n\n${line}` : `${line}\n\n` };
}
