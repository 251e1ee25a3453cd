// Figures over records that nobody works out in the head: each as a user asks for it, with the calls that compute it from
// rows that were read, and computed once more without them.
import type { Random } from '../../../pipeline/hash.ts';
import type { JsonObject } from '../../../schemas/json.ts';
import { listed, mean, percent, round, sum } from '../../mathematics/families/amounts.ts';
import { type Posed, use, useCode } from '../../mathematics/families/family.ts';
import { nameInWords, valueInWords } from '../../values-in-words.ts';

export interface RecordFigure extends Pick<Posed, 'expected' | 'work' | 'workByCode'> {
  /** As a user asks for it: "the median fee". */
  readonly ask: string;
  /** True for one that a record of the same sort may have as its own value. */
  readonly canBeEntered?: true;
}

export interface Sample {
  readonly rows: readonly JsonObject[];
  /** A field that is a number in every row. */
  readonly field: string;
  /** A field with few values, by which the rows can be sorted. */
  readonly group: string | undefined;
  /** What the rows are, such as "invoices". */
  readonly plural: string;
}

type Make = (sample: Sample, random: Random) => RecordFigure | undefined;

const valuesOf = ({ rows, field }: Sample): number[] => rows.map((row) => Number(row[field]));

const withValues = (sample: Sample): string => `values = [${valuesOf(sample).join(', ')}]`;

const sorted = (values: readonly number[]): number[] => [...values].sort((one, other) => one - other);

function medianOf(values: readonly number[]): number {
  const half = values.length / 2;
  const all = sorted(values);
  return values.length % 2 === 1
    ? (all[Math.floor(half)] ?? 0)
    : ((all[half - 1] ?? 0) + (all[half] ?? 0)) / 2;
}

/** How far the values lie from their mean, for a sample. */
const deviationOf = (values: readonly number[]): number =>
  Math.sqrt(sum(values.map((each) => (each - mean(values)) ** 2)) / (values.length - 1));

const median: Make = (sample) => {
  const { field, plural } = sample;
  const words = nameInWords(field);
  const values = valuesOf(sample);
  return {
    ask: `the median ${words}`,
    canBeEntered: true,
    expected: [{ name: `median ${words} of the ${plural}`, value: round(medianOf(values), 3) }],
    *work() {
      const found = yield* use('describe_data', { values }, `to get the median ${words}`);
      return [found.at('median')];
    },
    *workByCode() {
      const lines = [
        'from statistics import median',
        '',
        withValues(sample),
        'print("median:", round(median(values), 3))',
      ];
      const found = yield* useCode(lines, `to get the median ${words}`);
      return [found.at('median')];
    },
  };
};

const spread: Make = (sample) => {
  const { field, plural } = sample;
  const words = nameInWords(field);
  const values = valuesOf(sample);
  return {
    ask: `the mean ${words} and the standard deviation (of a sample), both to two decimals`,
    expected: [
      { name: `mean ${words} of the ${plural}`, value: round(mean(values)), decimals: 2 },
      { name: `standard deviation of the ${words}`, value: round(deviationOf(values)), decimals: 2 },
    ],
    *work() {
      const given = { values, decimals: 2 };
      const found = yield* use('describe_data', given, `to get the mean and the spread of the ${words}`);
      return [found.at('mean'), found.at('sample_deviation')];
    },
    *workByCode() {
      const found = yield* useCode(
        [
          'from statistics import mean, stdev',
          '',
          withValues(sample),
          'print("mean:", round(mean(values), 2))',
          'print("deviation:", round(stdev(values), 2))',
        ],
        `to get the mean and the spread of the ${words}`,
      );
      return [found.at('mean'), found.at('deviation')];
    },
  };
};

