// The registry of harmless changes that the judge must let pass: adding one is one file and one line here.
import type { Plant } from '../plant.ts';
import { boldValues } from './bold-values.ts';
import { extraRead } from './extra-read.ts';
import { narratedCall } from './narrated-call.ts';
import { noReasoning } from './no-reasoning.ts';
import { offerAtEnd } from './offer-at-end.ts';
import { oneByOne } from './one-by-one.ts';
import { otherDateFormat } from './other-date-format.ts';
import { otherNumberFormat } from './other-number-format.ts';
import { otherOrder } from './other-order.ts';
import { paraphrase } from './paraphrase.ts';
import { politeOpening } from './polite-opening.ts';
import { thanksAtEnd } from './thanks-at-end.ts';
import { unchanged } from './unchanged.ts';

export const harmlessChanges: readonly Plant[] = [
  boldValues,
  extraRead,
  narratedCall,
  noReasoning,
  offerAtEnd,
  oneByOne,
  otherDateFormat,
  otherNumberFormat,
  otherOrder,
  paraphrase,
  politeOpening,
  thanksAtEnd,
  unchanged,
];
