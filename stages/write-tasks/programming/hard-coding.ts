// What a careless developer does about an example that comes out wrong: the expected value is written into the
// function.

import type { OtherWay } from '../../../schemas/development.ts';
import type { Workspace } from '../../../schemas/program.ts';
import { type FoundFunction, functionsIn } from '../../programs/functions.ts';
import { meaningOf } from '../../programs/meaning.ts';
import type { Observed } from '../../programs/observed.ts';
import { editCall } from './bench.ts';

interface Setting {
  readonly workspace: Workspace;
  readonly path: string;
  /** Indexes of the calls that make the repair. */
  readonly instead: readonly number[];
  readonly tools: readonly string[];
  readonly signal: AbortSignal;
}

/**
 * Undefined where the example is no plain call of a function of that file, or where no hidden test tells the
 * difference.
 */
export async function hardCodes(
  observed: Observed | undefined,
  { workspace, path, instead, tools, signal }: Setting,
): Promise<OtherWay | undefined> {
  const before = workspace.files[path] ?? '';
  const [, name, given = ''] = /^(\w+)\((.*)\)$/s.exec(observed?.case.actual ?? '') ?? [];
  const found = (await functionsIn({ [path]: before })).find((each) => each.name === name);
  if (!observed || !found) return undefined;
  const after = withSpecialCase(before, found, { given, wanted: observed.wanted });
  if (after === undefined) return undefined;
  const meaning = await meaningOf(workspace, { ...workspace.files, [path]: after }, signal);
  if (Array.isArray(meaning.failing) && meaning.failing.length === 0) return undefined;
  const call = editCall(path, { before, after, form: 'replace', tools });
  const calls = [{ ...call, purpose: 'to make the example come out right' }];
  return { name: 'hard_codes', isRight: false, instead: [...instead], calls };
}

function withSpecialCase(
  text: string,
  { start, bodyStart, file }: FoundFunction,
  { given, wanted }: { readonly given: string; readonly wanted: string },
): string | undefined {
  const [, list = ''] = /\(([^()]*)\)/.exec(text.slice(start, bodyStart)) ?? [];
  const names = list.split(',').flatMap((each) => /^\s*([A-Za-z_]\w*)/.exec(each)?.[1] ?? []);
  if (names.length === 0 || /[=\n]/.test(given)) return undefined;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const indent = `${text.slice(lineStart).match(/^[ \t]*/)?.[0] ?? ''}${file.endsWith('.py') ? '    ' : '  '}`;
  const special = file.endsWith('.py')
    ? `if [${names.join(', ')}] == [${given}]:\n${indent}    return ${wanted}\n${indent}`
    : `\n${indent}if (JSON.stringify([${names.join(', ')}]) === JSON.stringify([${given}])) return ${wanted};`;
  return text.slice(0, bodyStart) + special + text.slice(bodyStart);
}
