// Steps that change what can be done with a thing: further functions, further rules.
import { operations, writesTo } from '../operations/index.ts';
import { policyFrom, possibleRules } from '../rules/index.ts';
import type { EvolutionStep } from './step.ts';

export const addFunction: EvolutionStep = {
  name: 'add function',
  brief: 'Add one tool that an experienced user would ask for next.',
  take(site) {
    const { noun, entity, random } = site;
    const present = new Set(entity.operations.map((spec) => spec.name));
    const missing = operations.filter((operation) => !present.has(operation.name));
    const proposals = missing.flatMap((operation) =>
      (operation.propose?.(site) ?? []).map(({ options }) => ({ name: operation.name, options })),
    );
    if (proposals.length === 0) return undefined;
    const chosen = { ...random.pick(proposals), also: [] };
    return {
      entity: { ...entity, operations: [...entity.operations, chosen] },
      detail: `${chosen.name} for ${noun}`,
    };
  },
};

export const deepenRules: EvolutionStep = {
  name: 'deepen rules',
  brief:
    'Add one more policy. A guard checks it in every tool that could break it, and their descriptions ' +
    'mention it.',
  take(site) {
    const { noun, entity, random } = site;
    const known = new Set(entity.rules.map(({ name }) => name));
    const writes = writesTo(noun, { ...site.entities, [noun]: entity });
    const possible = possibleRules({ ...site, writes }).filter(
      ({ name, enforcedBy }) => enforcedBy === 'tools' && !known.has(name),
    );
    if (possible.length === 0) return undefined;
    const rule = random.pick(possible);
    return {
      entity: { ...entity, rules: [...entity.rules, rule] },
      detail: `${noun}: ${policyFrom(rule, site).prose}`,
    };
  },
};
