// The islands of the demo's library: harbors, ships, ferry lines, bird colonies, and building projects. All
// invented. Figures are drawn once, so every document speaks of the same ones.
import type { Random } from '../../pipeline/hash.ts';

const harborNames = [
  'Tarn Head',
  'Oskerry',
  'Lang Stack',
  'Brae Ness',
  'Holm Bay',
  'Selwick',
  'Grunay',
  'Westing Pier',
  'Muckle Roe Sound',
  'Kirkhope',
  'Sandvoe',
  'Norwick',
];
const masters = [
  'Ailsa Drummond',
  'Torquil Reid',
  'Ingrid Halcro',
  'Magnus Flett',
  'Morag Sinclair',
  'Erlend Rendall',
  'Una Mowat',
  'Callum Isbister',
  'Freya Leask',
  'Hamish Groat',
  'Brenda Tulloch',
  'Peter Inkster',
];
const shipNames = [
  'MV Gannet',
  'MV Fulmar',
  'MV Storm Petrel',
  'MV Kittiwake',
  'MV Razorbill',
  'MV Eider',
  'MV Turnstone',
  'MV Whimbrel',
];
const yards = ['Ferrol Yard', 'Aukra Shipbuilding', 'Clydeholm', 'Stavnes Verft', 'Port Meadow Yard'];
const operators = ['Skerry Ferries', 'Northsound Lines', 'the Oskerry Boat Cooperative'];
const colonyNames = ['Lang Stack', 'Gull Geo', 'Noup Cliffs', 'The Clett', 'Hermaness Point', 'Swona Ledges'];
export const species = ['puffin', 'guillemot', 'kittiwake', 'fulmar'] as const;
const contractors = [
  'Halcro Marine',
  'Bergen Havn',
  'R. Tulloch & Sons',
  'Deep North Civil',
  'Stenness Engineering',
];
const projectNames = [
  'Selwick breakwater',
  'Norwick tidal turbine',
  'Holm Bay fish market',
  'Kirkhope slipway',
  'Grunay pier lighting',
  'Sandvoe cold store',
  'Oskerry terminal roof',
  'Brae Ness dredging',
];

export interface Harbor {
  readonly name: string;
  readonly opened: number;
  readonly depth: number;
  readonly berths: number;
  readonly crane: number;
  readonly master: string;
  /** By year. */
  readonly passengers: Readonly<Record<number, number>>;
  readonly freight: Readonly<Record<number, number>>;
}

export interface Ship {
  readonly name: string;
  readonly built: number;
  readonly yard: string;
  readonly length: number;
  readonly passengers: number;
  readonly cars: number;
}

export interface Line {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly distance: number;
  readonly minutes: number;
  readonly ship: string;
  readonly operator: string;
  readonly departures: readonly string[];
}

export interface Colony {
  readonly name: string;
  /** Pairs by year and species. */
  readonly pairs: Readonly<Record<number, Readonly<Record<string, number>>>>;
}

export interface Project {
  readonly name: string;
  readonly harbor: string;
  readonly cost: number;
  readonly contractor: string;
  readonly finished: string;
}

export interface Islands {
  readonly harbors: readonly Harbor[];
  readonly ships: readonly Ship[];
  readonly lines: readonly Line[];
  readonly colonies: readonly Colony[];
  readonly projects: readonly Project[];
}

export const surveyYears = [2018, 2019, 2020, 2021, 2022, 2023] as const;

export function drawIslands(random: Random): Islands {
  const harbors = harborNames.map((name, at) => drawHarbor(name, masters[at] ?? '', random));
  return {
    harbors,
    ships: shipNames.map((name) => drawShip(name, random)),
    lines: shipNames.map((ship) => drawLine(ship, harbors, random)),
    colonies: colonyNames.map((name) => drawColony(name, random)),
    projects: projectNames.map((name, at) => drawProject({ name, number: at }, harbors, random)),
  };
}

function drawHarbor(name: string, master: string, random: Random): Harbor {
  const passengers = random.integer(60, 900) * 100 + random.integer(1, 99);
  const freight = random.integer(20, 480) * 100 + random.integer(1, 99);
  const grown = (start: number) => {
    const second = Math.round(start * (0.85 + random.next() * 0.35));
    return { 2021: start, 2022: second, 2023: Math.round(second * (0.85 + random.next() * 0.35)) };
  };
  return {
    name,
    opened: random.integer(1846, 1988),
    depth: random.integer(31, 129) / 10,
    berths: random.integer(2, 24),
    crane: random.integer(3, 60),
    master,
    passengers: grown(passengers),
    freight: grown(freight),
  };
}

const drawShip = (name: string, random: Random): Ship => ({
  name,
  built: random.integer(1979, 2021),
  yard: random.pick(yards),
  length: random.integer(310, 1240) / 10,
  passengers: random.integer(8, 64) * 10,
  cars: random.integer(4, 90),
});

function drawLine(ship: string, harbors: readonly Harbor[], random: Random): Line {
  const [from = '', to = ''] = random.shuffle(harbors).map(({ name }) => name);
  const distance = random.integer(21, 310) / 10;
  const start = random.integer(6, 8);
  const gap = random.integer(2, 4);
  return {
    name: `${from}–${to} line`,
    from,
    to,
    distance,
    minutes: Math.round(distance * random.integer(4, 6)) + 10,
    ship,
    operator: random.pick(operators),
    departures: Array.from(
      { length: random.integer(3, 4) },
      (_, at) =>
        `${String(start + at * gap).padStart(2, '0')}:${random.pick(['00', '10', '25', '40', '50'])}`,
    ),
  };
}

function drawColony(name: string, random: Random): Colony {
  const start = Object.fromEntries(species.map((bird) => [bird, random.integer(120, 9800)]));
  return {
    name,
    pairs: Object.fromEntries(
      surveyYears.map((year) => [
        year,
        Object.fromEntries(
          species.map((bird) => [bird, Math.round((start[bird] ?? 0) * (0.7 + random.next() * 0.6))]),
        ),
      ]),
    ),
  };
}

const months = ['March', 'May', 'June', 'August', 'October', 'November'];

function drawProject(
  { name, number }: { name: string; number: number },
  harbors: readonly Harbor[],
  random: Random,
): Project {
  const harbor = harbors.find((each) => name.startsWith(each.name)) ?? harbors[number];
  return {
    name,
    harbor: harbor?.name ?? '',
    cost: random.integer(9, 480) * 10_000,
    contractor: random.pick(contractors),
    finished: `${random.pick(months)} ${random.integer(2019, 2023)}`,
  };
}
