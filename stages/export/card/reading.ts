// Sections of dataset cards that show what is in the files: pictures, a row, and how to load them.
import { printable } from '../../../pipeline/printable.ts';
import type { Picture } from '../../pictures/run-pictures.ts';
import type { WrittenShard } from '../shards.ts';

/** Folder of the pictures beside the card. */
export const picturesFolder = 'pictures';

export const pictureTexts = (pictures: readonly Picture[], names: readonly string[]): string[] =>
  names.flatMap((name) => {
    const picture = pictures.find((each) => each.name === name);
    return picture ? [`![${picture.alt}](${picturesFolder}/${name}.svg)`] : [];
  });

interface Files {
  readonly shards: readonly WrittenShard[];
  readonly hasParquet: boolean;
}

export function loadingText({ shards, hasParquet }: Files): string {
  const filled = shards.filter(({ rows }) => rows > 0);
  if (filled.length === 0) return '## How to load it\n\nThere are no rows to load.';
  const first = filled[0]?.name ?? '';
  const code = [
    'from datasets import load_dataset',
    '',
    'dataset = load_dataset("path/to/this/folder")  # or the name of the repository on the hub',
    `print(dataset["${filled[0]?.split ?? 'train'}"][0])`,
  ];
  const others = hasParquet
    ? `With DuckDB: \`SELECT kind, count(*) FROM '${filled[0]?.split ?? 'train'}.parquet' GROUP BY kind\`. `
    : '';
  return (
    `## How to load it\n\n\`\`\`python\n${code.join('\n')}\n\`\`\`\n\nColumns of the type \`json\` need \`datasets\` 4.7 or ` +
    `later. ${others}In a shell: \`head -n 1 ${first} | jq .\`.`
  );
}

/** Characters of a row that a page has room for. */
const mostShown = 4000;

/** A row as it stands in the file, but over several lines. No text in it ends the block that it is shown in. */
export function exampleText(row: object | undefined): string[] {
  if (!row) return [];
  const { provenance: _, ...shown }: { provenance?: unknown } = { provenance: undefined, ...row };
  const whole = printable(JSON.stringify(shown, null, 1));
  const text =
    whole.length > mostShown
      ? `${whole.slice(0, mostShown)}\n… ${whole.length - mostShown} more characters`
      : whole;
  const runs = [...text.matchAll(/`+/g)].map(([run]) => run.length);
  const fence = '`'.repeat(Math.max(3, ...runs.map((length) => length + 1)));
  return [`## A row\n\nOne of the shortest, without its provenance:\n\n${fence}json\n${text}\n${fence}`];
}
