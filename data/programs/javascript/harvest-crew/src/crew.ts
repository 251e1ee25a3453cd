export type Fruit = 'apples' | 'pears' | 'cherries';

export interface Picker {
  readonly name: string;
  readonly age: number;
  /** From 1 (beginner) to 3. */
  readonly skill: 1 | 2 | 3;
  /** Fruit that the picker cannot pick, for lack of training or because of an allergy. */
  readonly cannotPick?: readonly Fruit[];
}

export interface Orchard {
  readonly name: string;
  readonly fruit: Fruit;
  /** Ripe fruit, in kilograms. */
  readonly ripe: number;
}

/** Kilograms that a picker with skill 1 picks in an hour. */
const PACE: Readonly<Record<Fruit, number>> = { apples: 60, pears: 50, cherries: 8 };

/** Fruit is lost in this order if it is not picked: cherries do not keep. */
const URGENCY: readonly Fruit[] = ['cherries', 'pears', 'apples'];

const HOURS = { adult: 9, minor: 6 } as const;

/**
 * Kilograms that a picker picks in a day: the pace of the fruit (60 kg of apples, 50 of pears, or 8 of cherries
 * per hour), with a quarter more for each skill above 1, for 9 hours, or 6 below the age of 18; 0 for fruit that
 * the picker cannot pick.
 */
export function output(picker: Picker, fruit: Fruit): number {
  if (picker.cannotPick?.includes(fruit)) return 0;
  const hours = picker.age < 18 ? HOURS.minor : HOURS.adult;
  return PACE[fruit] * (1 + (picker.skill - 1) / 4) * hours;
}

/**
 * Assigns pickers to orchards. Orchards are served in the order cherries, pears, apples, and those of the same
 * fruit from the most ripe fruit to the least (equal ones in the given order). An orchard gets pickers until they
 * pick all that is ripe, or nobody is left who can: always the one with the largest output there that is not more
 * than what is still missing, or, if all pick more, the one with the smallest; of equal ones the first.
 *
 * @returns names of pickers by orchard, in the order of serving and of assignment; every picker is in one orchard
 *   at most, and orchards without pickers are left out
 */
export function assignCrew(pickers: readonly Picker[], orchards: readonly Orchard[]): Map<string, string[]> {
  const free = new Set(pickers);
  const crew = new Map<string, string[]>();
  const order = [...orchards].sort(
    (a, b) => URGENCY.indexOf(a.fruit) - URGENCY.indexOf(b.fruit) || b.ripe - a.ripe,
  );
  for (const orchard of order) {
    let missing = orchard.ripe;
    const names: string[] = [];
    while (missing > 0) {
      const picker = bestFor(orchard.fruit, missing, [...free]);
      if (!picker) break;
      free.delete(picker);
      names.push(picker.name);
      missing -= output(picker, orchard.fruit);
    }
    if (names.length > 0) crew.set(orchard.name, names);
  }
  return crew;
}

function bestFor(fruit: Fruit, missing: number, free: readonly Picker[]): Picker | undefined {
  const able = free.filter((picker) => output(picker, fruit) > 0);
  const fitting = able.filter((picker) => output(picker, fruit) <= missing);
  if (fitting.length > 0) {
    return fitting.reduce((best, picker) => (output(picker, fruit) > output(best, fruit) ? picker : best));
  }
  return able.length === 0
    ? undefined
    : able.reduce((best, picker) => (output(picker, fruit) < output(best, fruit) ? picker : best));
}

/**
 * Says how many kilograms of each fruit stay on the trees with an assignment.
 *
 * @returns only fruit of which something is left, in the order cherries, pears, apples
 */
export function shortfall(
  crew: ReadonlyMap<string, readonly string[]>,
  pickers: readonly Picker[],
  orchards: readonly Orchard[],
): [Fruit, number][] {
  const left = new Map<Fruit, number>(URGENCY.map((fruit) => [fruit, 0]));
  for (const { name, fruit, ripe } of orchards) {
    const names = crew.get(name) ?? [];
    const picked = pickers
      .filter((picker) => names.includes(picker.name))
      .reduce((sum, picker) => sum + output(picker, fruit), 0);
    left.set(fruit, left.get(fruit)! + Math.max(0, ripe - picked));
  }
  return [...left].filter(([, kilograms]) => kilograms > 0);
}
