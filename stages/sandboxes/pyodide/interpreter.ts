// One Python interpreter in a realm of its own, as new as on the first day: it begins with the image of the memory of
// an interpreter that has only imported what most programs import.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';
import { type Clock, type Host, type Meter, newRealm, watchedFiles } from './realm.ts';

/** What is read once for all interpreters of a process. */
export interface Parts {
  readonly compiled: WebAssembly.Module;
  readonly files: Readonly<Record<string, Uint8Array>>;
  readonly sources: Readonly<Record<string, { readonly text: string; cached?: Buffer }>>;
  /** Names and versions that Pyodide checks itself against; no packages. */
  readonly lock: string;
}

/** The little of Pyodide that is used. */
export interface Python {
  runPython(code: string): unknown;
  setStdin(from: object): void;
  setStdout(to: object): void;
  setStderr(to: object): void;
  setInterruptBuffer(buffer: object): void;
  makeMemorySnapshot(): Uint8Array;
  readonly FS: FileSystem;
}

export interface FileSystem {
  mkdirTree(path: string): void;
  writeFile(path: string, data: string): void;
  readFile(path: string): Uint8Array;
  readdir(path: string): string[];
  lstat(path: string): { readonly mode: number };
  isDir(mode: number): boolean;
  isFile(mode: number): boolean;
  chdir(path: string): void;
}

export interface Interpreter {
  readonly python: Python;
  readonly meter: Meter;
  readonly clock: Clock;
  /** A copy of the realm. Its functions call those of the original, and give nothing else of it away. */
  readonly inRealm: (entries: Readonly<Record<string, unknown>>) => object;
}

/** The session's directory, as programs see it. */
export const workspace = '/workspace';

export function readParts(folder: string): Parts {
  const read = (name: string) => readFileSync(join(folder, name));
  const lock = JSON.parse(read('pyodide-lock.json').toString());
  return {
    compiled: new WebAssembly.Module(read('pyodide.asm.wasm')),
    // The realm is given no bytes of the interpreter: what it gets is compiled.
    files: { 'python_stdlib.zip': read('python_stdlib.zip'), 'pyodide.asm.wasm': new Uint8Array() },
    sources: Object.fromEntries(
      ['pyodide.asm.mjs', 'pyodide.mjs'].map((name) => [name, { text: read(name).toString() }]),
    ),
    lock: JSON.stringify({ info: lock.info, packages: {} }),
  };
}

export async function startInterpreter(
  parts: Parts,
  stop: Host['stop'],
  image?: Uint8Array,
): Promise<Interpreter> {
  const { context, meter, clock } = newRealm({
    compiled: parts.compiled,
    file(path) {
      const found = parts.files[path.replace(/^.*\//, '')];
      if (!found) throw new Error(`there is no file ${path}`);
      return found;
    },
    decode: (label, fatal, bytes) => new TextDecoder(label, { fatal }).decode(bytes),
    encode: (text) => new TextEncoder().encode(text),
    stop,
  });
  const inRealm = vm.runInContext(`(${copied.toString()})`, context) as Interpreter['inRealm'];
  const factory = await load(parts, 'pyodide.asm.mjs', context);
  const pyodide = await load(parts, 'pyodide.mjs', context);
  const python: Python = await pyodide.loadPyodide(
    inRealm({
      indexURL: '/pyodide/',
      packageBaseUrl: '/pyodide/',
      lockFileContents: parts.lock,
      jsglobals: inRealm({}),
      // The order of sets and of dictionaries of sets would differ from run to run.
      env: inRealm({ HOME: workspace, PYTHONHASHSEED: '0', PYTHONDONTWRITEBYTECODE: '1' }),
      createPyodideModule: factory.default,
      ...(image ? { _loadSnapshot: image } : { _makeSnapshot: true }),
    }),
  );
  Object.setPrototypeOf(parts.compiled, null); // that of the realm, which would keep the realm and its memory
  const watch = vm.runInContext(`(${watchedFiles.toString()})`, context) as typeof watchedFiles;
  watch(python.FS, meter);
  return { python, meter, clock, inRealm };
}

/** Of node:vm, and missing from its types. */
interface Cached {
  createCachedData(): Buffer;
}

/** Evaluated in the realm. */
function copied(entries: Readonly<Record<string, unknown>>): object {
  const copy: Record<string, unknown> = Object.create(null);
  for (const [name, value] of Object.entries(entries))
    copy[name] = typeof value === 'function' ? (...given: unknown[]) => value(...given) : value;
  return copy;
}

async function load(
  { sources }: Parts,
  name: string,
  context: vm.Context,
  // biome-ignore lint/suspicious/noExplicitAny: what a module of Pyodide exports is described by `Python`
): Promise<Record<string, any>> {
  const source = sources[name];
  if (!source) throw new Error(`there is no source ${name}`);
  const module = new vm.SourceTextModule(source.text, {
    context,
    identifier: `file:///pyodide/${name}`,
    ...(source.cached ? { cachedData: source.cached } : {}),
    initializeImportMeta(meta) {
      meta.url = `file:///pyodide/${name}`;
    },
  });
  source.cached ??= (module as unknown as Cached).createCachedData();
  await module.link(() => {
    throw new Error(`${name} imports another module`);
  });
  await module.evaluate();
  return module.namespace as Record<string, unknown>; // node:vm says `Object`
}
