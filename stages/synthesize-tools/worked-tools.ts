// The tools that the prompt of the toolsmith role shows as an example: those of the application in
// worked-example.ts.
import type { JsonObject } from '../../schemas/json.ts';
import type { ToolDraft } from '../../schemas/tool.ts';
import { objectSchema } from '../worlds/programs.ts';

const loanId: JsonObject = { type: 'string', description: 'ID of the loan, such as LN-1001.' };
const memberId: JsonObject = { type: 'string', description: 'ID of the member, such as MB-1001.' };
const status: JsonObject = { type: 'string', enum: ['out', 'back', 'lost'] };

const loan = objectSchema({
  id: { type: 'string' },
  member_id: { type: 'string' },
  title: { type: 'string' },
  due_on: { type: 'string', format: 'date' },
  renewals: { type: 'integer' },
  status,
});

const loanColumns = '"id", "member_id", "title", "due_on", "renewals", "status"';
const thisLoan = `SELECT ${loanColumns} FROM "loans" WHERE "id" = :loan_id`;

const loanExists = {
  sql: 'SELECT EXISTS (SELECT 1 FROM "loans" WHERE "id" = :loan_id)',
  error: { code: 'LOAN_NOT_FOUND', message: 'No loan has the ID {loan_id}.' },
};
const loanIsOut = {
  sql: `SELECT "status" = 'out' FROM "loans" WHERE "id" = :loan_id`,
  error: { code: 'LOAN_CLOSED', message: 'Loan {loan_id} is back or lost and can no longer be changed.' },
};
const memberExists = {
  sql: 'SELECT EXISTS (SELECT 1 FROM "members" WHERE "id" = :member_id)',
  error: { code: 'MEMBER_NOT_FOUND', message: 'No member has the ID {member_id}.' },
};

