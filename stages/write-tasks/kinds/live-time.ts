// live_time: errands with a live time server: what time it is elsewhere, and questions about the calendar.
import type { Random } from '../../../pipeline/hash.ts';
import type { LiveSeeds } from '../../mcp/live-seeds.ts';
import { dateInWords } from '../../spoken-dates.ts';
import { type Errand, type ErrandCall, errandTask, fixtureOf, said, together } from '../errands/errand.ts';
import { calendars, conversions, meetings } from '../errands/time-requests.ts';
import type { TaskKind } from './kind.ts';
import { worksOn } from './prospect.ts';

type Setting = LiveSeeds['time'][string];
type Place = Setting['places'][number];

export const liveTime: TaskKind = {
  name: 'live_time',
  brief:
    'An errand across time zones: what an appointment in one place means for people in others, and in ' +
    'which week and month it falls.',
  difficulty: 2,
  suits: (prospect) => worksOn(prospect, 'time'),
  // Real servers are what the data is about.
  share: 1.2,
  isLive: true,
  draft(material, random) {
    const fixture = fixtureOf(material, 'time');
    const setting = fixture === undefined ? undefined : material.liveSeeds.time[fixture];
    if (!setting) return undefined;
    const [first, second] = random.shuffle(errands);
    const list = [first, ...(random.chance(0.7) ? [second] : [])].flatMap((errand) =>
      errand ? [errand(setting, random)] : [],
    );
    return errandTask(list, material, random);
  },
};

/** A day within two months of the setting's clock, and a time of day on the half hour. */
function drawMoment({ clock }: Setting, random: Random): { date: string; time: string } {
  const day = new Date(Date.parse(clock) + random.integer(3, 60) * 86_400_000);
  const half = random.integer(14, 40);
  const time = `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`;
  return { date: day.toISOString().slice(0, 10), time };
}

const convert = (from: Place, to: Place, moment: string): ErrandCall => ({
  tool: 'convert_time',
  arguments: { sourceTimezone: from.zone, targetTimezone: to.zone, time: `${moment}:00` },
  purpose: `to find out what time it is in ${to.city} when it is ${moment.slice(11)} in ${from.city}`,
});

/** One conversion for each place, all at once: none needs another. */
const convertAll = (from: Place, others: readonly Place[], moment: string): ErrandCall[] =>
  others.map((to, at) => (at === 0 ? convert(from, to, moment) : together(convert(from, to, moment))));

/** "01:30" for the wall clock of a place when it is a given time somewhere else, with the day where it is another one. */
function timeIn(to: Place, from: Place, moment: string): string {
  const format = (zone: string, at: number): string =>
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(at);
  const wanted = Date.parse(`${moment.replace(' ', 'T')}:00Z`);
  // What a zone shows for a moment in UTC tells by how much it is ahead.
  const ahead = Date.parse(`${format(from.zone, wanted).replace(' ', 'T')}:00Z`) - wanted;
  const local = format(to.zone, wanted - ahead);
  return local.slice(0, 10) === moment.slice(0, 10) ? local.slice(11) : local;
}

const errands: readonly ((setting: Setting, random: Random) => Errand)[] = [
  function forTwo(setting, random) {
    const [from, one, two] = random.shuffle(setting.places) as [Place, Place, Place]; // the schema demands three
    const { date, time } = drawMoment(setting, random);
    const values = { from: from.city, one: one.city, two: two.city, date: dateInWords(date), time };
    return {
      say: said(conversions, { ...values, who: one.who, other: two.who }, random),
      calls: convertAll(from, [one, two], `${date} ${time}`),
      communicate: [one, two].map((to) => ({
        name: `time in ${to.city}`,
        value: timeIn(to, from, `${date} ${time}`),
      })),
    };
  },
  function forAll(setting, random) {
    const [from, ...others] = random.shuffle(setting.places) as [Place, ...Place[]]; // the schema demands three
    const { date, time } = drawMoment(setting, random);
    return {
      say: said(meetings, { from: from.city, date: dateInWords(date), time }, random),
      calls: convertAll(from, others, `${date} ${time}`),
      communicate: others.map((to) => ({
        name: `time in ${to.city}`,
        value: timeIn(to, from, `${date} ${time}`),
      })),
    };
  },
  function calendar(setting, random) {
    const { date } = drawMoment(setting, random);
    const [year, month] = date.split('-').map(Number);
    return {
      say: said(calendars, { date: dateInWords(date) }, random),
      calls: [
        {
          tool: 'get_week_year',
          arguments: { date },
          purpose: `to find out in which week ${dateInWords(date)} falls`,
        },
        {
          tool: 'days_in_month',
          arguments: { date },
          purpose: 'to find out how many days that month has',
          isParallel: true,
        },
      ],
      communicate: [
        { name: 'ISO week', value: isoWeek(date) },
        { name: 'number of days', value: new Date(Date.UTC(year ?? 0, month ?? 0, 0)).getUTCDate() },
      ],
    };
  },
];

/** The week of a day by ISO 8601: that of its Thursday. */
function isoWeek(date: string): number {
  const thursday = new Date(`${date}T00:00:00Z`);
  thursday.setUTCDate(thursday.getUTCDate() + 4 - (thursday.getUTCDay() || 7));
  return Math.ceil(((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / 86_400_000 + 1) / 7);
}
