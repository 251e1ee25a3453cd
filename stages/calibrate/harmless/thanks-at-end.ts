// thanks_at_end: the user says thanks, and the agent answers.
import type { Plant } from '../plant.ts';

const thanks = ['Thanks!', 'Great, thank you.', 'Perfect, thanks for your help.', 'Thank you so much!'];
const replies = ["You're welcome!", 'Happy to help.', 'Anytime. Have a good day!', 'Glad I could help.'];

export const thanksAtEnd: Plant = {
  name: 'thanks_at_end',
  summary: 'The user says thanks, and the agent answers.',
  plant: ({ turns, random }) => [
    ...turns,
    { role: 'user', content: random.pick(thanks), calls: [] },
    { role: 'assistant', content: random.pick(replies), calls: [] },
  ],
};