export const exampleTools: ToolDraft[] = [
  {
    name: 'search_loans',
    description:
      'Finds loans by words of the title, by the name of the member, or by status, and returns at most ten ' +
      'at a time with the number of all matches. Use it to look up the ID of a loan.',
    inputSchema: objectSchema(
      {
        title: { type: 'string', description: 'Part of the title, in any case.' },
        member_name: { type: 'string', description: 'Part of the name of the member, in any case.' },
        status: { ...status, description: 'Only loans with this status.' },
        offset: { type: 'integer', minimum: 0, maximum: 1000, description: 'How many matches to skip.' },
      },
      [],
    ),
    outputSchema: objectSchema({ total: { type: 'integer' }, loans: { type: 'array', items: loan } }),
    effect: 'read',
    operation: 'search',
    references: {},
    samples: [{ title: 'Bread', member_name: 'Santos' }, { title: 'north' }, { member_name: 'Haddad' }],
    intents: ['who has {title} at the moment', 'show me the books of {member_name}'],
    program: {
      guards: [],
      statements: [],
      result: {
        sql:
          'WITH found AS (SELECT l.* FROM "loans" l JOIN "members" m ON m."id" = l."member_id" WHERE ' +
          `(:title IS NULL OR l."title" LIKE '%' || :title || '%') AND ` +
          `(:member_name IS NULL OR m."name" LIKE '%' || :member_name || '%') AND ` +
          '(:status IS NULL OR l."status" = :status)) SELECT (SELECT COUNT(*) FROM found) AS total, ' +
          `coalesce((SELECT json_group_array(json_object('id', "id", 'member_id', "member_id", 'title', ` +
          `"title", 'due_on', "due_on", 'renewals', "renewals", 'status', "status")) FROM (SELECT * FROM ` +
          `found ORDER BY "id" LIMIT 10 OFFSET coalesce(:offset, 0))), '[]') AS loans`,
        shape: 'one',
      },
    },
  },
  {
    name: 'check_borrowing',
    description:
      'Checks whether a member may borrow a book now, and says how many books the member has out and how ' +
      'many of these are overdue. Use it before you promise a book. It changes nothing.',
    inputSchema: objectSchema({ member_id: memberId }),
    outputSchema: objectSchema({
      may_borrow: { type: 'boolean' },
      books_out: { type: 'integer' },
      overdue: { type: 'integer' },
    }),
    effect: 'read',
    operation: 'check',
    references: { member_id: 'members' },
    samples: [],
    intents: ['can {member_id} take out another book', 'is {member_id} allowed to borrow'],
    program: {
      guards: [memberExists],
      statements: [],
      result: {
        sql:
          'SELECT NOT (SELECT "blocked" FROM "members" WHERE "id" = :member_id) AS may_borrow, COUNT(*) AS ' +
          'books_out, coalesce(SUM("due_on" < substr(:now, 1, 10)), 0) AS overdue FROM "loans" ' +
          `WHERE "member_id" = :member_id AND "status" = 'out'`,
        shape: 'one',
      },
    },
  },
  {
    name: 'calculate_late_fee',
    description:
      'Works out the late fee of one loan: 0.20 EUR for each day after the due date, at most 5 EUR. For ' +
      'books that are still out, it counts until today. It does not collect the fee.',
    inputSchema: objectSchema({ loan_id: loanId }),
    outputSchema: objectSchema({
      days_late: { type: 'integer' },
      fee: { type: 'number', description: 'In EUR.' },
    }),
    effect: 'read',
    operation: 'compute',
    references: { loan_id: 'loans' },
    samples: [],
    intents: ['what is owed for {loan_id}', 'how high is the late fee for {loan_id}'],
    program: {
      guards: [loanExists],
      statements: [],
      result: {
        sql:
          'SELECT days AS days_late, round(min(days * 0.2, 5), 2) AS fee FROM (SELECT CAST(max(0, ' +
          'julianday(coalesce("returned_on", substr(:now, 1, 10))) - julianday("due_on")) AS INTEGER) AS ' +
          'days FROM "loans" WHERE "id" = :loan_id)',
        shape: 'one',
      },
    },
  },
  {
    name: 'lend_book',
    description:
      'Lends a book to a member for 28 days from today and returns the new loan. Members who are blocked ' +
      'are refused (MEMBER_BLOCKED).',
    inputSchema: objectSchema({
      member_id: memberId,
      title: { type: 'string', minLength: 1, maxLength: 120, description: 'Title of the book.' },
    }),
    outputSchema: loan,
    effect: 'write',
    operation: 'create',
    references: { member_id: 'members' },
    samples: [{ title: 'The Glass Orchard' }, { title: 'Night Ferry to Bergen' }, { title: 'Soil' }],
    intents: ['lend {title} to {member_id}', '{member_id} would like to take {title} home'],
    program: {
      guards: [
        memberExists,
        {
          sql: 'SELECT NOT "blocked" FROM "members" WHERE "id" = :member_id',
          error: { code: 'MEMBER_BLOCKED', message: 'Member {member_id} is blocked.' },
        },
      ],
      statements: [
        'INSERT INTO "loans" ("id", "member_id", "title", "lent_on", "due_on", "renewals", "status") SELECT ' +
          `'LN-' || (MAX(CAST(substr("id", 4) AS INTEGER)) + 1), :member_id, :title, substr(:now, 1, 10), ` +
          `date(substr(:now, 1, 10), '+28 days'), 0, 'out' FROM "loans"`,
      ],
      result: {
        sql: `SELECT ${loanColumns} FROM "loans" ORDER BY CAST(substr("id", 4) AS INTEGER) DESC LIMIT 1`,
        shape: 'one',
      },
    },
  },
  {
    name: 'renew_loan',
    description:
      'Moves the due date of one loan that is still out by 14 days and counts the renewal. Returned and ' +
      'lost books are refused (LOAN_CLOSED); lend those again instead.',
    inputSchema: objectSchema({ loan_id: loanId }),
    outputSchema: loan,
    effect: 'write',
    operation: 'renew',
    references: { loan_id: 'loans' },
    samples: [],
    intents: ['renew {loan_id}', 'I need two more weeks for {loan_id}'],
    program: {
      guards: [loanExists, loanIsOut],
      statements: [
        `UPDATE "loans" SET "due_on" = date("due_on", '+14 days'), "renewals" = "renewals" + 1 ` +
          'WHERE "id" = :loan_id',
      ],
      result: { sql: thisLoan, shape: 'one' },
    },
  },
  {
    name: 'report_lost',
    description:
      'Records that the book of a loan is lost, with a note on what happened. This is final. Use it only ' +
      'for books that are still out (otherwise LOAN_CLOSED).',
    inputSchema: objectSchema({
      loan_id: loanId,
      note: { type: 'string', minLength: 1, maxLength: 200, description: 'What happened, in a sentence.' },
    }),
    outputSchema: loan,
    effect: 'write',
    operation: 'transition',
    references: { loan_id: 'loans' },
    samples: [{ note: 'Left in a hotel.' }, { note: 'Fell into the lake.' }, { note: 'Lost in a move.' }],
    intents: ['{loan_id} is gone: {note}', 'please report {loan_id} as lost'],
    program: {
      guards: [loanExists, loanIsOut],
      statements: [`UPDATE "loans" SET "status" = 'lost', "note" = :note WHERE "id" = :loan_id`],
      result: { sql: thisLoan, shape: 'one' },
    },
  },
];
