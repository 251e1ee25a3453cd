// The SDK for Kotlin: server.addTool(name = "…", description = "…", inputSchema = Tool.Input(properties =
// buildJsonObject { … }, required = listOf("…"))).
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import { type Extracted, type Extractor, memberPath, noParameters, readEach, toolAt } from '../extractor.ts';
import { type Setting, settingsOf } from '../settings.ts';
import { type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
import { argumentsOf, callOf, typeGiven } from './calls.ts';
import { typeSchema } from './type-schema.ts';
import { json, kotlinGrammar, text, words } from './values.ts';

const sdk = 'io.modelcontextprotocol:kotlin-sdk';

/** `mcpTool<AddArguments>(…)` */
const isTypedCall = /\w{0,60}Tool<\w+>\s*\(/;

export const kotlinAddTool: Extractor = {
  sdk,
  languages: ['kotlin'],
  mayHold: (source) =>
    isTypedCall.test(source) ||
    (/\b(addTool|Tool)\s*\(/.test(source) && /modelcontextprotocol|\baddTool\b/.test(source)),
  extract: (file: SourceFile, project: Project): Extracted[] =>
    readEach(madeIn(file, project), file, (tool) => [toolFrom(tool)]),
};

interface MadeTool extends Setting {
  readonly given: ReadonlyMap<string, Node>;
  /** The class of the arguments in `addTool<AddArguments>(…)`, a function of the server's own. */
  readonly type: string | undefined;
}

function madeIn(file: SourceFile, project: Project): MadeTool[] {
  return nodesOf(file.root(), 'call_expression').flatMap((node) => {
    const { name } = callOf(node);
    const type = /Tool$/.test(name) ? typeGiven(node) : undefined;
    if (name !== 'addTool' && name !== 'Tool' && type === undefined) return [];
    const given = argumentsOf(node);
    // `Tool(name = …, inputSchema = …)` makes a tool that other code adds.
    const isMade = given.has('name') && given.has('inputSchema');
    const isAdded = (name === 'addTool' || type !== undefined) && (given.has('name') || given.size > 1);
    if (!isMade && !isAdded) return [];
    const named = given.get('name') ?? given.get('0');
    return settingsOf({ node, file, project }, named, kotlinGrammar).map((each) => ({
      ...each,
      given,
      type,
    }));
  });
}

function toolFrom({ given, type, ...from }: MadeTool): Extracted {
  const { project } = from;
  const missing: string[] = [];
  const said = given.get('description') ?? given.get('1');
  const description = said && words(said, { project, path: 'description', missing });
  const at = { project, path: 'inputSchema', missing };
  const schema = given.get('inputSchema') ?? given.get('2');
  const isSchema = schema && !/^(annotated_)?lambda/.test(schema.kind());
  const ofType = type === undefined ? noParameters : typeSchema(type, memberPath(at, 'properties'));
  const found = isSchema ? json(schema, at) : ofType;
  const inputSchema = isObject(found) && found.type === 'object' ? found : noParameters;
  const name = text(given.get('name') ?? given.get('0'), project);
  return toolAt({ ...from, sdk }, { name, description, inputSchema, missing });
}
