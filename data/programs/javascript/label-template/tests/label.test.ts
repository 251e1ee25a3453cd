import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { render } from '../src/render.ts';

describe('a label', () => {
  it('has values', () => {
    assert.equal(
      render('{{title}} ({{ maker.name }})', { title: 'Vase', maker: { name: 'A. Roth' } }),
      'Vase (A. Roth)',
    );
  });

  it('leaves out what is missing', () => {
    assert.equal(render('{{title}}, {{year}}', { title: 'Vase' }), 'Vase, ');
  });

  it('has filters', () => {
    assert.equal(render('{{title | upper | html}}', { title: 'a<b' }), 'A&lt;B');
  });

  it('has conditions', () => {
    assert.equal(render('Vase{{if year}}, {{year}}{{end}}', { year: 1912 }), 'Vase, 1912');
    assert.equal(render('Vase{{if year}}, {{year}}{{end}}', {}), 'Vase');
  });

  it('has lists', () => {
    assert.equal(
      render('{{each materials}}- {{it}}\n{{end}}', { materials: ['clay', 'gold'] }),
      '- clay\n- gold\n',
    );
  });

  it('reports a missing end', () => {
    assert.throws(() => render('{{if a}}', {}), /end is missing/);
  });

  it('reports an unknown filter', () => {
    assert.throws(() => render('{{a | shout}}', { a: 1 }), SyntaxError);
  });
});
