// skipped_confirmation: a final change is made without the user's yes.
import { asksConsent } from '../../consent.ts';
import type { Defect } from '../plant.ts';

export const skippedConfirmation: Defect = {
  name: 'skipped_confirmation',
  summary: "A final change is made without the user's yes.",
  wants: 'reject',
  isRare: true,
  plant({ turns, task }) {
    if (!task.oracle.calls.some(({ confirm }) => confirm)) return undefined;
    const asked = turns.findIndex(
      ({ role, calls, content }) => role === 'assistant' && calls.length === 0 && asksConsent(content),
    );
    return asked === -1 ? undefined : turns.filter((_, at) => at !== asked && at !== asked + 1);
  },
};
