// The files of one format of a run, checked before they leave the machine: they are what the run has written, and none of
// their texts holds a secret.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { UsageError } from '../../errors.ts';
import type { HubFile } from '../../hub/hub.ts';
import { readRunStore } from '../../run.ts';
import { unknownName } from '../../suggestions.ts';

/** The only format of the run, if none is named. */
export async function formatOf(run: string, format: string | undefined): Promise<string> {
  await using store = await readRunStore(run);
  const formats = new Set<string>();
  for await (const dataset of store.read('datasets')) formats.add(dataset.format);
  const known = [...formats].sort();
  if (known.length === 0)
    throw new UsageError(`${run} has no dataset yet; \`toolloom run --run ${run}\` makes one`);
  if (format !== undefined && !formats.has(format))
    throw new UsageError(`${unknownName({ kind: 'format' }, format, known)} in ${run}`);
  const [only = '', another] = known;
  if (format === undefined && another !== undefined)
    throw new UsageError(`say which with --format: ${run} has the formats ${known.join(', ')}`);
  return format ?? only;
}

/** Left by a write that was interrupted, or set aside. */
const isLeftover = (name: string): boolean => /^\.|\/\.|\.(partial|changed)$/.test(name);

export async function datasetFiles(run: string, format: string): Promise<readonly HubFile[]> {
  const folder = join(run, 'datasets', format);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((cause) => {
    throw new UsageError(`${folder} cannot be read; \`toolloom run --run ${run}\` writes it again`, {
      cause,
    });
  });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((name) => !isLeftover(name))
    .sort();
  const files = await Promise.all(
    names.map(async (name) => ({
      path: name,
      source: join(folder, name),
      ...(await sumOf(join(folder, name))),
    })),
  );
  await requireAsWritten(run, format, files);
  return files;
}

async function sumOf(source: string): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const data of createReadStream(source) as AsyncIterable<Buffer>) {
    hash.update(data);
    bytes += data.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}

async function requireAsWritten(run: string, format: string, files: readonly HubFile[]): Promise<void> {
  await using store = await readRunStore(run);
  for await (const dataset of store.read('datasets')) {
    if (dataset.format !== format) continue;
    const found = files.find(({ source }) => source === join(run, dataset.path));
    if (found?.sha256 !== dataset.sha256)
      throw new UsageError(
        `${join(run, dataset.path)} is ${found ? 'not as the run has written it' : 'missing'}; ` +
          `\`toolloom run --run ${run}\` writes it anew`,
      );
  }
}

/** Files that are no text: a Parquet file holds the rows of the text files beside it. */
const isBinary = (path: string): boolean => path.endsWith('.parquet');

/** Throws a UsageError that says where a secret is, and not which. */
export async function refuseSecrets(
  files: readonly HubFile[],
  hasSecret: (text: string) => boolean,
): Promise<void> {
  for (const { path, source } of files) {
    if (isBinary(path)) continue;
    const file = await open(source);
    let number = 0;
    for await (const line of file.readLines()) {
      number += 1;
      // In JSON, what stands before a secret may end in the letter of an escape, such as \n.
      if (hasSecret(line) || hasSecret(line.replaceAll(/\\[bfnrt]/g, ' ')))
        throw new UsageError(
          `${source}:${number} holds a secret, so nothing was sent; find out how it came there, take it out of what the ` +
            'run is made of, and make the run anew',
        );
    }
  }
}
