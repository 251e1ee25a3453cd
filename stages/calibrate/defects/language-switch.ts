// language_switch: one sentence of an answer is in another language.
import { type Defect, withAdded } from '../plant.ts';

const sentences = [
  'Sagen Sie mir bitte Bescheid, wenn ich noch etwas für Sie tun kann.',
  'He comprobado los datos y todo está en orden.',
  "N'hésitez pas à me contacter si vous avez d'autres questions.",
  'Ho controllato i dati e tutto è in ordine, grazie.',
  'Se precisar de mais alguma coisa, é só me avisar.',
  'Laat het me weten als ik nog iets voor u kan doen.',
  '如果您还需要其他帮助，请告诉我。',
  'Если вам нужно что-нибудь ещё, дайте мне знать.',
];

export const languageSwitch: Defect = {
  name: 'language_switch',
  summary: 'One sentence of an answer is in another language.',
  wants: 'reject',
  plant: ({ turns, random }) => withAdded(turns, random.pick(sentences)),
};
