import { describe, expect, it } from 'vitest';
import { helpOf } from '../../../host/cli/help.ts';
import { optionsOf, parseArguments } from '../../../host/cli/options.ts';
import { readOptions, scorecardRequest, sessionOptions, tableFile } from '../../../host/cli/request.ts';

const parse = parseArguments;

describe('arguments', () => {
  it('take a value after a blank or an equals sign, switches none', () => {
    const { positional, values } = parse('tables', ['a.csv', '--locale', 'fi_FI', '--decimal=,', '--json', 'b.csv']);
    expect(positional).toEqual(['a.csv', 'b.csv']);
    expect(Object.fromEntries(values)).toEqual({ locale: ['fi_FI'], decimal: [','], json: [''] });
  });

  it('after -- nothing is an option', () => {
    expect(parse('eval', ['--json', '--', '--1']).positional).toEqual(['--1']);
  });

  it('formulas that start with a sign are no options', () => {
    expect(parse('eval', ['-1+2', '=-A1']).positional).toEqual(['-1+2', '=-A1']);
  });

  it.each<[Parameters<typeof parse>[0], string[], string]>([
    ['tables', ['--colour', 'red'], 'There is no option --colour.'],
    ['tables', ['-x'], 'There is no option -x.'],
    ['tables', ['--out', 'x.xlsx'], '--out belongs to scorecard and analysis.'],
    ['scorecard', ['--fresh'], '--fresh belongs to start.'],
    ['tables', ['--locale'], '--locale needs a value: en_US.'],
    ['tables', ['--locale', '--json'], '--locale needs a value: en_US.'],
    ['tables', ['--json=yes'], '--json takes no value.'],
    ['tables', ['--decimal', ';'], '--decimal is , or ., not ;.'],
    ['tables', ['--date-order', 'ydm'], '--date-order is dmy or mdy or ymd, not ydm.'],
    ['scorecard', ['--period', 'fortnight'], '--period is day or week or month or quarter or year, not fortnight.'],
    ['tables', ['--lang', 'klingon'], '--lang is en or fi, not klingon.'],
    ['tables', ['--locale', 'fi_FI', '--locale', 'de_DE'], '--locale is given twice.'],
  ])('%s %j: %s', (command, args, sentence) => {
    expect(() => parse(command, args)).toThrow(`${sentence} For help: npm run kpi -- ${command} --help`);
  });

  it('help names every option of its command', () => {
    for (const command of ['start', 'tables', 'eval', 'scorecard'] as const) {
      for (const { name } of optionsOf(command)) expect(helpOf(command)).toContain(`--${name}`);
    }
  });
});

describe('what is asked of the add-on', () => {
  it('answers, mappings and days', () => {
    const args = parse('scorecard', [
      ...[
        '--table',
        'Deals=x.csv',
        '--table',
        'y.csv',
        '--locale',
        'de_DE',
        '--timezone',
        'Europe/Berlin',
        '--lang',
        'fi',
      ],
      ...['--date-order', 'dmy', '--decimal', ',', '--map', 'amount=Summe (€)', '--map', 'owner='],
      ...['--answer', 'c.date_order=dmy', '--answer', "Q1 'x'!D.status_word=won", '--sheet', 'Deals'],
      ...['--kpis', 'win_rate, revenue', '--period', 'week', '--from', '2025-01-01', '--as-of', '2025-02-28'],
      ...['--variant', 'win_rate=by value', '--variant', 'sales_cycle=all'],
    ]);
    expect(sessionOptions(args, [])).toEqual({
      files: [{ name: 'Deals', path: 'x.csv' }, { path: 'y.csv' }],
      import: 'safe',
      locale: 'de_DE',
      timeZone: 'Europe/Berlin',
      language: 'fi',
    });
    expect(scorecardRequest(args)).toEqual({
      options: {
        locale: 'de_DE',
        dateOrder: 'dmy',
        decimal: ',',
        sheet: 'Deals',
        map: { amount: 'Summe (€)', owner: '' },
        answers: [
          { column: 'C', kind: 'date_order', value: 'dmy' },
          { sheet: 'Q1 ’x’', column: 'D', kind: 'status_word', value: 'won' },
        ],
      },
      kpis: ['win_rate', 'revenue'],
      period: 'week',
      from: '2025-01-01',
      asOf: '2025-02-28',
      variants: { win_rate: 'by value', sales_cycle: 'all' },
    });
  });

  it('a role is of the whole table', () => {
    const args = parse('tables', [
      '--answer',
      'role=orders',
      '--answer',
      'Sales!role=deals',
      '--answer',
      'A.role=costs',
    ]);
    const [first, second, third] = readOptions(args).answers!;
    expect(first).toEqual({ column: '', kind: 'role', value: 'orders' });
    expect(second).toEqual({ sheet: 'Sales', column: '', kind: 'role', value: 'deals' });
    expect(third).toEqual({ column: 'A', kind: 'role', value: 'costs' });
  });

  it('says nothing that was not given', () => {
    expect(scorecardRequest(parse('scorecard', []))).toEqual({ options: { locale: 'en_US' } });
  });

  it.each([
    [['--answer', 'date_order=dmy'], '--answer reads COLUMN.KIND=VALUE'],
    [['--answer', 'C.field=amount'], 'is said with --map FIELD=HEADER'],
    [['--answer', 'C.colour=red'], 'There is no question of the kind colour'],
    [['--map', 'amount'], '--map reads NAME=VALUE'],
  ])('%j is refused', (args, sentence) => {
    expect(() => readOptions(parse('tables', args))).toThrow(sentence);
  });

  it.each(['2025-02-30', '1.2.2025', 'today'])('%s is no day', (day) => {
    expect(() => scorecardRequest(parse('scorecard', ['--from', day]))).toThrow(`not ${day}`);
  });

  it('an unknown time zone is refused', () => {
    expect(() => sessionOptions(parse('tables', ['--timezone', 'Mars/Base']), [])).toThrow('no time zone Mars/Base');
  });

  it('what is refused names the help of its own command', () => {
    for (const args of [
      ['--locale', 'xx'],
      ['--timezone', 'Mars/Base'],
      ['--table', 'Deals='],
    ])
      expect(() => sessionOptions(parse('start', args), [])).toThrow(/For help: npm start -- --help$/);
    for (const args of [
      ['--answer', 'x'],
      ['--map', 'x'],
      ['--answer', 'C.colour=red'],
    ])
      expect(() => readOptions(parse('tables', args))).toThrow(/For help: npm run kpi -- tables --help$/);
  });

  it('a file whose own name has an equals sign is that file', () => {
    expect(tableFile('a=b.csv', 'tables')).toEqual({ name: 'a', path: 'b.csv' });
    expect(tableFile('vitest.config.ts', 'tables')).toEqual({ path: 'vitest.config.ts' });
    expect(() => tableFile('Deals=', 'tables')).toThrow('names no file');
  });
});
