// none: the agent sees the whole conversation, however long it becomes.
import type { ContextPolicy } from './policy.ts';

export const none: ContextPolicy = {
  name: 'none',
  summary: 'the whole conversation',
  due: async () => undefined,
};
