import assert from 'node:assert/strict';
import test from 'node:test';
import { render } from '../src/render.ts';

test('else is written if there is no value', () => {
  const template = '{{if maker}}by {{maker}}{{else}}maker unknown{{end}}.';
  assert.equal(render(template, {}), 'maker unknown.');
  assert.equal(render(template, { maker: 'Roth' }), 'by Roth.');
});
