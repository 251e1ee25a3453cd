import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { EMPTY, handle } from '../src/api.js';
import { checkLoan, LONGEST } from '../src/validation.js';

const loan = (object, from, to, more = {}) => ({ object, borrower: 'B', from, to, ...more });
const send = (desk, method, path, body) =>
  handle(desk, { method, path, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
const filled = (...loans) => loans.reduce((desk, body) => send(desk, 'POST', '/loans', body).desk, EMPTY);

describe('checkLoan', () => {
  it('needs an object', () => {
    for (const body of [null, 5, 'x', []]) assert.deepEqual(checkLoan(body), ['the body must be an object']);
  });

  it('lists everything in order', () => {
    assert.deepEqual(checkLoan({}), [
      'object must be a text',
      'borrower must be a text',
      'from must be a date',
      'to must be a date',
    ]);
    assert.deepEqual(checkLoan(loan('', '2025-01-02', '2025-01-01', { borrower: 7 })), [
      'object must be a text',
      'borrower must be a text',
      'to must not be before from',
    ]);
  });

  it('knows the calendar', () => {
    for (const date of ['2025-02-29', '2025-13-01', '2025-1-1', '20250101', 20250101, '2025-01-01T00:00']) {
      assert.deepEqual(checkLoan(loan('a', '2025-01-01', date)), ['to must be a date'], String(date));
    }
    assert.deepEqual(checkLoan(loan('a', '2024-02-29', '2024-02-29')), []);
  });

  it('allows 180 days', () => {
    assert.equal(LONGEST, 180);
    assert.deepEqual(checkLoan(loan('a', '2025-01-01', '2025-06-30')), []);
    assert.deepEqual(checkLoan(loan('a', '2025-01-01', '2025-07-01')), ['the loan is longer than 180 days']);
  });
});

describe('POST', () => {
  it('answers with the loan', () => {
    const { response, desk } = send(
      EMPTY,
      'POST',
      '/loans',
      loan('a', '2025-01-01', '2025-01-02', { note: 'x', id: 'L-9' }),
    );
    assert.deepEqual(response, {
      status: 201,
      headers: { 'content-type': 'application/json', location: '/loans/L-0001' },
      body: '{"id":"L-0001","object":"a","borrower":"B","from":"2025-01-01","to":"2025-01-02"}',
    });
    assert.equal(desk.lastNumber, 1);
    assert.deepEqual(EMPTY, { loans: [], lastNumber: 0 });
  });

  it('refuses what is no loan', () => {
    const { response, desk } = handle(EMPTY, { method: 'POST', path: '/loans', body: '{' });
    assert.deepEqual(response, {
      status: 400,
      headers: { 'content-type': 'application/json' },
      body: '{"problems":["the body must be JSON"]}',
    });
    assert.equal(desk, EMPTY);
    assert.equal(handle(EMPTY, { method: 'POST', path: '/loans' }).response.status, 400);
    assert.equal(
      send(EMPTY, 'POST', '/loans', null).response.body,
      '{"problems":["the body must be an object"]}',
    );
  });

  it('finds conflicts on shared days only', () => {
    const desk = filled(loan('a', '2025-01-10', '2025-01-20'), loan('b', '2025-01-01', '2025-03-01'));
    const status = (...args) => send(desk, 'POST', '/loans', loan(...args)).response.status;
    assert.deepEqual(
      [
        status('a', '2025-01-01', '2025-01-09'),
        status('a', '2025-01-01', '2025-01-10'),
        status('a', '2025-01-12', '2025-01-13'),
        status('a', '2025-01-20', '2025-01-30'),
        status('a', '2025-01-21', '2025-01-30'),
      ],
      [201, 409, 409, 409, 201],
    );
    const { response, desk: after } = send(desk, 'POST', '/loans', loan('b', '2025-02-01', '2025-02-01'));
    assert.equal(response.body, '{"conflict":"L-0002"}');
    assert.equal(after, desk);
  });

  it('uses no number twice', () => {
    const desk = send(filled(loan('a', '2025-01-01', '2025-01-01')), 'DELETE', '/loans/L-0001').desk;
    assert.equal(
      send(desk, 'POST', '/loans', loan('a', '2025-01-01', '2025-01-01')).response.headers.location,
      '/loans/L-0002',
    );
    assert.equal(
      send({ loans: [], lastNumber: 9999 }, 'POST', '/loans', loan('a', '2025-01-01', '2025-01-01')).response
        .headers.location,
      '/loans/L-10000',
    );
  });
});

describe('other requests', () => {
  const desk = filled(
    loan('c', '2025-03-01', '2025-03-01'),
    loan('a', '2025-01-01', '2025-01-01'),
    loan('b', '2025-03-01', '2025-03-01'),
  );

  it('list in order and change nothing', () => {
    const { response, desk: after } = send(desk, 'GET', '/loans');
    assert.deepEqual(
      JSON.parse(response.body).map(({ object }) => object),
      ['a', 'c', 'b'],
    );
    assert.deepEqual(
      [response.status, response.headers, after],
      [200, { 'content-type': 'application/json' }, desk],
    );
    assert.deepEqual(
      desk.loans.map(({ object }) => object),
      ['c', 'a', 'b'],
    );
    const many = {
      loans: ['L-10000', 'L-9999'].map((id) => ({ id, ...loan('a', '2025-01-01', '2025-01-01') })),
      lastNumber: 10000,
    };
    assert.deepEqual(
      JSON.parse(send(many, 'GET', '/loans').response.body).map(({ id }) => id),
      ['L-9999', 'L-10000'],
    );
  });

  it('show and delete one', () => {
    const shown = send(desk, 'GET', '/loans/L-0003').response;
    assert.deepEqual([shown.status, JSON.parse(shown.body).object], [200, 'b']);
    const { response, desk: after } = send(desk, 'DELETE', '/loans/L-0001');
    assert.deepEqual(response, { status: 204, headers: {}, body: '' });
    assert.deepEqual([after.loans.map(({ object }) => object), after.lastNumber], [['a', 'b'], 3]);
    assert.equal(desk.loans.length, 3);
  });

  it('are refused without a body', () => {
    for (const [method, path, status, headers] of [
      ['GET', '/loans/L-0009', 404, {}],
      ['DELETE', '/loans/L-0009', 404, {}],
      ['POST', '/loans/L-0001', 405, { allow: 'GET, DELETE' }],
      ['PUT', '/loans/L-0009', 405, { allow: 'GET, DELETE' }],
      ['DELETE', '/loans', 405, { allow: 'GET, POST' }],
      ['GET', '/', 404, {}],
      ['GET', '/loans/', 404, {}],
      ['GET', '/loans/L-0001/x', 404, {}],
      ['GET', '/old/loans/L-0001', 404, {}],
    ]) {
      const answer = send(desk, method, path);
      assert.deepEqual(answer.response, { status, headers, body: '' }, `${method} ${path}`);
      assert.equal(answer.desk, desk);
    }
  });
});
