// Tools of the process of conversations.
import type { Operation } from '../operation.ts';
import { countUnread, listUnanswered, readThread, responseTimes } from './reading.ts';
import { markRead, postReply } from './writing.ts';

export const threadOperations: readonly Operation[] = [
  postReply,
  markRead,
  readThread,
  countUnread,
  listUnanswered,
  responseTimes,
];
