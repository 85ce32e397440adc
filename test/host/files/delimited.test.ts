import { describe, expect, it } from 'vitest';
import { parseDelimited } from '../../../host/files/delimited.ts';

describe('delimited text', () => {
  it.each([
    ['comma', 'id,amount\n1,"1,250.50"\n2,3\n', '1,250.50'],
    ['semicolon with decimal commas', 'id;amount\n1;1,5\n2;2,5\n3;3,5\n', '1,5'],
    ['tab', 'id\tamount\n1\t1,5\n2\t2,5\n', '1,5'],
    ['bar', 'id|amount\n1|5\n', '5'],
  ])('%s', (_, text, amount) => {
    expect(parseDelimited(text).slice(0, 2)).toEqual([
      ['id', 'amount'],
      ['1', amount],
    ]);
  });

  it('sees through title rows that hold another delimiter', () => {
    const text =
      'Sales, first quarter, all regions\n\nid;amount;closed\n1;1,5;2.1.2025\n2;2,5;3.1.2025\n3;4,5;3.1.2025\n';
    expect(parseDelimited(text)[3]).toEqual(['1', '1,5', '2.1.2025']);
  });

  it('keeps blank lines, blanks, quotes inside a cell and line breaks inside quotes', () => {
    expect(parseDelimited('a,b\r\n\r\n  x ,5" pipe\r\n"say ""hi""","one\ntwo"\r\n')).toEqual([
      ['a', 'b'],
      [''],
      ['  x ', '5" pipe'],
      ['say "hi"', 'one\ntwo'],
    ]);
  });

  it('one column is one column', () => expect(parseDelimited('name\nAda\n')).toEqual([['name'], ['Ada']]));
});
