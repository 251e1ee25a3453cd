import assert from 'node:assert/strict';
import test from 'node:test';
import { render } from '../src/render.ts';

test('else can be nested and empty', () => {
  const template = '{{if a}}A{{else}}{{if b}}B{{else}}{{end}}C{{end}}';
  assert.deepEqual(
    [{ a: 1 }, { b: 1 }, {}].map((values) => render(template, values)),
    ['A', 'BC', 'C'],
  );
  assert.equal(render('{{each a}}{{if it}}y{{else}}n{{end}}{{end}}', { a: [0, 1, ''] }), 'nyn');
});

test('else belongs to exactly one if', () => {
  for (const template of [
    '{{else}}',
    '{{each a}}{{else}}{{end}}',
    '{{if a}}{{else}}{{else}}{{end}}',
    '{{if a}}{{end}}{{else}}',
    '{{if a}}{{else | upper}}{{end}}',
  ]) {
    assert.throws(() => render(template, {}), SyntaxError, template);
  }
});
