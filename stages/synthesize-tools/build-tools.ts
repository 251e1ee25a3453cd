// From a blueprint to the tools of its world: the procedure of the toolsmith role.
import { BugError } from '../../pipeline/errors.ts';
import type { Random } from '../../pipeline/hash.ts';
import type { ToolDraft } from '../../schemas/tool.ts';
import { notFoundCode, objectSchema } from '../worlds/programs.ts';
import { withNames } from '../worlds/tool-names.ts';
import { type Blueprint, entityNamed } from './blueprint.ts';
import type { OperationSpec } from './entity.ts';
import { type EntityView, viewsOf } from './entity-view.ts';
import type { Lexicon } from './lexicon.ts';
import { type NamingStyle, namingStyle } from './naming-style.ts';
import { operationNamed, optionsOf, sideWriteOf } from './operations/index.ts';
import type { Operation, ToolParts } from './operations/operation.ts';
import { describe, fillAll, type Sentences, sentencesFor, textNamed, type Words } from './prose.ts';
import { ruleGuards } from './rules/index.ts';
import { shortName } from './short-names.ts';
import { statementOf } from './writes.ts';

/** What procedures know besides the blueprint. */
export interface GrowthSeeds {
  readonly lexicon: Lexicon;
  readonly sentences: Sentences;
}

export function buildTools(
  blueprint: Blueprint,
  { lexicon, sentences }: GrowthSeeds,
  random: Random,
): ToolDraft[] {
  const style = namingStyle(random);
  const viewOf = viewsOf(blueprint, lexicon);
  const nouns = Object.keys(blueprint.entities);
  const tools = nouns.flatMap((noun) =>
    entityNamed(noun, blueprint).operations.flatMap((spec, index) => {
      const site = { view: viewOf(noun), style, random: random.fork(`${noun}/${index}`), nouns, viewOf };
      return toolFor(spec, { site, sentences, blueprint });
    }),
  );
  return oneOfEachName(tools);
}

/** The first tool of each name: an agent could not tell the others apart. */
const oneOfEachName = (tools: readonly ToolDraft[]): ToolDraft[] =>
  [...new Map([...tools].reverse().map((tool) => [tool.name, tool])).values()].reverse();

interface ToolMaterial {
  readonly site: {
    readonly view: EntityView;
    readonly style: NamingStyle;
    readonly random: Random;
    readonly nouns: readonly string[];
    viewOf(noun: string): EntityView;
  };
  readonly sentences: Sentences;
  readonly blueprint: Blueprint;
}

/** None where no name for it is short enough. */
function toolFor(spec: OperationSpec, { site, sentences, blueprint }: ToolMaterial): ToolDraft[] {
  const { view, style, random, nouns } = site;
  const operation = operationNamed(spec.name);
  const options = optionsOf(spec);
  const own = sentencesFor(spec.name, sentences);
  const { noun, plural, idParameter } = view;
  const common = { noun, plural, id: idParameter, notFound: notFoundCode(view) };
  const text = (name: string, words: Words = {}) => textNamed(own.texts, name, { ...common, ...words });
  const parts = operation.parts({ ...site, text }, options);
  const name = shortName(parts.name, { nouns, style });
  if (name === undefined) return [];
  const words = { ...common, ...parts.words };
  const { program, policies } = programOf(spec, parts, { ...site, operation, options, blueprint });
  const tool: ToolDraft = {
    name,
    description: [describe(own, words, random), ...policies].join(' '),
    ...interfaceOf(parts),
    effect: operation.effect,
    operation: spec.name,
    samples: [...(parts.samples ?? [])],
    intents: [...fillAll(own.intents, words), ...(parts.intents ?? [])],
    program,
  };
  return [withNames(tool, tool.name, style.parameterName)];
}

function interfaceOf({
  parameters,
  result,
}: ToolParts): Pick<ToolDraft, 'inputSchema' | 'outputSchema' | 'references'> {
  return {
    inputSchema: objectSchema(
      Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
      parameters.filter(({ isRequired }) => isRequired).map(({ name }) => name),
    ),
    outputSchema: result.schema,
    references: Object.fromEntries(
      parameters.flatMap(({ name, table }) => (table === undefined ? [] : [[name, table]])),
    ),
  };
}

interface ProgramMaterial extends Pick<ToolMaterial['site'], 'view' | 'viewOf'> {
  readonly operation: Operation;
  readonly options: unknown;
  readonly blueprint: Blueprint;
}

/** The program, and a sentence for each rule that it enforces. */
function programOf(
  { also }: OperationSpec,
  { guards = [], changes = [], result }: ToolParts,
  { view, viewOf, operation, options, blueprint }: ProgramMaterial,
): { program: ToolDraft['program']; policies: string[] } {
  const { entities } = blueprint;
  const writes = operation.writes?.(options, view.entity) ?? [];
  if (writes.length !== changes.length)
    throw new BugError(`${operation.name} declares ${writes.length} writes and makes ${changes.length}`);
  const own = changes.flatMap((change, index) => {
    const write = writes[index];
    return write ? [{ view: write.noun === undefined ? view : viewOf(write.noun), write, change }] : [];
  });
  const aside = also.map((side) => ({
    view: viewOf(side.noun),
    write: sideWriteOf(side),
    change: { values: side.set, where: side.where },
  }));
  const made = [...own, ...aside];
  const ruled = made.flatMap((each) =>
    ruleGuards({ noun: each.view.noun, entity: each.view.entity, entities }, each),
  );
  const said = ruled.map(({ policy, guard: { error } }) => sentenceOf(policy, error.code));
  return {
    program: {
      guards: [...guards, ...ruled.map((each) => each.guard)],
      statements: [...made.map((each) => statementOf(each.view, each.write, each.change))],
      result: { shape: 'one', sql: result.sql },
    },
    policies: [...new Set(said)],
  };
}

/** "Only a manager may set the budget above 400 (otherwise BUDGET_TOO_HIGH)." */
const sentenceOf = (policy: string, code: string): string =>
  `${policy.replace(/\.$/, '')} (otherwise ${code}).`;
