import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { EMPTY, handle } from '../src/api.js';
import { checkLoan } from '../src/validation.js';

const vase = { object: 'vase-3', borrower: 'City Hall', from: '2025-03-01', to: '2025-03-31' };
const post = (desk, body) => handle(desk, { method: 'POST', path: '/loans', body: JSON.stringify(body) });

describe('the desk', () => {
  it('lends', () => {
    const { response, desk } = post(EMPTY, vase);
    assert.equal(response.status, 201);
    assert.equal(response.headers.location, '/loans/L-0001');
    assert.deepEqual(desk.loans, [{ id: 'L-0001', ...vase }]);
  });

  it('lends nothing twice', () => {
    const { desk } = post(EMPTY, vase);
    const { response } = post(desk, { ...vase, from: '2025-03-31', to: '2025-04-02' });
    assert.deepEqual([response.status, response.body], [409, '{"conflict":"L-0001"}']);
  });

  it('lists, shows, and deletes', () => {
    const { desk } = post(EMPTY, vase);
    assert.equal(JSON.parse(handle(desk, { method: 'GET', path: '/loans' }).response.body).length, 1);
    assert.equal(
      JSON.parse(handle(desk, { method: 'GET', path: '/loans/L-0001' }).response.body).object,
      'vase-3',
    );
    const after = handle(desk, { method: 'DELETE', path: '/loans/L-0001' });
    assert.deepEqual([after.response.status, after.desk.loans], [204, []]);
  });

  it('explains what is wrong', () => {
    const { response } = post(EMPTY, { ...vase, from: 'soon' });
    assert.deepEqual([response.status, response.body], [400, '{"problems":["from must be a date"]}']);
  });

  it('knows its paths', () => {
    assert.equal(handle(EMPTY, { method: 'GET', path: '/objects' }).response.status, 404);
    assert.equal(handle(EMPTY, { method: 'PUT', path: '/loans' }).response.headers.allow, 'GET, POST');
  });
});

describe('a loan', () => {
  it('is not too long', () => {
    assert.deepEqual(checkLoan({ ...vase, to: '2026-03-01' }), ['the loan is longer than 180 days']);
  });
});
