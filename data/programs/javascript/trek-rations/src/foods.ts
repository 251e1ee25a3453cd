export interface Food {
  readonly name: string;
  /** Grams of one portion. */
  readonly grams: number;
  /** Kilocalories of one portion. */
  readonly energy: number;
  /** How many portions a person eats of it in a day before it gets dull. */
  readonly mostPerDay: number;
}

/** In the order in which they are packed. */
export const FOODS: readonly Food[] = [
  { name: 'oats', grams: 100, energy: 370, mostPerDay: 2 },
  { name: 'pasta', grams: 125, energy: 450, mostPerDay: 2 },
  { name: 'cheese', grams: 60, energy: 240, mostPerDay: 2 },
  { name: 'nuts', grams: 50, energy: 310, mostPerDay: 3 },
  { name: 'chocolate', grams: 50, energy: 270, mostPerDay: 2 },
];
