import { describe, expect, it } from 'vitest';
import { aligned, readableNumber, shortened } from '../../../host/cli/text.ts';

describe('text for people', () => {
  it('aligns columns and drops empty ones', () => {
    const rows = [
      ['Name', '', 'n'],
      ['Päättymispäivä', '', '12'],
      ['x', '', '3'],
    ];
    expect(aligned(rows, ['left', 'left', 'right'])).toEqual([
      'Name             n',
      'Päättymispäivä  12',
      'x                3',
    ]);
  });
  it.each([
    [10_005_534, '10,005,534'],
    [0.6315, '0.6315'],
    [51.78, '51.78'],
    [0, '0'],
    [2361.4, '2,361'],
    [-123.45, '-123.5'],
  ])('%d is %s', (value, text) => expect(readableNumber(value)).toBe(text));
  it('shortens to one line', () => expect(shortened('one\ntwo three', 8)).toBe('one two…'));
});
