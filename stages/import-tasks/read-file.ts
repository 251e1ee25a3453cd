// Reads an import file. YAML holds `agents` and `tasks`; JSONL holds one of them in each line, an agent if it has a
// systemPrompt. Everything that is wrong is reported at once, each with its line.
import { readFile } from 'node:fs/promises';
import { type Document, isMap, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { plainWords, problemLine, problemsFrom } from '../../pipeline/config/problems.ts';
import { isDeepYaml } from '../../pipeline/config/yaml-depth.ts';
import { messageOf, UsageError } from '../../pipeline/errors.ts';
import { isTooDeep, tooDeep } from '../../pipeline/json/foreign-json.ts';
import {
  type ImportedAgent,
  type ImportedTask,
  importedAgentSchema,
  importedTaskSchema,
  importFileSchema,
} from './import-file.ts';

export interface Located<Item> {
  readonly item: Item;
  /** "tasks.yaml:12: tasks.0" */
  readonly place: string;
}

export interface ImportFile {
  readonly agents: readonly Located<ImportedAgent>[];
  readonly tasks: readonly Located<ImportedTask>[];
}

export async function readImportFile(path: string): Promise<ImportFile> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw new UsageError(`${path} cannot be read: ${messageOf(cause)}`, { cause });
  }
  const file = /\.(?:jsonl|ndjson)$/.test(path) ? readLines(path, text) : readYaml(path, text);
  if (file.agents.length + file.tasks.length === 0)
    throw new UsageError(`${path} holds nothing to import; expected agents, tasks, or both`);
  return file;
}

function readYaml(path: string, text: string): ImportFile {
  const lines = new LineCounter();
  if (isDeepYaml(text)) throw new UsageError(`${path} is nested too deeply for agents and tasks`);
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
  const lineAt = (position: number): number => lines.linePos(position).line;
  const [broken] = document.errors;
  if (broken) throw new UsageError(`${path}:${lineAt(broken.pos[0])}: ${broken.message}`);
  const raw = contentsOf(document, path);
  if (!isMap(document.contents))
    throw new UsageError(`${path}: expected the keys agents and tasks, each with a list`);
  /** The line of a key, or of the nearest thing around it that is there. */
  const lineOf = (keys: readonly PropertyKey[]): number => {
    for (let length = keys.length; length > 0; length -= 1) {
      const node: unknown = document.getIn(keys.slice(0, length), true);
      const range = node instanceof Object && 'range' in node ? node.range : undefined;
      if (Array.isArray(range)) return lineAt(Number(range[0]));
    }
    return 1;
  };
  const parsed = importFileSchema.safeParse(raw, { error: plainWords });
  if (!parsed.success)
    throw problemsError(
      problemsFrom(parsed.error, raw as object, importFileSchema) // a map, as checked above
        .map((problem) => problemLine(problem, `${path}:${lineOf(problem.path)}`)),
    );
  const located = <Item>(list: 'agents' | 'tasks', items: readonly Item[]): Located<Item>[] =>
    items.map((item, at) => ({ item, place: `${path}:${lineOf([list, at])}: ${list}.${at}` }));
  return { agents: located('agents', parsed.data.agents), tasks: located('tasks', parsed.data.tasks) };
}

/** Throws a UsageError for aliases without an anchor, or that expand without end. */
function contentsOf(document: Document, path: string): unknown {
  try {
    return document.toJS();
  } catch (cause) {
    throw new UsageError(`${path}: ${messageOf(cause)}; write the values out instead`, { cause });
  }
}

function readLines(path: string, text: string): ImportFile {
  const agents: Located<ImportedAgent>[] = [];
  const tasks: Located<ImportedTask>[] = [];
  const problems: string[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const place = `${path}:${index + 1}`;
    try {
      const raw: unknown = JSON.parse(line);
      if (isTooDeep(raw)) throw new UsageError(`${place}: it is ${tooDeep}`);
      if (raw instanceof Object && 'systemPrompt' in raw)
        agents.push({ item: parsedLine(importedAgentSchema, raw, place), place: `${place}: agent` });
      else tasks.push({ item: parsedLine(importedTaskSchema, raw, place), place: `${place}: task` });
    } catch (error) {
      problems.push(error instanceof UsageError ? error.message : `${place}: ${messageOf(error)}`);
    }
  }
  if (problems.length > 0) throw problemsError(problems);
  return { agents, tasks };
}

function parsedLine<Item>(schema: z.ZodType<Item>, raw: unknown, place: string): Item {
  const { data, error } = schema.safeParse(raw, { error: plainWords });
  if (data !== undefined) return data;
  const problems = problemsFrom(error as z.ZodError, Object(raw), schema); // there is an error where there is no data
  throw problemsError(problems.map((problem) => problemLine(problem, place)));
}

const problemsError = (lines: readonly string[]): UsageError => new UsageError(lines.join('\n'));
