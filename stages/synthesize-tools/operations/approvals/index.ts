// Tools of the process of approvals.
import type { Operation } from '../operation.ts';
import { checkApproval, pendingApprovals, previewApproval } from './checks.ts';
import { approveStep, escalateApproval, rejectStep, submitForApproval } from './deciding.ts';

export const approvalOperations: readonly Operation[] = [
  submitForApproval,
  approveStep,
  rejectStep,
  escalateApproval,
  checkApproval,
  pendingApprovals,
  previewApproval,
];
