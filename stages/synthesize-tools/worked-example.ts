// The application that the prompts of world-builder and toolsmith show as an example. It obeys the rules of
// both prompts and passes validation; a test holds it to that.
import type { Policy } from '../../schemas/policy.ts';
import type { WorldDraft } from '../../schemas/world.ts';
import { rowsFrom } from './compact-rows.ts';

const policies: Policy[] = [
  {
    id: 'blocked-members',
    about: 'state',
    enforcedBy: 'tools',
    check: {
      on: 'change',
      table: 'loans',
      violation:
        'changed.new_member_id IS NOT changed.old_member_id AND EXISTS ' +
        '(SELECT 1 FROM members WHERE id = changed.new_member_id AND blocked = 1)',
    },
    error: { code: 'MEMBER_BLOCKED', message: 'A member who is blocked cannot borrow books.' },
    prose: 'A member who is blocked cannot borrow books.',
  },
  {
    id: 'closed-loans',
    about: 'state',
    enforcedBy: 'tools',
    check: { on: 'change', table: 'loans', violation: "changed.old_status IN ('back', 'lost')" },
    error: { code: 'LOAN_CLOSED', message: 'A loan that is back or lost can no longer be changed.' },
    prose: 'A loan that is back or lost can no longer be changed.',
  },
  {
    id: 'two-renewals',
    about: 'limit',
    enforcedBy: 'agent',
    check: {
      on: 'change',
      table: 'loans',
      violation: 'changed.new_renewals > 2 AND changed.new_renewals > changed.old_renewals',
    },
    error: { code: 'TOO_MANY_RENEWALS', message: 'A loan can be renewed twice.' },
    prose:
      'Renew a loan twice at most. If a member asks for more, offer to place a new loan after the return.',
  },
  {
    id: 'confirm-loss',
    about: 'confirmation',
    enforcedBy: 'agent',
    check: {
      on: 'change',
      table: 'loans',
      violation: "changed.new_status = 'lost' AND changed.old_status IS NOT 'lost'",
      unless: 'confirmed',
    },
    error: { code: 'LOSS_NOT_CONFIRMED', message: 'The member has to confirm a loss first.' },
    prose: 'Before you report a book as lost, tell the member that this is final and wait for a clear yes.',
  },
];

const members = {
  columns: ['id', 'name', 'email', 'joined_on', 'blocked'],
  values: [
    ['MB-1001', 'Ines Dahl', 'ines.dahl@example.com', '2019-05-14', 0],
    ['MB-1002', 'Kofi Brandt', 'kofi.brandt@example.org', '2021-11-02', 1],
    ['MB-1003', 'Maria Santos', 'maria.santos@example.com', '2016-02-29', 0],
    ['MB-1004', 'Maria Santos', 'm.santos84@example.net', '2023-09-18', 0],
    ['MB-1005', 'Tomasz Lis', null, '2020-01-07', 0],
    ['MB-1006', 'Aoife Byrne', 'aoife@example.com', '2022-06-30', 0],
    ['MB-1007', 'Henrik Vestergaard', 'h.vestergaard@example.org', '2011-10-11', 0],
    ['MB-1008', 'Leyla Aydin', 'leyla.aydin@example.net', '2024-12-03', 0],
    ['MB-1009', 'Peter Okoro', null, '2018-03-21', 1],
    ['MB-1010', 'Samira Haddad', 'samira.haddad@example.com', '2024-02-15', 0],
    ['MB-1011', 'Jun Watanabe', 'jun.w@example.org', '2015-07-09', 0],
    ['MB-1012', 'Clara Neumann', 'clara.neumann@example.com', '2025-01-20', 0],
  ],
};

