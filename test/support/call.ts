// A call as a unit makes it, for tests that ask a model directly.
import type { CallContext } from '../../pipeline/models/model.ts';
import { noSpan } from '../../pipeline/trace.ts';

export const testCall = (more: Partial<CallContext> = {}): CallContext => ({
  stage: 'test',
  unit: 'unit',
  role: 'role',
  signal: new AbortController().signal,
  span: noSpan,
  ...more,
});
