import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from '../src/parse.ts';
import { render } from '../src/render.ts';

describe('parse', () => {
  it('makes a tree', () => {
    assert.deepEqual(parse('a{{ b.c | x|y }}{{if d}}{{each e}}f{{end}}{{end}}g'), [
      { kind: 'text', text: 'a' },
      { kind: 'value', path: 'b.c', filters: ['x', 'y'] },
      { kind: 'if', path: 'd', body: [{ kind: 'each', path: 'e', body: [{ kind: 'text', text: 'f' }] }] },
      { kind: 'text', text: 'g' },
    ]);
    assert.deepEqual(parse(''), []);
    assert.deepEqual(parse('a }} b'), [{ kind: 'text', text: 'a }} b' }]);
  });

  for (const [template, reason] of [
    ['x {{a', /A tag is not closed: \{\{a/],
    ['{{a {{b}}', /not closed/],
    ['{{end}}', /end without a beginning/],
    ['{{if a}}{{end}}{{end}}', /end without a beginning/],
    ['{{if a}}{{each b}}{{end}}', /An end is missing/],
    ['{{}}', /makes no sense: \{\{\}\}/],
    ['{{a b}}', /makes no sense: \{\{a b\}\}/],
    ['{{a..b}}', /makes no sense/],
    ['{{1a}}', /makes no sense/],
    ['{{if}}', /makes no sense/],
    ['{{each}}', /makes no sense/],
    ['{{if a | upper}}x{{end}}', /makes no sense/],
    ['{{if a}}x{{end | upper}}', /makes no sense/],
    ['{{if .}}x{{end}}', /makes no sense/],
    ['{{xif a}}x', /makes no sense/],
    ['{{if a b}}x', /makes no sense/],
  ] as [string, RegExp][]) {
    it(`refuses ${template}`, () => {
      assert.throws(() => parse(template), SyntaxError);
      assert.throws(() => parse(template), reason);
    });
  }
});

describe('render', () => {
  it('writes values as text', () => {
    assert.equal(
      render('{{a}}{{b}}{{c}}{{d}}{{e}}', { a: 0, b: false, c: null, d: [1, 2], e: undefined }),
      '0false1,2',
    );
  });

  it('looks only into own properties', () => {
    assert.equal(
      render('[{{toString}}{{a.length}}{{a.b.c}}{{n.x}}{{o.constructor}}]', { a: 'xyz', n: null, o: {} }),
      '[]',
    );
    assert.equal(render('{{a.b.c}}', { a: { b: { c: 'deep' } } }), 'deep');
  });

  it('takes values as absent that say nothing', () => {
    const seen = [undefined, null, false, 0, '', [], 'x', 1, true, [0], {}].map((a) =>
      render('{{if a}}1{{end}}', { a }),
    );
    assert.equal(seen.map((text) => text || '0').join(''), '00000011111');
  });

  it('cuts long texts', () => {
    const cut = (a: string) => render('{{a|short}}', { a });
    assert.equal(cut('x'.repeat(40)), 'x'.repeat(40));
    assert.equal(cut('x'.repeat(41)), `${'x'.repeat(39)}…`);
    assert.equal(cut(`${'x'.repeat(38)} yyy`), `${'x'.repeat(38)}…`);
  });

  it('applies filters in order', () => {
    assert.equal(
      render('{{a|html|upper}} {{a|upper|html}}', { a: '<&>"' }),
      '&LT;&AMP;&GT;&QUOT; &lt;&amp;&gt;&quot;',
    );
    assert.throws(() => render('{{a|toString}}', { a: 1 }), /no filter "toString"/);
    assert.throws(() => render('{{a|}}', { a: 1 }), /no filter ""/);
  });

  it('nests lists, with other values in sight', () => {
    const values = { sep: '/', rows: [{ cells: [1, 2] }, { cells: [] }, { cells: [3] }] };
    assert.equal(
      render('{{each rows}}<{{each it.cells}}{{it}}{{sep}}{{end}}>{{end}}', values),
      '<1/2/><><3/>',
    );
    assert.equal(render('{{each a}}x{{end}}{{each b}}y{{end}}', { a: 'text' }), '');
  });
});
