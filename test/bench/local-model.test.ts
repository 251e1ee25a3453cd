// The parts of the server for a local model that need no model: grammars of schemas, and calls in what was written.
import { describe, expect, it } from 'vitest';
import { grammarOf, SchemaError } from '../../bench/local-model/grammar.ts';
import { callGrammarAt, readCalls } from '../../bench/local-model/tool-calls.ts';
import { schemaOf } from '../../pipeline/role.ts';
import { roles } from '../../stages/roles.ts';

const ruleOf = (grammar: string, name: string): string | undefined =>
  grammar
    .split('\n')
    .find((line) => line.startsWith(`${name} ::= `))
    ?.slice(`${name} ::= `.length);

describe('the grammar of a schema', () => {
  it('writes properties in their order, and lets those be absent that are not required', () => {
    const grammar = grammarOf({
      type: 'object',
      properties: { end: { enum: ['no', 'yes'] }, note: { type: 'string' } },
      required: ['end'],
      additionalProperties: false,
    });
    expect(ruleOf(grammar, 'root')).toContain(String.raw`"\"end\"" space ":" space root-0 root-n1`);
    expect(ruleOf(grammar, 'root-0')).toBe(String.raw`("\"no\"" | "\"yes\"") space`);
    expect(ruleOf(grammar, 'root-n1')).toContain('| root-n2');
  });

  it.each([
    [{ minItems: 2, maxItems: 3 }, 'root-item ("," space root-item){1,2}'],
    [{ maxItems: 0 }, '"[" space "]" space'],
    [{}, '(root-item ("," space root-item){0,})?'],
  ])('bounds a list: %j', (bounds, body) =>
    expect(ruleOf(grammarOf({ type: 'array', items: { type: 'integer' }, ...bounds }), 'root')).toContain(
      body,
    ),
  );

  it('follows references, also to themselves', () => {
    const grammar = grammarOf({
      $defs: { tree: { type: 'array', items: { $ref: '#/$defs/tree' } } },
      $ref: '#/$defs/tree',
    });
    expect(ruleOf(grammar, 'root')).toBe('root-ref0');
    expect(ruleOf(grammar, 'root-ref0-item')).toBe('root-ref0');
  });

  it('is there for every role', () => {
    for (const { output } of Object.values(roles)) expect(grammarOf(schemaOf(output))).toContain('root ::= ');
  });

  it.each([{ not: { type: 'string' } }, { type: 'array', contains: {} }, { $ref: '#/$defs/gone' }])(
    'is refused where it would promise too much: %j',
    (schema) => expect(() => grammarOf(schema)).toThrow(SchemaError),
  );
});

const tools = [{ name: 'extend_loan', parameters: { type: 'object' } }];
const call = '{"name": "extend_loan", "arguments": {"loan_id": "LN-1"}}';

describe('calls in what a model wrote', () => {
  it.each([
    ['in the tags of its template', `<tool_call>\n${call}\n</tool_call>`],
    ['bare', call],
    ['in a fence', `\`\`\`json\n${call}\n\`\`\``],
    ['in doubled braces, as one template shows them', `<tool_call>\n{${call}}\n</tool_call>`],
    ['in tags of another name', `<tools>${call}</tools>`],
  ])('are read %s', (_, text) =>
    expect(readCalls(text, tools)).toEqual({
      content: '',
      calls: [{ name: 'extend_loan', arguments: '{"loan_id":"LN-1"}' }],
    }),
  );

  it('are read with the words before them, and one after the other', () => {
    const text = `I look it up.\n<tool_call>\n${call}\n</tool_call>\n<tool_call>\n${call}\n</tool_call>`;
    const { content, calls } = readCalls(text, tools);
    expect(content).toBe('I look it up.');
    expect(calls).toHaveLength(2);
  });

  it.each([
    ['of a tool that was not offered', call.replace('extend_loan', 'burn_loan')],
    ['that is no JSON', call.slice(0, -1)],
    ['that is only spoken of', 'I would call extend_loan with LN-1.'],
  ])('are none %s', (_, text) => expect(readCalls(text, tools)).toEqual({ content: text, calls: [] }));
});

describe('the grammar of a call', () => {
  it.each(['<tool_call>\n{"name":', '{"name": ', '```json\n{"name":', '<tool_call>\n{{"name": "'])(
    'begins at the name: %j',
    (text) => {
      const begun = callGrammarAt(text, tools);
      expect(begun).toContain('extend_loan');
      expect(ruleOf(begun ?? '', 'root')?.startsWith('call')).toBe(text.endsWith('"'));
    },
  );
  it.each(['<tool_call>\n', 'Her "name": ', '{"name": "extend'])('does not begin elsewhere: %j', (text) =>
    expect(callGrammarAt(text, tools)).toBeUndefined(),
  );
});