const raised: Make = (sample, random) => {
  const { rows, field, plural } = sample;
  const words = nameInWords(field);
  const by = random.integer(2, 9);
  const more = valuesOf(sample).map((each) => (each * (100 + by)) / 100);
  return {
    ask: `the total ${words} if every one of them went up by ${by}%, and what the average would be then (two decimals)`,
    expected: [
      { name: `total ${words} with ${by}% more`, value: round(sum(more)), decimals: 2 },
      { name: `average ${words} of the ${plural} with ${by}% more`, value: round(mean(more)), decimals: 2 },
    ],
    *work() {
      const given = {
        expression: `${field} * (1 + ${by}/100)`,
        rows: rows.map(({ id, [field]: value }) => ({ id: String(id), [field]: Number(value) })),
        decimals: 2,
      };
      const found = yield* use('evaluate_table', given, `to raise each ${words} by ${by}% and add them up`);
      return [found.at('sum'), found.at('mean')];
    },
    *workByCode() {
      const found = yield* useCode(
        [
          withValues(sample),
          `raised = [value * (1 + ${by} / 100) for value in values]`,
          'print("total:", round(sum(raised), 2))',
          'print("average:", round(sum(raised) / len(raised), 2))',
        ],
        `to raise each ${words} by ${by}% and add them up`,
      );
      return [found.at('total'), found.at('average')];
    },
  };
};

const largestShare: Make = (sample) => {
  const words = nameInWords(sample.field);
  const values = valuesOf(sample);
  const total = sum(values);
  if (total <= 0) return undefined;
  return {
    ask: `the share of the single largest ${words} in the total, in percent with one decimal`,
    expected: [
      {
        name: `share of the largest ${words} in the total`,
        value: percent((100 * Math.max(...values)) / total, 1),
        decimals: 1,
      },
    ],
    *work() {
      const all = yield* use('describe_data', { values }, `to get the total and the largest ${words}`);
      const expression = `100 * ${all.number('max')} / ${all.number('sum')}`;
      const found = yield* use('calculate_exact', { expression, decimals: 1 }, 'to get the share in percent');
      return [found.at('result')];
    },
    *workByCode() {
      const lines = [withValues(sample), 'print("share:", round(100 * max(values) / sum(values), 1))'];
      const found = yield* useCode(lines, `to compare the largest ${words} with the total`);
      return [found.at('share')];
    },
  };
};

/** By code alone: one call of a tool for each group would be clumsy. */
const byGroup: Make = (sample) => {
  const { rows, field, group, plural } = sample;
  if (group === undefined) return undefined;
  const [words, groupWords] = [nameInWords(field), nameInWords(group)];
  const names = [...new Set(rows.map((row) => String(row[group])))].sort();
  const totalOf = (name: string): number =>
    round(sum(rows.filter((row) => row[group] === name).map((row) => Number(row[field]))));
  const pairs = rows.map((row) => `    (${JSON.stringify(row[group])}, ${Number(row[field])}),`);
  return {
    ask: `the total ${words} for each ${groupWords} among them: ${listed(names.map(valueInWords))}`,
    expected: names.map((name) => ({
      name: `total ${words} of the ${plural} with the ${groupWords} ${valueInWords(name)}`,
      value: totalOf(name),
    })),
    *work() {
      const found = yield* useCode(
        [
          'rows = [',
          ...pairs,
          ']',
          'totals = {}',
          `for ${group}, ${field} in rows:`,
          `    totals[${group}] = totals.get(${group}, 0) + ${field}`,
          'for name, total in sorted(totals.items()):',
          '    print(f"{name}: {round(total, 2)}")',
        ],
        `to add up the ${words} for each ${groupWords}`,
      );
      return names.map((name) => found.at(name));
    },
  };
};

const makers: readonly Make[] = [median, median, spread, raised, largestShare, byGroup];

/** In the order in which they are to be tried. */
export const figuresOver = (sample: Sample, random: Random): RecordFigure[] =>
  random.shuffle(makers).flatMap((make) => make(sample, random) ?? []);
