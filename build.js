// Bundles the command line into dist/: two files load in a third of the time that 700 modules take. Small packages
// become part of the bundle, with their licences in dist/licenses.txt; large ones stay outside and load when used.
// SQLite is a file beside the bundle: its package asks for a later Node, which the file itself does not need.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { build } from 'esbuild';
import { parse } from 'yaml';

/** Native, or large and used by a few commands only. */
const external = [
  '@duckdb/node-api',
  '@lumis-sh/wasm-kotlin',
  '@modelcontextprotocol/*',
  '@opentelemetry/otlp-transformer',
  '@opentelemetry/sdk-trace-base',
  '@vscode/tree-sitter-wasm',
  'esbuild', // in a checkout only
  'gpt-tokenizer',
  'hnswlib-node',
  'mathjs',
  'ml-kmeans',
  'octokit',
  'pg',
  'pg-boss',
  'openai',
  'pyodide',
  'quickjs-emscripten',
  'umap-js',
  'undici',
];

rmSync('dist', { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: {
    cli: 'pipeline/cli.ts',
    thread: 'pipeline/thread.ts',
    worker: 'stages/synthesize-tools/validation/worker.ts',
    'python-main': 'stages/sandboxes/pyodide/python-main.ts',
    'quick-main': 'stages/sandboxes/quickjs/quick-main.ts',
    'scratch-main': 'view/scratch/scratch-main.ts',
  },
  outdir: 'dist/pipeline',
  bundle: true,
  splitting: true,
  external,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  sourcemap: 'linked',
  metafile: true,
  logLevel: 'warning',
  // Packages in CommonJS ask for the built-in modules by `require`.
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
});

const { resolve } = createRequire(import.meta.url);
copyFileSync(resolve('@sqlite.org/sqlite-wasm/sqlite3.wasm'), 'dist/pipeline/sqlite3.wasm');

// What stages/seeds.ts reads.
const seeds = join('data', 'seeds');
for (const entry of readdirSync(seeds, { recursive: true, withFileTypes: true })) {
  if (!entry.name.endsWith('.yaml')) continue;
  const path = join(entry.parentPath, entry.name);
  const built = join('dist', 'pipeline', 'seeds', `${relative(seeds, path)}.json`);
  mkdirSync(dirname(built), { recursive: true });
  writeFileSync(built, JSON.stringify(parse(readFileSync(path, 'utf8'))));
}

// The page of the viewer: one script and one style sheet.
const { metafile: pageFile } = await build({
  entryPoints: [
    { in: 'view/page/main.ts', out: 'page' },
    { in: 'view/page/style.css', out: 'page' },
  ],
  outdir: 'dist/view',
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'browser',
  target: ['chrome123', 'firefox120', 'safari17.5'], // the first with light-dark() in style sheets
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
});

const inputs = [...Object.keys(metafile.inputs), ...Object.keys(pageFile.inputs)];
const folders = inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []);
folders.push(dirname(resolve('@sqlite.org/sqlite-wasm/package.json')));
writeFileSync('dist/licenses.txt', [...new Set(folders)].sort().map(licenceOf).join('\n'));

function licenceOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.\w+)?$/i.test(entry));
  const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8');
  return `${name} ${version} (${license})\n\n${text}\n`;
}
