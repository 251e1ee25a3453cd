// The time server as agents get it: conversions between time zones, and the calendar. It keeps nothing, and the
// tools that read the clock of the host are left out.
import { contentsNamed, type LiveServer } from '../live-server.ts';

export const liveTime: LiveServer = {
  summary: 'Converts times between time zones and answers questions about the calendar.',
  things: [
    { noun: 'time zone', plural: 'time zones', fields: ['city', 'difference', 'local time'] },
    { noun: 'appointment', plural: 'appointments', fields: ['date', 'time', 'place'] },
    { noun: 'office', plural: 'offices', fields: ['city', 'time zone', 'local time'] },
  ],
  setting: (seeds, fixture) => {
    const { title, clock, places } = contentsNamed(fixture, seeds.time);
    const zones = places.map(({ city, zone }) => `${city} (${zone})`);
    const lead =
      '{These are the {places|offices} and their time zones|Places, each with its time ' +
      'zone|It knows these places|{Cities|Places} {and|with their} time zones}';
    return { title, notes: [`${lead}: ${zones.join(', ')}.`], clock };
  },
  files: () => ({}),
  volatile: ['current_time', 'relative_time'],
  required: { days_in_month: ['date'], get_week_year: ['date'], get_timestamp: ['time'] },
  shownAs: '/time',
};
