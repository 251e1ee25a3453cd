// Tools for programs that run episodes. They are not listed, so no model sees them, and they are called by name.
export const controls = { leave: 'toolloom_leave', reset: 'toolloom_reset' } as const;
