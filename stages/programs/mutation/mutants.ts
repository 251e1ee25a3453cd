// The mutants of a program: every change that an operator finds in its sources and that still parses.
import type { Files, Mutant } from '../../../schemas/program.ts';
import { type Node, openProject } from '../../harvest/static/source.ts';
import { languageOfFile } from '../languages.ts';
import { mutationOperators } from './index.ts';
import type { Change } from './operator.ts';
import { functionAround } from './syntax.ts';

/** A change to more than this is no slip. */
const longest = 400;

export async function mutantsOf(files: Files): Promise<Mutant[]> {
  const found: Mutant[] = [];
  using project = await openProject(new Map(Object.entries(files)));
  for (const { path, text, root } of project.files.values()) {
    const source = { root: root(), language: languageOfFile(path) };
    const seen = new Set<string>();
    for (const operator of mutationOperators)
      for (const change of operator.find(source)) {
        const mutant = mutantFrom(change, { file: path, text, root: source.root, operator: operator.name });
        const key = JSON.stringify([mutant.start, mutant.right, mutant.wrong]);
        if (seen.has(key) || mutant.right === mutant.wrong || mutant.right.length > longest) continue;
        seen.add(key);
        found.push(mutant);
      }
  }
  return withoutBroken(found, files);
}

interface Place {
  readonly file: string;
  readonly text: string;
  readonly root: Node;
  readonly operator: string;
}

function mutantFrom({ start, end, wrong }: Change, { file, text, root, operator }: Place): Mutant {
  const code = start + (text.slice(start, end).match(/^\s*/)?.[0].length ?? 0);
  return {
    operator,
    file,
    line: text.slice(0, code).split('\n').length,
    start,
    right: text.slice(start, end),
    wrong,
    inside: insideAt(root, code),
  };
}

/** The name of the function at an offset. */
function insideAt(root: Node, offset: number): string {
  let node = root;
  for (;;) {
    const next = node.children().find((child) => {
      const { start, end } = child.range();
      return start.index <= offset && offset < end.index;
    });
    if (!next) return functionAround(node);
    node = next;
  }
}

export const withMutant = (files: Files, { file, start, right, wrong }: Mutant): Files => {
  const text = files[file] ?? '';
  return { ...files, [file]: text.slice(0, start) + wrong + text.slice(start + right.length) };
};

/** What the grammar cannot read is no program. */
async function withoutBroken(mutants: readonly Mutant[], files: Files): Promise<Mutant[]> {
  const texts = new Map(
    mutants.map((mutant, at) => [`${at}/${mutant.file}`, withMutant(files, mutant)[mutant.file] ?? '']),
  );
  using project = await openProject(texts);
  return mutants.filter((mutant, at) => {
    const root = project.files.get(`${at}/${mutant.file}`)?.root();
    return root !== undefined && root.findAll('ERROR').length === 0;
  });
}
