// The pictures of a dataset card: those of the run, and those of the plays that have rows.
import type { Reader } from '../../../pipeline/store.ts';
import {
  calibrationPicture,
  funnelPicture,
  kindsPicture,
  lengthsPicture,
  mapPicture,
  type Picture,
} from '../../pictures/run-pictures.ts';
import { colors } from '../../pictures/svg.ts';
import type { CardCounts } from './counts.ts';

/** `plays`: what was counted of the plays in the rows, for a card that is about plays. */
export async function cardPictures(store: Reader, plays?: CardCounts): Promise<readonly Picture[]> {
  const kinds = [...(plays?.kinds ?? [])].map(([name, count]) => ({ name, values: [count] }));
  const pictures = [
    await funnelPicture(store),
    kindsPicture(kinds, { note: 'Plays that have rows in this dataset', parts: [['plays', colors.blue]] }),
    lengthsPicture(plays?.calls ?? []),
    await mapPicture(store),
    await calibrationPicture(store),
  ];
  return pictures.filter((picture) => picture !== undefined);
}
