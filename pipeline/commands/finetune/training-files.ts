// The files that a run has written for fine-tuning: found, and checked line by line against what the service takes, so
// that nothing is uploaded that would be refused.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Collections } from '../../../schemas/index.ts';
import { UsageError } from '../../errors.ts';
import { countTokens } from '../../money/tokens.ts';
import { readRunStore } from '../../run.ts';
import type { TuningRows } from './tuning-rows.ts';

export interface CheckedFile {
  /** Relative to the run. */
  readonly path: string;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
  /** By our own count, which differs from that of the service by some percent. */
  readonly tokens: number;
  /** Of the longest row. */
  readonly longest: number;
  /** Rows that are longer than what the service reads of one. */
  readonly cut: number;
}

type Dataset = Collections['datasets'];

/** The service refuses less, and larger files. */
const fewestRows = 10;
const mostBytes = 512 * 1024 * 1024;
/** Tokens of a row that OpenAI trains its current models on; it cuts off the rest. */
export const mostTokens = 65_536;
/** Rows whose tokens are counted; their length says how many the others have. */
const mostCounted = 1000;

export async function trainingFiles(
  run: string,
  tuning: TuningRows,
): Promise<{ training: CheckedFile; validation: CheckedFile | undefined }> {
  const training = await onlyFile(run, 'train', tuning.format);
  if (!training)
    throw new UsageError(
      `${run} has no training file of the format ${tuning.format}; add it to stages.export.formats, and ` +
        `run \`toolloom run --run ${run}\``,
    );
  if (training.rows < fewestRows)
    throw new UsageError(
      `${join(run, training.path)} has ${training.rows} rows, and the service takes no fewer than ${fewestRows}; ` +
        'make more with a higher --target',
    );
  const validation = await onlyFile(run, 'test', tuning.format);
  return {
    training: await checked(run, training, tuning),
    validation: validation && validation.rows > 0 ? await checked(run, validation, tuning) : undefined,
  };
}

async function onlyFile(run: string, split: Dataset['split'], format: string): Promise<Dataset | undefined> {
  await using store = await readRunStore(run);
  const files: Dataset[] = [];
  for await (const dataset of store.read('datasets'))
    if (dataset.format === format && dataset.split === split && dataset.path.endsWith('.jsonl'))
      files.push(dataset);
  if (files.length > 1)
    throw new UsageError(
      `the ${split} rows of ${run} are in ${files.length} files, and the service takes one; raise stages.export.shard, or ` +
        'lower the target',
    );
  return files[0];
}

async function checked(
  run: string,
  { path, rows, sha256 }: Dataset,
  tuning: TuningRows,
): Promise<CheckedFile> {
  const file = join(run, path);
  const hash = createHash('sha256');
  const counter = new TokenCounter();
  const counts = { bytes: 0, rows: 0 };
  const bytes = createReadStream(file);
  bytes.on('data', (data) => {
    hash.update(data);
    counts.bytes += data.length;
  });
  bytes.on('error', () => {}); // the lines below end with it
  for await (const line of createInterface({ input: bytes, crlfDelay: Number.POSITIVE_INFINITY })) {
    counts.rows += 1;
    const row = parsed(line, `${file}:${counts.rows}`);
    const fault = tuning.faultIn(row);
    if (fault !== undefined)
      throw new UsageError(`${file}:${counts.rows}: the service would refuse this row: ${fault}`);
    await counter.add(tuning.textOf(row));
  }
  if (counts.bytes > mostBytes)
    throw new UsageError(
      `${file} has ${counts.bytes} bytes, and the service takes ${mostBytes}; lower the target`,
    );
  if (hash.digest('hex') !== sha256 || counts.rows !== rows)
    throw new UsageError(
      `${file} is not as the run has written it; undo the change, or delete the file and run ` +
        `\`toolloom run --run ${run}\`, which writes it anew`,
    );
  return { path, rows, bytes: counts.bytes, sha256, ...counter.counts() };
}

/** Counts the tokens of the first rows, and tells those of the others by their length. */
class TokenCounter {
  #rows = 0;
  #characters = 0;
  #countedCharacters = 0;
  #countedTokens = 0;
  #longest = 0;
  #cut = 0;

  async add(text: string): Promise<void> {
    this.#rows += 1;
    this.#characters += text.length;
    const isCounted = this.#rows <= mostCounted;
    const tokens = isCounted ? await countTokens(text) : text.length * this.#tokensPerCharacter();
    if (isCounted) {
      this.#countedCharacters += text.length;
      this.#countedTokens += tokens;
    }
    this.#longest = Math.max(this.#longest, Math.round(tokens));
    if (tokens > mostTokens) this.#cut += 1;
  }

  counts(): Pick<CheckedFile, 'tokens' | 'longest' | 'cut'> {
    const tokens = Math.round(this.#characters * this.#tokensPerCharacter());
    return { tokens, longest: this.#longest, cut: this.#cut };
  }

  #tokensPerCharacter(): number {
    return this.#countedTokens / Math.max(1, this.#countedCharacters);
  }
}

function parsed(line: string, place: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new UsageError(
      `${place}: this line is not JSON; delete the file, and the next run writes it anew`,
      {
        cause,
      },
    );
  }
}
