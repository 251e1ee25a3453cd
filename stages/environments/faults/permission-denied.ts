// permission_denied: the assistant's account may not do this, like HTTP 403.
import { errorFault } from './error-fault.ts';

export const permissionDenied = errorFault({
  name: 'permission_denied',
  summary: "The assistant's account lacks a permission.",
  span: 'lasting',
  recovery: {
    way: 'hand_over',
    sentence: 'Does not call {tool} again, and says that someone with the permission has to do it.',
  },
  codes: ['PERMISSION_DENIED'],
  because: [
    "my account doesn't have permission for that",
    "I don't have the permission that this needs",
    'the system denies my account access to it',
  ],
  next: [
    'Someone with the right permission will have to do it.',
    'Please ask a colleague who has access.',
    'An administrator can either do it or grant me access.',
  ],
  error: (random) => ({
    code: 'PERMISSION_DENIED',
    status: 403,
    message: random.pick([
      'The account of this integration is not permitted to perform this operation.',
      'Access denied: missing scope for this operation.',
      'Forbidden. Your role does not include this permission.',
      'This operation has been restricted by an administrator.',
    ]),
  }),
});
