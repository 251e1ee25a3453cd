// Every form of inferred tools: a server of notes has a tool of each.
import { expect, it } from 'vitest';
import { randomFor } from '../../pipeline/hash.ts';
import type { JsonObject } from '../../schemas/json.ts';
import type { Spec } from '../../schemas/spec.ts';
import { forms } from '../../stages/infer-worlds/forms/index.ts';
import { inferWorld } from '../../stages/infer-worlds/infer.ts';
import { readLexicon } from '../../stages/synthesize-tools/lexicon.ts';

const lexicon = await readLexicon();
const text = { type: 'string' };
const list = { type: 'array', items: text };

const spec = (name: string, properties: JsonObject, required: string[] = Object.keys(properties)): Spec => ({
  id: name,
  from: [],
  provenance: { stage: 'harvest', unit: 'test', seed: 1, roles: {} },
  descriptionLanguage: 'eng',
  name,
  originalName: name,
  description: `Does ${name}.`,
  inputSchema: { type: 'object', properties, required },
  server: { name: 'notes', transport: 'stdio' },
  source: { origin: 'live', licence: 'MIT' },
  quality: { score: 1, issues: [] },
});

const notes = [
  spec('create_note', { path: text, content: text }),
  spec('create_notes', {
    notes: {
      type: 'array',
      items: { type: 'object', properties: { path: text, content: text }, required: ['path', 'content'] },
    },
  }),
  spec('get_note', { path: text }),
  spec('get_notes', { paths: list }),
  spec('list_notes', { limit: { type: 'integer', minimum: 1, maximum: 50 } }, []),
  spec('search_notes', { query: text }),
  spec('update_note', { path: text, content: text }),
  spec('close_note', { path: text }),
  spec('delete_note', { path: text }),
  spec('rename_note', { old_path: text, new_path: text }),
];

const { tools, skipped } = inferWorld('notes', notes, { lexicon, random: randomFor('forms') });

it.each(forms.map((form) => form.name))('the form %s gives a tool its program', (name) => {
  expect(skipped).toEqual([]);
  expect(tools.map(({ operation }) => operation)).toContain(name);
});
