// Where an import leads: to a file of the program, or to one of the modules that every program has.

/** Modules of Node that have a stand-in; there are no others. */
export const standIns: Readonly<Record<string, string>> = {
  'node:test': '.toolloom/test.js',
  'node:assert': '.toolloom/assert.js',
  'node:assert/strict': '.toolloom/assert.js',
};

/** The path of a file; throws an Error that says what was imported where. */
export function resolved(base: string, wanted: string, exists: (path: string) => boolean): string {
  const standIn = standIns[wanted];
  if (standIn !== undefined) return standIn;
  if (!/^\.{0,2}\//.test(wanted) && !wanted.startsWith('.toolloom/'))
    throw new Error(`Cannot find package '${wanted}' imported from ${base}`);
  const path = joined(
    wanted.startsWith('/') || wanted.startsWith('.toolloom/') ? '' : folderOf(base),
    wanted,
  );
  // TypeScript imports `./a.js` or `./a.ts` and means the same file.
  const found = [path, path.replace(/\.js$/, '.ts'), `${path}.ts`, `${path}.js`].find(exists);
  if (found === undefined) throw new Error(`Cannot find module '${path}' imported from ${base}`);
  return found;
}

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

function joined(folder: string, path: string): string {
  const parts: string[] = [];
  for (const part of `${folder}/${path}`.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
