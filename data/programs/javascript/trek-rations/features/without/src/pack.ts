import type { Options } from './arguments.ts';
import { FOODS, type Food } from './foods.ts';

/** Kilocalories per person and day. */
export const ENERGY = { summer: 3010, winter: 4200 } as const;

export interface Line {
  readonly food: Food;
  readonly portions: number;
}

/**
 * Chooses portions for one person and day: one of each food in turn, in the order of {@link FOODS}, again and
 * again, and never more of a food than `mostPerDay`, until the energy is reached. The portions are multiplied by
 * people and days. Foods in `without` are not packed.
 *
 * @returns a line for each food, in the order of the foods, and whether the energy was reached before all
 *   foods were used up
 */
export function pack(options: Options): { lines: Line[]; isEnough: boolean } {
  const { days, people, winter, without = [] } = options;
  const foods = FOODS.filter(({ name }) => !without.includes(name));
  const portions = foods.map(() => 0);
  let missing: number = winter ? ENERGY.winter : ENERGY.summer;
  let isEating = true;
  while (missing > 0 && isEating) {
    isEating = false;
    for (const [index, food] of foods.entries()) {
      if (missing <= 0 || portions[index] === food.mostPerDay) continue;
      portions[index] += 1;
      missing -= food.energy;
      isEating = true;
    }
  }
  const lines = foods.map((food, index) => ({ food, portions: portions[index] * people * days }));
  return { lines, isEnough: missing <= 0 };
}
