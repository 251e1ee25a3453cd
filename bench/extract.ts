// Reading tools from source: files per second and memory, compared with reading the same files and searching
// them for the words that a tool needs. The corpus is what npm has installed here, read again and again until
// the number of files is reached.
// Usage: npm run bench -- extract.js [FILES]
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { extractors } from '../stages/harvest/static/index.ts';
import { readFolder } from '../stages/harvest/static/read-folder.ts';
import { readTools } from '../stages/harvest/static/read-project.ts';

const wanted = Number(process.argv[2] ?? 100_000);
const root = join(import.meta.dirname, '..', '..', 'node_modules');
const names = readdirSync(root).flatMap((name) =>
  name.startsWith('@') ? readdirSync(join(root, name)).map((own) => join(name, own)) : [name],
);
const packages = names
  .map((name) => join(root, name))
  .filter((path) => !path.includes('/.') && statSync(path).isDirectory());
const { signal } = new AbortController();

async function readAll(
  work: (texts: ReadonlyMap<string, string>) => Promise<number>,
): Promise<{ seconds: number; files: number; tools: number; memory: number }> {
  const began = performance.now();
  let [files, tools, memory] = [0, 0, 0];
  while (files < wanted) {
    for (const folder of packages) {
      const { texts } = await readFolder(folder, signal);
      files += texts.size;
      tools += await work(texts);
      memory = Math.max(memory, process.memoryUsage().rss);
    }
  }
  return { seconds: (performance.now() - began) / 1000, files, tools, memory: memory / 2 ** 20 };
}

const floor = await readAll(
  async (texts) =>
    [...texts.values()].filter((text) => extractors.some((extractor) => extractor.mayHold(text))).length,
);
const whole = await readAll(async (texts) => (await readTools(texts)).tools.length);
const say = (name: string, value: string): void => void process.stdout.write(`${name.padEnd(34)} ${value}\n`);
say('files', String(whole.files));
say('files per second', (whole.files / whole.seconds).toFixed(0));
say('time over the floor', (whole.seconds / whole.files / (floor.seconds / floor.files)).toFixed(2));
say('memory at most', `${whole.memory.toFixed(0)} MB (floor ${floor.memory.toFixed(0)} MB)`);
say('tools found', String(whole.tools));
