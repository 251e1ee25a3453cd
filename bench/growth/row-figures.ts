// What stands in the seed rows: names, free texts, states, lists, and how many rows there are. One collector
// per figure.
import { plural } from '../../stages/english.ts';
import type { Row } from '../../stages/worlds/database.ts';
import {
  ascending,
  at,
  atMost,
  type Collector,
  countInto,
  type GrownWorld,
  mostFrequent,
  none,
  percent,
} from '../figure.ts';
import { isBareName } from './bare-names.ts';

export const rowFigures = (): Collector[] => [
  previousStates(),
  bareNames(),
  freeTexts(),
  listsOfOne(),
  tableSizes(),
];

interface Cell {
  readonly where: string;
  readonly noun: string;
  readonly column: string;
  /** The column names the row, or it is called name or title. */
  readonly isName: boolean;
  readonly isFreeText: boolean;
  readonly value: Row[string];
  readonly row: Row;
}

function* cellsOf({ world, database }: GrownWorld): Generator<Cell> {
  for (const [table, { noun, label, columns }] of Object.entries(world.tables))
    for (const row of database.initial[table] ?? [])
      for (const [column, value] of Object.entries(row))
        yield {
          where: `${world.name}.${table}`,
          noun,
          column,
          isName: column !== 'id' && [label, 'name', 'title'].includes(column),
          isFreeText: columns[column] === 'semantic' && value !== '',
          value,
          row,
        };
}

const previous = 'previous_';

function previousStates(): Collector {
  const equal: string[] = [];
  let all = 0;
  return {
    note(grown) {
      for (const { where, column, value, row } of cellsOf(grown)) {
        if (!column.startsWith(previous) || value === null) continue;
        all += 1;
        if (value === row[column.slice(previous.length)]) equal.push(`${where}: ${value}`);
      }
    },
    figures: () => [
      atMost(
        'rows whose previous state is their state',
        { part: equal.length, whole: all },
        { limit: 0, of: 'filled cells', examples: equal },
      ),
    ],
  };
}

function bareNames(): Collector {
  const bare = new Map<string, number>();
  let count = 0;
  let all = 0;
  return {
    note(grown) {
      for (const { noun, isName, value } of cellsOf(grown)) {
        if (!isName || typeof value !== 'string') continue;
        all += 1;
        if (!isBareName(value, noun)) continue;
        count += 1;
        countInto(bare, value);
      }
    },
    figures: () => [
      atMost(
        'names and titles of the form adjective + noun',
        { part: count, whole: all },
        { limit: 5, of: 'cells', examples: mostFrequent(bare).map(([name, times]) => `${times} ${name}`) },
      ),
    ],
  };
}

function freeTexts(): Collector {
  const texts = new Map<string, number>();
  let cells = 0;
  return {
    note(grown) {
      for (const { isFreeText, value } of cellsOf(grown)) {
        if (!isFreeText || typeof value !== 'string') continue;
        cells += 1;
        countInto(texts, value);
      }
    },
    figures() {
      const [[, times] = ['', 0]] = mostFrequent(texts);
      const examples = mostFrequent(texts).map(([value, count]) => `${percent(count, cells)} ${value}`);
      const of = `free texts, ${texts.size.toLocaleString('en-US')} different`;
      return [atMost('most frequent free text', { part: times, whole: cells }, { limit: 1, of, examples })];
    },
  };
}

function listsOfOne(): Collector {
  const lists = new Set<string>();
  return {
    note(grown) {
      for (const { where, column, value } of cellsOf(grown))
        if (isListOfOne(column, value)) lists.add(`${column} of ${where}`);
    },
    figures: () => [none('attributes of one value that are lists', [...lists], 'columns')],
  };
}

/**
 * A list under a name in the singular: a row with several sexes, or several priorities. Names such as
 * "checklist" and "applies_to" may hold several values.
 */
function isListOfOne(column: string, value: Row[string]): boolean {
  if (typeof value !== 'string' || !value.startsWith('[')) return false;
  const last = column.split('_').at(-1) ?? column;
  return plural(last) !== last && !/(list|set|ed|to|by|with)$/.test(last);
}

const smallest = 6;
const largest = 400;

function tableSizes(): Collector {
  const sizes: number[] = [];
  return {
    note({ world, database }) {
      for (const table of Object.keys(world.tables)) sizes.push(database.initial[table]?.length ?? 0);
    },
    figures() {
      const sorted = ascending(sizes);
      const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
      const spread = [0, 0.5, 0.9, 1].map((share) => at(sorted, share));
      return [
        {
          name: 'rows in a table: least / median / p90 / most',
          measured: `${spread.join(' / ')}, mean ${mean.toFixed(0)}`,
          goal: `${smallest} to ${largest}`,
          isMet: at(sorted, 0) >= smallest && at(sorted, 1) <= largest && at(sorted, 1) > largest / 2,
          examples: [],
        },
      ];
    },
  };
}
