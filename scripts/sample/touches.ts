/** What a company's web analytics and CRM saw of its buyers before they bought, or did not. */
import { day, iso } from './calendar.ts';
import { Chance } from './random.ts';

/**
 * How often each channel is where a journey begins, how often it follows on another, and what it adds to the chance that
 * the journey ends with a sale. Ads on social media begin many journeys and close few; mails and direct visits close.
 */
const channels = [
  { name: 'Organic search', begins: 30, follows: 18, adds: 0.035 },
  { name: 'Search ads', begins: 24, follows: 14, adds: 0.03 },
  { name: 'Social ads', begins: 26, follows: 8, adds: 0.02 },
  { name: 'Webinar', begins: 8, follows: 14, adds: 0.1 },
  { name: 'Email', begins: 2, follows: 26, adds: 0.07 },
  { name: 'Direct', begins: 10, follows: 20, adds: 0.05 },
];

const JOURNEYS = 600;
const first = day(2026, 5, 1);
const last = day(2026, 10, 31);

export function touchesTable(): (string | number)[][] {
  const chance = new Chance(606);
  const touches: { date: number; journey: string; channel: string; value: number | null }[] = [];
  for (let n = 1; n <= JOURNEYS; n++) {
    const journey = `J-${3000 + n}`;
    let date = first + chance.below(last - first);
    let at = chance.weighted(channels.map((channel) => [channel, channel.begins] as const));
    let interest = 0;
    while (date <= last) {
      interest += at.adds;
      const value = chance.happens(interest) ? Math.max(400, Math.round(chance.logNormal(3_200, 0.5) / 10) * 10) : null;
      touches.push({ date, journey, channel: at.name, value });
      if (value !== null || chance.happens(0.32)) break; // bought, or gave up
      at = chance.weighted(channels.map((channel) => [channel, channel.follows] as const));
      date += chance.days(6, 1);
    }
  }
  return [
    ['Journey ID', 'Date', 'Channel', 'Converted', 'Value (€)'],
    ...touches
      .sort((a, b) => a.date - b.date || (a.journey < b.journey ? -1 : 1))
      .map(({ date, journey, channel, value }) => [
        journey,
        iso(date),
        channel,
        value === null ? 'no' : 'yes',
        value ?? '',
      ]),
  ];
}
