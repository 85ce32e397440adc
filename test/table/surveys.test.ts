import { describe, expect, it } from 'vitest';
import { readTables } from '../../src/table/read.ts';
import { readOne, safeGrid } from './grids.ts';

const roleOf = (headers: string[], sheet: string, scores = ['9', '10', '3', '7']) => {
  const rows = scores.map((score, i) => [`2026-01-0${i + 1}`, `Customer ${i}`, score]);
  return readTables([{ ...safeGrid([headers, ...rows]), sheet }], { locale: 'en_US' }).tables[0]?.role ?? null;
};

describe('a table of answers to a survey', () => {
  it('is known by its columns, and read', () => {
    const { role, rows, questions, frame } = readOne(
      safeGrid([
        ['Date', 'Customer', 'How likely are you to recommend us to a friend or colleague?', 'Comment'],
        ['2026-01-05', 'Kesko', '9', 'Quick'],
        ['2026-01-09', 'Valio', '', ''],
        ['2026-01-11', 'Fazer', '0', 'Late'],
      ]),
    );
    expect([role, rows, questions]).toEqual(['surveys', 3, []]);
    expect(frame.number.score).toEqual([9, null, 0]);
    expect(frame.text.customer).toEqual(['Kesko', 'Valio', 'Fazer']);
    expect(frame.day.date).toEqual([46027, 46031, 46033]);
  });

  it.each([
    [['Submitted at', 'Email', 'NPS score'], 'Sheet1'],
    [['Date', 'Customer', 'Score'], 'NPS survey'],
    [['Vastauspäivä', 'Asiakas', 'Suositteluhalukkuus'], 'Taul1'],
    [['Pvm', 'Asiakas', 'Arvosana'], 'Asiakaskysely'],
    [['Datum', 'Kunde', 'Weiterempfehlung'], 'Blatt1'],
    [['Dato', 'Kunde', 'Svar'], 'Undersøkelse'],
  ])('%s in “%s”', (headers, sheet) => {
    expect(roleOf(headers, sheet)).toBe('surveys');
  });

  it('is none where the answers go from 1 to 5, or where nothing speaks of a survey', () => {
    expect(roleOf(['Date', 'Customer', 'Score'], 'Feedback', ['4', '5', '1', '3'])).toBeNull();
    expect(roleOf(['Date', 'Customer', 'Lead score'], 'Sheet1')).toBeNull();
    expect(roleOf(['Date', 'Customer', 'NPS score'], 'Sheet1', ['90', '100', '35', '70'])).toBeNull();
  });

  it('leaves orders alone that have a score too', () => {
    const headers = ['Order ID', 'Order date', 'Customer', 'Amount', 'NPS'];
    const rows = ['9', '10', '3'].map((score, i) => [`O-${i}`, `2026-01-0${i + 1}`, 'Kesko', '40.50', score]);
    expect(readOne(safeGrid([headers, ...rows])).role).toBe('orders');
  });
});
