import { describe, expect, it } from 'vitest';
import { canonicalFormula, localeFor, locales, localFormula, readDate } from '../../../host/engine/dialect/index.ts';
import { api, day, workbook } from './workbook.ts';

const POINT = ['en_US', 'en_GB', 'en_AU', 'en_IN', 'en_IE', 'en_CA', 'de_CH', 'ja_JP', 'zh_CN', 'ko_KR', 'es_MX'];
const COMMA = [
  'de_DE',
  'fi_FI',
  'sv_SE',
  'nb_NO',
  'no_NO',
  'da_DK',
  'fr_FR',
  'es_ES',
  'it_IT',
  'nl_NL',
  'pl_PL',
  'pt_BR',
  'el_GR',
];

describe('localeFor', () => {
  it('knows the locales of Google', () => {
    for (const code of POINT)
      expect(localeFor(code)).toMatchObject({ decimalSeparator: '.', formulaArgSeparator: ',' });
    for (const code of COMMA)
      expect(localeFor(code)).toMatchObject({ decimalSeparator: ',', formulaArgSeparator: ';' });
  });

  it('reads codes in any spelling and refuses unknown ones', () => {
    expect(localeFor('FI-fi').code).toBe('fi_FI');
    expect(() => localeFor('xx_XX')).toThrow(/^Unknown locale 'xx_XX'\. Known locales: en_US, /);
  });

  it.each(Object.keys(locales))('%s is accepted by the engine', (code) => {
    const { model } = workbook({ A: [[1]] }, { locale: code });
    expect(model.getters.getLocale().code).toBe(code);
  });
});

describe('formulas in every locale', () => {
  it.each([...POINT, ...COMMA])('%s takes semicolons', (code) => {
    const book = workbook({ A: [['x'], ['y'], ['x']] }, { locale: code });
    book.set('C1', '=COUNTIFS(A:A;"x")');
    expect(book.cell('C1').value).toBe(2);
    expect(book.evaluate('=ROUND(1/2+5%;2)')).toBe(0.55);
  });

  it.each(COMMA)('%s refuses a comma as separator and a decimal point', (code) => {
    const book = workbook({ A: [['x']] }, { locale: code });
    expect(book.result('=COUNTIFS(A:A,"x")')).toMatchObject({ value: '#ERROR!', message: 'Formula parse error.' });
    expect(book.evaluate('=1+0.5')).toBe('#ERROR!');
    expect(book.evaluate('=SUM({1,2})')).toBe(1.2);
    expect(book.evaluate('=1+0,5')).toBe(1.5);
    expect(book.evaluate('={1\\2;3\\4}')).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it('are kept as in an en_US sheet and shown in the locale', () => {
    const german = localeFor('de_DE');
    const typed = '=IF(A1>0,5;{1\\2;3\\4};"a;b,c")';
    expect(canonicalFormula(typed, german)).toBe('=IF(A1>0.5,{1,2;3,4},"a;b,c")');
    expect(localFormula(canonicalFormula(typed, german), german)).toBe(typed);
    expect(canonicalFormula('=SUM(1;{2;3})', localeFor('en_US'))).toBe('=SUM(1,{2;3})');
    expect(canonicalFormula('+1+1', german)).toBe('=1+1');
    expect(canonicalFormula('plain, text', german)).toBe('plain, text');
  });

  it('that are refused keep their text', () => {
    const german = localeFor('de_DE');
    const stored = canonicalFormula('=MAX(A:A,2)', german);
    expect(localFormula(stored, german)).toBe('=MAX(A:A,2)');
    expect(canonicalFormula(stored, german)).toBe(stored);
    const book = workbook({ A: [['=MAX(A:A,2)']] }, { locale: 'de_DE' });
    expect(book.cell('A1').value).toBe('#ERROR!');
    const again = new api.Model(book.model.exportData());
    const cell = again.getters.getCell({ sheetId: 's0', col: 0, row: 0 }) as {
      compiledFormula: { toFormulaString(g: unknown): string };
    };
    expect(localFormula(cell.compiledFormula.toFormulaString(again.getters), german)).toBe('=MAX(A:A,2)');
  });
});

describe('numbers and dates in texts', () => {
  it('follow the locale', () => {
    const finnish = workbook({ A: [[1.5], [0.5], ['1,5']] }, { locale: 'fi_FI' });
    expect(finnish.evaluate('=A1&""')).toBe('1,5');
    expect(finnish.evaluate('=VALUE("1 234,5")')).toBe(1234.5);
    expect(finnish.evaluate('=SUBSTITUTE(A1;",";"x")')).toBe('1x5');
    expect(finnish.evaluate('=COUNTIF(A1:A2;">="&A2)')).toBe(2);
    expect(finnish.evaluate('=COUNTIF(A1:A2;">0,7")')).toBe(1);
    expect(finnish.evaluate('=VALUE("28.9.2024")')).toBe(day('2024-09-28'));
    expect(finnish.evaluate('="28.9.2024"+1')).toBe(day('2024-09-29'));
    expect(finnish.evaluate('=TEXT(1234,5;"0.0")')).toBe('1234,5');
    expect(finnish.evaluate('=TEXTJOIN("|";TRUE;A1:A2)')).toBe('1,5|0,5');
  });

  it.each([
    ['en_US', '3/5/2024', '2024-03-05'],
    ['en_GB', '3/5/2024', '2024-05-03'],
    ['de_DE', '3.5.2024', '2024-05-03'],
    ['sv_SE', '2024-05-03', '2024-05-03'],
    ['nl_NL', '3-5-2024', '2024-05-03'],
    ['ja_JP', '2024/05/03', '2024-05-03'],
    ['en_US', '5 May 2024', '2024-05-05'],
    ['en_US', 'May 5, 2024', '2024-05-05'],
    ['en_US', '3/5/24', '2024-03-05'],
  ])('%s reads %s as %s', (code, text, iso) => expect(readDate(text, localeFor(code))).toBe(day(iso)));

  it.each([
    ['en_US', '3.5.2024'],
    ['en_US', '13/13/2024'],
    ['de_DE', '31.2.2024'],
    ['de_DE', '3.5'],
    ['en_US', '1/2'],
  ])('%s does not read %s as a date', (code, text) => expect(readDate(text, localeFor(code))).toBe(undefined));

  it('reads times', () => {
    expect(readDate('3/5/2024 6:00 PM', localeFor('en_US'))).toBe(day('2024-03-05') + 0.75);
    expect(readDate('12:00', localeFor('de_DE'))).toBe(0.5);
  });
});
