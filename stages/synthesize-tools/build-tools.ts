// From a blueprint to the tools of its world: the procedure of the toolsmith role.
import type { Random } from '../../pipeline/hash.ts';
import type { ToolDraft } from '../../schemas/tool.ts';
import { renamed } from '../worlds/renamed.ts';
import type { Blueprint } from './blueprint.ts';
import { entityView } from './entity-view.ts';
import type { Lexicon } from './lexicon.ts';
import { namingStyle } from './names.ts';
import { operations } from './operations/index.ts';

const longestName = 64;

export function buildTools(blueprint: Blueprint, lexicon: Lexicon, random: Random): ToolDraft[] {
  const style = namingStyle(random);
  const viewOf = (noun: string) => entityView(noun, blueprint, lexicon);
  return Object.entries(blueprint.entities).flatMap(([noun, entity]) =>
    entity.operations.flatMap((spec, index): ToolDraft[] => {
      const operation = operations.find((candidate) => candidate.name === spec.name);
      if (!operation) throw new Error(`no operation ${spec.name}`);
      const place = {
        view: viewOf(noun),
        blueprint,
        lexicon,
        style,
        random: random.fork(`${noun}/${index}`),
        viewOf,
      };
      const draft = {
        ...operation.draft(place, spec.options),
        operation: spec.name,
        effect: operation.effect,
      };
      // Where nouns are long a name may be longer than function calling allows. Such a tool is never made.
      return draft.name.length > longestName ? [] : [renamed(draft, draft.name, style.parameterName)];
    }),
  );
}
