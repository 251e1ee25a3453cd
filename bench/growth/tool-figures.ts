// What tools do: as their operations declare it, and as a few calls show it.
import { isObject } from '../../pipeline/json/json-schema.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { Tool } from '../../schemas/tool.ts';
import { operationNamed } from '../../stages/synthesize-tools/operations/index.ts';
import { rehearse } from '../../stages/worlds/program.ts';
import { sampleArguments } from '../../stages/worlds/sample-arguments.ts';
import {
  ascending,
  at,
  type Collector,
  countInto,
  type GrownWorld,
  mostFrequent,
  none,
  percent,
} from '../figure.ts';

export const toolFigures = (processOf: ProcessOf): Collector[] => [
  doings(),
  newsOfCalls(),
  spread(processOf),
  executed(),
];

/** The process that brings an operation; undefined for operations on records. */
export type ProcessOf = (operation: string) => string | undefined;

const beyondRecords = ['compute', 'convert', 'quote', 'check', 'notify'];

const doesOf = ({ operation }: Tool): string => operationNamed(operation).does;

const isBeyondRecords = (tool: Tool): boolean => beyondRecords.includes(doesOf(tool));

function doings(): Collector {
  const kinds = new Map<string, number>();
  let all = 0;
  let beyond = 0;
  return {
    note({ tools }) {
      all += tools.length;
      beyond += tools.filter(isBeyondRecords).length;
      for (const tool of tools) countInto(kinds, doesOf(tool));
    },
    figures() {
      const shares = mostFrequent(kinds).map(([kind, count]) => `${kind} ${percent(count, all)}`);
      return [
        {
          name: 'tools that compute, convert, quote, check, or notify',
          measured: `${percent(beyond, all)} of ${all.toLocaleString('en-US')} (${shares.join(', ')})`,
          goal: '>= 25 %',
          isMet: beyond >= 0.25 * all,
          examples: [],
        },
      ];
    },
  };
}

/** Calls that a tool has to tell something new. */
const attempts = 20;
/** One in so many of the tools that claim more than reading and writing is called. */
const everyNth = 5;

/** Holds tools to their claim: a tool that computes or checks tells what no row holds; one that notifies writes. */
function newsOfCalls(): Collector {
  const idle: string[] = [];
  let claiming = 0;
  let tried = 0;
  return {
    note(grown) {
      for (const tool of grown.tools.filter(isBeyondRecords)) {
        claiming += 1;
        if (claiming % everyNth !== 0) continue;
        const told = tellsNews(tool, grown);
        if (told !== undefined) tried += 1;
        if (told === false) idle.push(`${tool.operation}: ${tool.name}`);
      }
    },
    figures: () => [
      none(
        'of these, called and found to tell nothing new',
        idle,
        `of ${tried.toLocaleString('en-US')} tried`,
      ),
    ],
  };
}

/** Undefined where every call was refused. */
function tellsNews(tool: Tool, { database, random }: GrownWorld): boolean | undefined {
  let told: boolean | undefined;
  const rows = Object.values(database.initial)
    .flat()
    .map((row) => new Set(Object.values(row).map(String)));
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const given = sampleArguments(tool, { database, state: database.initial, random });
    const result = rehearse(tool, database, given);
    if (!result.ok) continue;
    if (result.changes.some(({ before, after }) => before === null && after !== null)) return true;
    if (objectsIn(result.value).some((object) => isNews(object, rows, given))) return true;
    told = false;
  }
  return told;
}

/** True when no row holds all values of an object, besides those that the call gives. */
function isNews(object: JsonObject, rows: readonly ReadonlySet<string>[], given: JsonObject): boolean {
  const known = new Set(Object.values(given).map(String));
  const values = Object.values(object).filter((value) => value !== null && typeof value !== 'object');
  const told = values.map(String).filter((value) => !known.has(value));
  return told.length > 0 && !rows.some((row) => told.every((value) => row.has(value)));
}

const objectsIn = (value: Json): JsonObject[] => {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  return isObject(value) ? [value, ...Object.values(value).flatMap(objectsIn)] : [];
};

const fewestProcesses = 12;
/** In fewer domains a process is a peculiarity of these and not an archetype. */
const fewestDomains = 3;

function spread(processOf: ProcessOf): Collector {
  const domains = new Map<string, Set<string>>();
  return {
    note({ world, tools }) {
      for (const { operation } of tools) {
        const process = processOf(operation);
        if (process !== undefined)
          domains.set(process, (domains.get(process) ?? new Set()).add(world.path.slice(0, 2).join(' > ')));
      }
    },
    figures() {
      const counts = [...domains].map(([process, { size }]): [string, number] => [process, size]);
      const wide = counts.filter(([, size]) => size >= fewestDomains);
      const median = at(ascending(counts.map(([, size]) => size)), 0.5);
      return [
        {
          name: `processes in at least ${fewestDomains} domains`,
          measured: `${wide.length} of ${counts.length}, in ${median} at the median`,
          goal: `>= ${fewestProcesses}`,
          isMet: wide.length >= fewestProcesses && wide.length === counts.length,
          examples: counts.toSorted(([, a], [, b]) => a - b).map(([process, size]) => `${size} ${process}`),
        },
      ];
    },
  };
}

function executed(): Collector {
  const untried: string[] = [];
  let all = 0;
  return {
    note({ tools }) {
      all += tools.length;
      for (const { name, validation } of tools)
        if (validation.accepted < 2 || validation.refused < 3) untried.push(name);
    },
    figures: () => [
      none(
        'tools with fewer than 2 accepted and 3 refused calls',
        untried,
        `of ${all.toLocaleString('en-US')} tools`,
      ),
    ],
  };
}
