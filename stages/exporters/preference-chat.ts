// The messages of preference rows for TRL: those of the format `trl`, read back into a preference.
import { z } from 'zod';
import type { Message } from '../../schemas/message.ts';
import { chatMessages, messagesIn } from './chat-row.ts';
import { trlForm } from './trl.ts';

export const chatListSchema = z.array(z.looseObject({ role: z.string(), content: z.string() }));
export type ChatList = z.infer<typeof chatListSchema>;

/** Messages in which every result follows its call. */
export const chatList = (messages: readonly Message[]): ChatList =>
  chatMessages(messages, trlForm) as ChatList; // of this form

/** The last message after what leads up to it: call ids are counted over both. */
export const lastIn = (prompt: ChatList, turn: ChatList): Message =>
  messagesIn([...prompt, ...turn], trlForm).at(-1) as Message; // the turn has one

export const promptIn = (prompt: ChatList): readonly Message[] => messagesIn(prompt, trlForm);
