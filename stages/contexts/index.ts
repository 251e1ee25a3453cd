// The registry of context policies: adding one is one file and one line here.
import { hideToolResults } from './hide-tool-results.ts';
import { none } from './none.ts';
import type { ContextPolicy } from './policy.ts';
import { summarize } from './summarize.ts';

export const contextPolicies: readonly ContextPolicy[] = [none, hideToolResults, summarize];