const loans = {
  columns: ['id', 'member_id', 'title', 'lent_on', 'due_on', 'returned_on', 'renewals', 'status', 'note'],
  values: [
    ['LN-1001', 'MB-1001', 'The Tide Tables', '2025-02-10', '2025-03-10', null, 0, 'out', null],
    [
      'LN-1002',
      'MB-1002',
      'Salt and Iron',
      '2025-01-13',
      '2025-02-10',
      '2025-02-20',
      0,
      'back',
      'Spine is loose.',
    ],
    ['LN-1003', 'MB-1003', 'Bread at Home', '2025-01-20', '2025-03-17', null, 2, 'out', null],
    [
      'LN-1004',
      'MB-1004',
      'Bread at Home',
      '2025-01-21',
      '2025-03-18',
      null,
      2,
      'out',
      'Keeps it for a course until Easter.',
    ],
    [
      'LN-1005',
      'MB-1005',
      'A Short Walk in Winter',
      '2024-11-04',
      '2024-12-02',
      null,
      0,
      'lost',
      'Left on the train to Lund.',
    ],
    ['LN-1006', 'MB-1006', 'Knots and Hitches', '2025-02-24', '2025-03-24', null, 0, 'out', null],
    ['LN-1007', 'MB-1007', 'Birds of the Fens', '2025-01-06', '2025-02-03', '2025-02-01', 0, 'back', null],
    [
      'LN-1008',
      'MB-1007',
      'Mapping the North',
      '2025-01-27',
      '2025-02-24',
      null,
      0,
      'out',
      'Reminder sent on February 26.',
    ],
    ['LN-1009', 'MB-1008', 'First Steps in Chess', '2025-02-03', '2025-03-17', null, 1, 'out', null],
    [
      'LN-1010',
      'MB-1009',
      'The Glass Orchard',
      '2024-09-16',
      '2024-10-14',
      null,
      0,
      'out',
      'No answer to three letters.',
    ],
    ['LN-1011', 'MB-1010', 'Soil', '2025-02-17', '2025-03-17', '2025-02-27', 0, 'back', null],
    [
      'LN-1012',
      'MB-1010',
      'Mapping the North',
      '2024-12-16',
      '2025-01-13',
      '2025-01-22',
      0,
      'back',
      'Map at the back is missing.',
    ],
    ['LN-1013', 'MB-1011', 'Night Ferry to Bergen', '2025-02-28', '2025-03-28', null, 0, 'out', null],
    ['LN-1014', 'MB-1001', 'Soil', '2025-02-28', '2025-03-28', null, 0, 'out', null],
  ],
};

export const exampleWorld: WorldDraft = {
  name: 'branch_loans',
  title: 'Branch library loans',
  path: ['libraries', 'public libraries', 'Branch library loans'],
  summary: 'Lends books to the members of a branch library, renews loans, and works out late fees.',
  schema: [
    'CREATE TABLE "members" ("id" TEXT PRIMARY KEY, "name" TEXT NOT NULL, "email" TEXT, ' +
      '"joined_on" TEXT NOT NULL, "blocked" INTEGER NOT NULL CHECK ("blocked" IN (0, 1)))',
    'CREATE TABLE "loans" ("id" TEXT PRIMARY KEY, "member_id" TEXT NOT NULL REFERENCES "members"("id"), ' +
      '"title" TEXT NOT NULL, "lent_on" TEXT NOT NULL, "due_on" TEXT NOT NULL, "returned_on" TEXT, ' +
      `"renewals" INTEGER NOT NULL, "status" TEXT NOT NULL CHECK ("status" IN ('out', 'back', 'lost')), "note" TEXT)`,
  ],
  tables: {
    members: {
      noun: 'member',
      plural: 'members',
      key: 'id',
      label: 'name',
      columns: { id: 'exact', name: 'exact', email: 'exact', joined_on: 'exact', blocked: 'exact' },
    },
    loans: {
      noun: 'loan',
      plural: 'loans',
      key: 'id',
      label: 'title',
      columns: {
        id: 'exact',
        member_id: 'exact',
        title: 'exact',
        lent_on: 'exact',
        due_on: 'exact',
        returned_on: 'exact',
        renewals: 'exact',
        status: 'exact',
        note: 'semantic',
      },
    },
  },
  rows: { members: rowsFrom(members), loans: rowsFrom(loans) },
  clock: '2025-03-03T09:00:00Z',
  policies,
};
