// Catalog: the tools of an agent that sees a search over them in place of their declarations. It finds a tool by
// words and calls it through a second tool. This file translates between a call as the agent makes it and the call
// that is meant.
import { isObject } from '../../pipeline/json/json-schema.ts';
import type { ToolOffer } from '../../pipeline/models/model.ts';
import type { Agent, Catalog } from '../../schemas/agent.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';

interface Call {
  readonly name: string;
  readonly arguments: JsonObject;
}

/** What the agent sees as its tools: what is declared to it, and nothing that it has to search for. */
export function declaredTools(
  { tools, catalog }: Pick<Agent, 'tools' | 'catalog'>,
  withheld: readonly string[],
): ToolOffer[] {
  const declared = catalog
    ? [catalog.search, catalog.call]
    : tools.filter(({ name }) => !withheld.includes(name));
  return declared.map(({ name, description, inputSchema }) => ({ name, description, inputSchema }));
}

export const isSearch = ({ name }: Pick<Call, 'name'>, catalog: Catalog | undefined): boolean =>
  name === catalog?.search.name;

/** The call that is meant: that of the found tool. Any other call, and one that names no tool, is left as it is. */
export function meantCall<Made extends Call>(call: Made, catalog: Catalog | undefined): Made {
  if (!catalog || call.name !== catalog.call.name) return call;
  const { [catalog.call.tool]: name, [catalog.call.arguments]: given } = call.arguments;
  return typeof name === 'string' && isObject(given) ? { ...call, name, arguments: given } : call;
}

/** The call as an agent with a catalog makes it. */
export const callThrough = ({ call }: Catalog, { name, arguments: given }: Call): Call => ({
  name: call.name,
  arguments: { [call.tool]: name, [call.arguments]: given },
});

/** The call as the agent makes it, for a call that was meant: what `meantCall` undoes. */
export const madeCall = (call: Call, catalog: Catalog | undefined): Call =>
  !catalog || isSearch(call, catalog) || call.name === catalog.call.name ? call : callThrough(catalog, call);

/** Tools as a search returns them. */
export const asMatches = (tools: readonly ToolOffer[], { results }: Catalog): JsonObject => ({
  [results.list]: tools.map(({ name, description, inputSchema }) => ({
    name,
    description,
    [results.schema]: inputSchema,
  })),
});

/** Names of the tools that a search has returned. */
export function foundIn(value: Json, { results }: Catalog): string[] {
  const matches = isObject(value) ? value[results.list] : undefined;
  return (Array.isArray(matches) ? matches : []).flatMap((match) =>
    isObject(match) && typeof match.name === 'string' ? [match.name] : [],
  );
}
