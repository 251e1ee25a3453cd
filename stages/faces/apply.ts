// An agent and a task behind a face: wherever a tool or a parameter is named, it has the name that the face
// shows. Users mention neither.
import { isObject, propertiesOf, requiredOf } from '../../pipeline/json/json-schema.ts';
import type { Agent, ToolDeclaration } from '../../schemas/agent.ts';
import type { Face } from '../../schemas/face.ts';
import type { JsonObject } from '../../schemas/json.ts';
import type { CriterionCheck, Task } from '../../schemas/task.ts';
import { declaredTools } from '../catalog/catalog.ts';
import { typescriptDeclarations } from './typescript.ts';

export function facedAgent(agent: Agent, face: Face): Agent {
  const tools = agent.tools.map((tool) => facedTool(tool, face));
  const prompt = withNames(agent.systemPrompt, face);
  const declarations = typescriptDeclarations(declaredTools({ ...agent, tools }, []));
  const declared = `${prompt}\n\nYour tools, as TypeScript declarations:\n\n${declarations}`;
  return {
    ...agent,
    systemPrompt: face.declarations === 'typescript' ? declared : prompt,
    tools,
    distractors: agent.distractors.map((name) => shownName(name, face)),
  };
}

export function facedTask(task: Task, face: Face): Task {
  return {
    ...task,
    goals: task.goals.map((goal) =>
      goal.dropped ? { ...goal, dropped: shownCall(goal.dropped, face) } : goal,
    ),
    withheld: task.withheld.map((name) => shownName(name, face)),
    rubric: task.rubric.map((criterion) => ({
      ...criterion,
      text: withNames(criterion.text, face),
      expects:
        criterion.kind === 'tool_use'
          ? criterion.expects.map((name) => shownName(name, face))
          : criterion.expects,
      ...(criterion.check?.on === 'tools' ? { check: shownTools(criterion.check, face) } : {}),
    })),
    oracle: {
      ...task.oracle,
      calls: task.oracle.calls.map((call) => shownCall(call, face)),
    },
    faults: task.faults.map((fault) => ({ ...fault, tool: shownName(fault.tool, face) })),
    ...(task.plants
      ? { plants: task.plants.map((plant) => ({ ...plant, asks: shownCall(plant.asks, face) })) }
      : {}),
    ...(task.forbidden ? { forbidden: shownCall(task.forbidden, face) } : {}),
    ...(task.nearMiss ? { nearMiss: shownCall(task.nearMiss, face) } : {}),
    ...(task.ways
      ? {
          ways: task.ways.map((way) => ({
            ...way,
            calls: way.calls.map((call) => shownCall(call, face)),
          })),
        }
      : {}),
  };
}

function shownTools(check: Extract<CriterionCheck, { on: 'tools' }>, face: Face): CriterionCheck {
  const shown = (tools: readonly string[]): string[] => tools.map((tool) => shownName(tool, face));
  return { ...check, must: shown(check.must), may: shown(check.may), mustNot: shown(check.mustNot) };
}

const shownCall = <Call extends { tool: string; arguments: JsonObject }>(call: Call, face: Face): Call => ({
  ...call,
  tool: shownName(call.tool, face),
  arguments: shownArguments(call.tool, call.arguments, face),
});

/** A server may name a tool "constructor", which every object inherits. */
const lookOf = (tool: string, { tools }: Face): Face['tools'][string] | undefined =>
  Object.hasOwn(tools, tool) ? tools[tool] : undefined;

export const shownName = (tool: string, face: Face): string => lookOf(tool, face)?.name ?? tool;

function shownArguments(tool: string, given: JsonObject, face: Face): JsonObject {
  const names = new Map(lookOf(tool, face)?.parameters);
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [names.get(name) ?? name, value]));
}

function facedTool(tool: ToolDeclaration, face: Face): ToolDeclaration {
  const shown = lookOf(tool.name, face);
  if (!shown) return tool;
  const properties = new Map(propertiesOf(tool.inputSchema));
  const names = new Map(shown.parameters);
  const inputSchema = {
    ...tool.inputSchema,
    ...(isObject(tool.inputSchema.properties)
      ? {
          properties: Object.fromEntries(
            shown.parameters.map(([name, other]) => [other, properties.get(name) ?? {}]),
          ),
        }
      : {}),
    ...(Array.isArray(tool.inputSchema.required)
      ? { required: requiredOf(tool.inputSchema).map((name) => names.get(name) ?? name) }
      : {}),
  };
  return {
    ...tool,
    name: shown.name,
    inputSchema,
    description: laidOut(tool.description, inputSchema, face),
  };
}

/** One description in one of three layouts. */
function laidOut(description: string, inputSchema: JsonObject, { descriptions }: Face): string {
  const sentences = description.split(/(?<=\.) (?=[A-Z])/);
  const [first = '', ...rest] = sentences;
  if (descriptions === 'as_written' || rest.length === 0) return description;
  if (descriptions === 'lines') return [first, ...rest.map((sentence) => `- ${sentence}`)].join('\n');
  const required = new Set(requiredOf(inputSchema));
  const lines = propertiesOf(inputSchema).map(([name, property]) =>
    `    ${name}${required.has(name) ? '' : ' (optional)'}: ${String(property.description ?? '')}`.trimEnd(),
  );
  return [first, '', rest.join(' '), ...(lines.length > 0 ? ['', 'Args:', ...lines] : [])].join('\n');
}

/**
 * A text with the names of tools as they are shown. Only names that no prose holds by chance are looked for.
 */
function withNames(text: string, { tools }: Face): string {
  return Object.entries(tools)
    .filter(([name, shown]) => /[_A-Z-]/.test(name) && shown.name !== name)
    .sort(([a], [b]) => b.length - a.length)
    .reduce(
      (changed, [name, shown]) =>
        changed.replaceAll(new RegExp(`(?<![\\w-])${name}(?![\\w-])`, 'g'), shown.name),
      text,
    );
}
