/** A deals table as a person keeps it by hand in Finland: title above, total below, text in every cell. Names are invented. */
import { day, dotted, monthsUpTo, workday } from './calendar.ts';
import { Chance } from './random.ts';

const today = day(2026, 10, 31);
const sellers = ['Aino Rautala', 'Eero Salonsaari', 'Liisa Kivelä', 'Mikko Harjula'];
const customers =
  'Kaarnatie Lumivalo Suoranta Koivuniemi Rautapelto Hallanmaa Vesikko Tuulimäki Pihkala Kuuralahti Sammalsuo Jääskä Hirvenoja Merituuli Kanervisto'
    .split(' ')
    .flatMap((name) => [`${name} Oy`, `${name} Kone Oy`, `${name}n Sähkö Ky`]);
const reasons = ['Hinta', 'Ei päätöstä', 'Kilpailija', 'Aikataulu'];

export function finnishTable(): string[][] {
  const chance = new Chance(358);
  const rows: string[][] = [];
  let total = 0;
  for (const month of monthsUpTo(today, 12)) {
    for (let i = 0; i < 15; i++) {
      const created = workday(month + chance.below(27));
      if (created > today) continue;
      const amount = Math.round(chance.logNormal(6_200, 0.7) / 10) * 10 + (chance.happens(0.3) ? 0.5 : 0);
      const closed = workday(created + chance.days(38, 2));
      const outcome = chance.weighted([
        ['Voitettu', 31],
        ['Hävitty', 63],
        ['Peruttu', 6],
      ] as const);
      const state = closed > today ? 'Avoin' : outcome;
      total += amount;
      rows.push([
        `T-${201 + rows.length}`,
        chance.pick(customers),
        chance.pick(sellers),
        byHand(chance, state),
        euros(amount) + (chance.happens(0.15) ? ' €' : ''),
        dotted(created),
        state === 'Avoin' ? '' : dotted(closed),
        '',
        state === 'Hävitty' ? chance.pick(reasons) : '',
      ]);
    }
    if (month < today - 31 && chance.happens(0.2)) rows.push([]); // a blank line between two months
  }
  return [
    ['Myyntiseuranta 2025–2026'],
    [`Päivitetty ${dotted(today)}, ${sellers[0]}`],
    [],
    ['Tarjous', 'Asiakas', 'Myyjä', 'Tila', 'Summa (€)', 'Luotu', 'Päättymispäivä', '', 'Häviön syy'],
    ...rows,
    ['Yhteensä', '', '', '', euros(total)],
  ];
}

/** Typed, not picked from a list. */
const byHand = (chance: Chance, word: string): string =>
  chance.happens(0.06) ? word.toLowerCase() : chance.happens(0.04) ? `${word} ` : word;

/** 12 500,00 */
const euros = (amount: number): string =>
  amount
    .toFixed(2)
    .replace('.', ',')
    .replace(/\B(?=(\d{3})+,)/g, ' ');
