// Sections of dataset cards about how far to trust the rows: known weaknesses, and how to make them again.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Reader } from '../../../pipeline/store.ts';
import { calibrationOf } from '../../calibrate/report.ts';
import { packageRoot } from '../../seeds.ts';
import type { Counts } from './counts.ts';

export async function weaknessesText(counts: Pick<Counts, 'generators'>, store: Reader): Promise<string> {
  const roles = [...counts.generators.values()];
  const byProcedure = roles.filter((answers) => answers.has('procedure')).length;
  const lines = [
    ...(store.count('worlds') > 0
      ? [
          'Grown applications are invented. Their tools do exactly what their programs say, on tables of tens of rows: real ' +
            'services are larger, slower, and less regular.',
        ]
      : []),
    ...(byProcedure > 0
      ? [
          `${byProcedure} of ${roles.length} roles were answered by procedures in some rows. Their words are correct but ` +
            'repetitive: a model that is trained on nothing else will sound like them.',
        ]
      : []),
    'Users are simulated. They know what they want, answer what they are asked, and make only the mistakes that were planned.',
    'Only plays that passed are rows. Kinds of task at which the agent often failed are rarer than they were asked for, and ' +
      'how often each kind occurs is a plan, not the traffic of a product.',
    'The checks of wording know English. In other languages only calls, states, values, and formats were checked.',
    ...(await judgeText(store)),
    ...(await likenessText(store)),
  ];
  return `## Known weaknesses\n\n${lines.map((line) => `- ${line}`).join('\n')}`;
}

async function judgeText(store: Reader): Promise<string[]> {
  const report = await calibrationOf(store);
  if (!report) return ['How often the judge errs was not measured on this run.'];
  const { share, high } = report.falseAccepts.both;
  return [
    `The judge errs: of plays with a planted defect it accepted ${percent(share)} (up to ${percent(high)} by the 95 % ` +
      'interval). Defects of sorts that nobody planted are not in this number.',
  ];
}

async function likenessText(store: Reader): Promise<string[]> {
  for await (const { growth } of store.read('maps'))
    if (growth)
      return [
        `Some grown tools resemble each other: ${percent(growth.alike.above085)} have a neighbor above a cosine of 0.85, ` +
          `${percent(growth.alike.above092)} above 0.92.`,
      ];
  return [];
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

export async function reproductionText(counts: Pick<Counts, 'generators'>, store: Reader): Promise<string> {
  const { version } = z
    .looseObject({ version: z.string() })
    .parse(JSON.parse(await readFile(join(packageRoot(), 'package.json'), 'utf8')));
  const hasModels = [...counts.generators.values()].some((answers) =>
    [...answers].some((by) => by !== 'procedure'),
  );
  return [
    '## How to reproduce it',
    `Made with toolloom ${version} and the seed ${await seedOf(store)}. The config of a run is in its \`run.json\`; ` +
      '`toolloom push` puts it beside this card as `config.yaml`. Then',
    `\`\`\`\ntoolloom run --config config.yaml --run again\nsha256sum again/datasets/*/*.jsonl\n\`\`\``,
    hasModels
      ? 'makes the files again byte for byte where the journal of the run is at hand (`toolloom replay`), because models do ' +
        'not answer twice in the same words. Without it, another dataset of the same kind comes out.'
      : 'makes the files again byte for byte: no model was asked, and chance comes from the seed. The hashes are those of the ' +
        'files above.',
  ].join('\n\n');
}

/** All records of a run have it. */
async function seedOf(store: Reader): Promise<number | string> {
  for await (const { provenance } of store.read('selections')) return provenance.seed;
  return 'of the run';
}
