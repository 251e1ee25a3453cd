// The official SDK for TypeScript: server.tool(name, description?, shape?, annotations?, handler) and
// server.registerTool(name, config, handler).
import { type Extracted, type Extractor, readEach } from '../extractor.ts';
import { type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
import { argumentsOf } from '../syntax.ts';
import { scopeOf } from './evaluate.ts';
import { declarationsAt } from './instances.ts';
import { readTool, type ToolMembers, toolMembersIn } from './read-tool.ts';
import { spreadable } from './spread.ts';

import { Draft, isMembers, type Value, Zod } from './value.ts';

const sdk = '@modelcontextprotocol/sdk';

export const mcpSdk: Extractor = {
  sdk,
  languages: ['typescript', 'javascript'],
  mayHold: (text) => /\.(tool|registerTool|registerToolTask)\s*[(<]|\bregisterAppTool\b/.test(text),
  extract(file: SourceFile, project: Project): Extracted[] {
    return readEach(nodesOf(file.root(), 'call_expression'), file, (call): Extracted[] => {
      const callee = call.field('function');
      const isMember = callee?.kind() === 'member_expression';
      const method = (isMember ? callee.field('property') : callee)?.text() ?? '';
      if (!(isMember ? methods : functions).test(method)) return [];
      // The function gets the server first.
      const given = argumentsOf(call).slice(isMember ? 0 : 1);
      if (!mayRegister(given)) return [];
      return declarationsAt(call, scopeOf(file, project), (instance) => {
        const { scope } = instance;
        // The last is the handler, also where all of them are spread: server.tool(...tool).
        const [name, ...rest] = given.flatMap((argument) => spreadable(argument, scope)).slice(0, -1);
        const isConfigured = method !== 'tool' && !isWords(rest[0]);
        const parts = isConfigured ? configured(name, rest[0]) : positional(name, rest);
        return readTool(parts, { ...instance, sdk });
      });
    });
  },
};

const methods = /^(tool|registerTool|registerToolTask)$/;
const functions = /^registerAppTool$/;

/** A handler comes last; a call without one registers nothing here. A task's is an object of handlers. */
function mayRegister(given: readonly Node[]): boolean {
  const last = String(given.at(-1)?.kind());
  if (last === 'spread_element') return true;
  return (
    given.length > (last === 'object' ? 2 : 1) && !/^(template_)?string$|^(number|array|null)$/.test(last)
  );
}

function configured(name: Value | undefined, config: Value | undefined): ToolMembers {
  return { ...(isMembers(config) ? toolMembersIn(config) : { inputSchema: config }), name };
}

const isWords = (value: Value | undefined): boolean => typeof value === 'string' || value instanceof Draft;

/** The arguments between name and handler are distinguished by their values. */
function positional(name: Value | undefined, rest: readonly Value[]): ToolMembers {
  const [first, ...others] = rest;
  const isText = isWords(first) || (rest.length > 1 && !isMembers(first));
  const objects = isText ? others : rest;
  const annotations = objects.find(isAnnotations);
  const shape = objects.find((value) => value !== annotations);
  return {
    name,
    ...(isText ? { description: first } : {}),
    ...(shape === undefined ? {} : { inputSchema: shape }),
    ...(annotations ? { annotations } : {}),
  };
}

const hints = new Set(['title', 'readOnlyHint', 'destructiveHint', 'idempotentHint', 'openWorldHint']);

const isAnnotations = (value: Value): boolean =>
  isMembers(value) &&
  Object.keys(value).length > 0 &&
  Object.entries(value).every(([key, member]) => hints.has(key) && !(member instanceof Zod));
