// Steps that change what can be done with a thing: further functions, deeper rules.
import { operations } from '../operations/index.ts';
import type { Outlook } from '../operations/operation.ts';
import { ruleKinds } from '../rules/index.ts';
import { type EvolutionStep, type Subject, settingsOf } from './step.ts';

const outlookOf = ({ noun, entity, entities, random }: Subject): Outlook => ({
  noun,
  entity,
  entities,
  random,
});

export const addFunction: EvolutionStep = {
  name: 'add function',
  brief: 'add one tool that a seasoned user would ask for next',
  take(subject) {
    const { noun, entity, random } = subject;
    const present = new Set(entity.operations.map((spec) => spec.name));
    const missing = operations.filter((operation) => !present.has(operation.name));
    const proposals = missing.flatMap((operation) =>
      operation.propose(outlookOf(subject)).map(({ options }) => ({ name: operation.name, options })),
    );
    if (proposals.length === 0) return undefined;
    const chosen = random.pick(proposals);
    return {
      entity: { ...entity, operations: [...entity.operations, chosen] },
      detail: `${chosen.name} for ${noun}`,
    };
  },
};

export const deepenRules: EvolutionStep = {
  name: 'deepen rules',
  brief: 'lay one more rule of the house on a write, checked by a guard and told in its description',
  take(subject) {
    const { noun, entity, random } = subject;
    const outlook = outlookOf(subject);
    const candidates = entity.operations.flatMap((spec, index) => {
      const writing = operations.find(({ name }) => name === spec.name)?.writing?.(spec.options);
      const rules = settingsOf(spec).rules ?? [];
      if (!writing || rules.length > 1) return [];
      const known = new Set(rules.map(({ code }) => code));
      return ruleKinds.flatMap((kind) => {
        const rule = kind.make(writing, outlook);
        return rule && !known.has(rule.code) ? [{ index, rule, rules }] : [];
      });
    });
    if (candidates.length === 0) return undefined;
    const { index, rule, rules } = random.pick(candidates);
    const changed = entity.operations.map((spec, place) =>
      place === index ? { ...spec, options: { ...(spec.options as object), rules: [...rules, rule] } } : spec,
    );
    return {
      entity: { ...entity, operations: changed },
      detail: `${entity.operations[index]?.name} of ${noun}: ${rule.policy}`,
    };
  },
};
