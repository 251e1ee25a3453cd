// The words that the sentences of tools for availability use.
import { fieldWords } from '../../../english.ts';
import { clockTime, type SlotSite } from './slots.ts';

export const slotWords = ({ slots, parent }: SlotSite) => ({
  parent: parent.noun,
  parents: parent.plural,
  parentId: parent.idParameter,
  opens: clockTime(slots.opens),
  closes: clockTime(slots.closes),
  step: String(slots.step),
  busy: slots.busy.length > 0 ? slots.busy.map(fieldWords).join(' or ') : undefined,
});
