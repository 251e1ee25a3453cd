// Whether the functions that tasks take away say what they do: somebody writes them anew from that alone.
import type { Fault } from '../check-programs/questions.ts';
import type { ReadProgram } from '../check-programs/read-program.ts';
import { type FoundFunction, functionsIn } from '../programs/functions.ts';
import { languageOfFile } from '../programs/languages.ts';

export async function documentationFault({ files, functions }: ReadProgram): Promise<Fault | undefined> {
  const found = await functionsIn(files);
  const bare = functions.filter(({ name, file }) => {
    const own = found.find((each) => each.name === name && each.file === file);
    return own !== undefined && !isDocumented(own, files[file] ?? '');
  });
  if (bare.length === 0) return undefined;
  const names = bare.map(({ name }) => name).join(', ');
  return { reason: 'function undocumented', detail: `no documentation says what ${names} must do` };
}

/** Between a doc comment and what it is about. */
const heads = /\*\/\s*(?:export\s+)?(?:default\s+)?(?:(?:const|let)\s+\w+\s*=\s*)?(?:(?:static|async)\s+)*$/;

function isDocumented({ file, start, bodyStart }: FoundFunction, text: string): boolean {
  return languageOfFile(file) === 'python'
    ? /:\s*[rR]?(?:"""[\s\S]+"""|'''[\s\S]+'''|"[^"\n]+"|'[^'\n]+')\s*$/.test(text.slice(start, bodyStart))
    : heads.test(text.slice(0, start));
}
