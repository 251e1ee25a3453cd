// Resolves modules for programs in a real Node as in QuickJS: node:test and node:assert have the same stand-ins, every
// file is a module, and types are gone from `.ts` files already.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const standIns = { 'node:test': 'test.js', 'node:assert': 'assert.js', 'node:assert/strict': 'assert.js' };

export async function resolve(specifier, context, next) {
  const standIn = standIns[specifier];
  if (standIn) return { url: new URL(standIn, import.meta.url).href, shortCircuit: true };
  if (!/^\.{0,2}\/|^file:/.test(specifier)) return next(specifier, context);
  const url = new URL(specifier, context.parentURL ?? 'file:///workspace/');
  const wanted = [url.href, url.href.replace(/\.js$/, '.ts'), `${url.href}.ts`, `${url.href}.js`];
  const found = wanted.find((href) => existsSync(fileURLToPath(href)));
  return found ? { url: found, shortCircuit: true } : next(specifier, context);
}

export async function load(url, context, next) {
  if (!url.startsWith('file:///workspace/') || !/\.[jt]s$/.test(url)) return next(url, context);
  return { format: 'module', source: await readFile(fileURLToPath(url), 'utf8'), shortCircuit: true };
}
