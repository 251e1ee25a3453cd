// The registry of rules that grown applications may have: adding one is an entry in one of the lists.
import { aboutDates } from './dates.ts';
import { aboutOthers } from './others.ts';
import type { RuleKind } from './rule.ts';
import { aboutValues } from './values.ts';

export const ruleKinds: readonly RuleKind[] = [...aboutOthers, ...aboutDates, ...aboutValues];
