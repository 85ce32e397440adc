import { describe, expect, it } from 'vitest';
import { importAsGoogle } from '../../../host/files/import-google.ts';

/** What cells become, one by one. */
function cells(locale: string, ...texts: string[]) {
  return importAsGoogle([texts], locale)[0]!.map((cell) => cell?.content);
}

describe("--import google types each cell for itself, as the sheet's locale reads it", () => {
  it('swaps d/m/y dates up to the 12th in an en_US sheet and leaves the others text', () => {
    expect(cells('en_US', '5/9/2024', '28/9/2024', '9/28/2024')).toEqual(['45421', "'28/9/2024", '45563']);
    expect(cells('en_GB', '5/9/2024', '28/9/2024', '9/28/2024')).toEqual(['45540', '45563', "'9/28/2024"]);
  });
  it('leaves dotted dates text in en_US, not in German or Finnish sheets', () => {
    expect(cells('en_US', '28.9.2024', '5.9.2024')).toEqual(["'28.9.2024", "'5.9.2024"]);
    expect(cells('de_DE', '28.9.2024')).toEqual(['45563']);
    expect(cells('fi_FI', '28.9.2024')).toEqual(['45563']);
  });
  it('reads numbers by the locale', () => {
    expect(cells('en_US', '1,250.50', '1,5', '1.5', '12,5 %')).toEqual(['1250.5', "'1,5", '1.5', "'12,5 %"]);
    expect(cells('de_DE', '1.250,50', '1,5', '1.250')).toEqual(['1250.5', '1.5', '1250']);
    expect(cells('fi_FI', '1 250,50')).toEqual(['1250.5']);
  });
  it('reads ISO dates, booleans, percent and formulas everywhere', () => {
    expect(cells('fi_FI', '2024-09-28', 'true', '5%')).toEqual(['45563', 'TRUE', '0.05']);
    expect(cells('en_US', '=1+1', 'plain', '', 'Ann')).toEqual(['=1+1', 'plain', undefined, 'Ann']);
  });
  it('loses leading zeros, as Google does', () => expect(cells('en_US', '00123')).toEqual(['123']));
});
