// invented_detail: the answer adds a detail that no result shows.
import { type Defect, withAdded } from '../plant.ts';

export const inventedDetail: Defect = {
  name: 'invented_detail',
  summary: 'The answer adds a number, a date, or a code that no result shows.',
  wants: 'reject',
  plant: ({ turns, random }) =>
    withAdded(
      turns,
      random.pick([
        `Your confirmation number is ${random.integer(20_311, 98_877)}.`,
        `The reference is QX-${random.integer(3102, 9877)}.`,
        `It was last updated on July ${random.integer(2, 29)}, 2019.`,
        `There is also a fee of $${random.integer(211, 977)}.50.`,
      ]),
    ),
};
