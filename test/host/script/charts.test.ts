/** Charts. Numbers are those of section 9 of the platform notes. */
import { describe, expect, it } from 'vitest';
import { hostOf, resultOf } from './host.ts';

const DATA = `sheet.getRange('A1:C3').setValues([['Month', 'Won', 'Lost'], ['Jan', 3, 1], ['Feb', 5, 2]]);
  const column = () => sheet.newChart().asColumnChart().addRange(sheet.getRange('A1:C3')).setNumHeaders(1).setPosition(5, 2, 3, 4);`;

describe('charts', () => {
  it('30 building draws nothing, inserting does', () => {
    const body = `${DATA} const chart = column().build(); const before = sheet.getCharts().length;
      sheet.insertChart(chart); return [String(chart), chart.getChartId(), before, sheet.getCharts().length];`;
    expect(resultOf(body)).toEqual(['EmbeddedChart', null, 0, 1]);
  });

  it('30 updating replaces the chart of the same id', () => {
    const body = `${DATA} sheet.insertChart(column().setTitle('Old').build());
      const [chart] = sheet.getCharts();
      sheet.updateChart(chart.modify().setOption('title', 'New').setPosition(9, 9, 0, 0).build());
      const after = sheet.getCharts();
      return [after.length, after[0].getChartId() === chart.getChartId()];`;
    expect(resultOf(body)).toEqual([1, true]);
  });

  it('options are read back, and null where nobody set one', () => {
    const body = `${DATA} sheet.insertChart(column().setTitle('Won').setOption('legend', { position: 'top' }).build());
      const options = sheet.getCharts()[0].getOptions();
      return [options.get('title'), options.get('legend.position'), options.get('hAxis.title')];`;
    expect(resultOf(body)).toEqual(['Won', 'top', null]);
  });

  it('30 a method of another chart type is no function', () => {
    expect(() => resultOf(`sheet.newChart().asColumnChart().setXAxisRange(0, 1)`)).toThrow(
      'EmbeddedColumnChartBuilder.setXAxisRange is not a function',
    );
    expect(() => resultOf(`sheet.newChart().setTitle('x')`)).toThrow('EmbeddedChartBuilder.setTitle is not a function');
    expect(() => resultOf(`sheet.newChart().asScatterChart().setXAxisRange(0, 1)`)).not.toThrow();
  });

  it('30 there is no legend unless one is asked for', () => {
    const { host, workbook } = hostOf(`function test() { run((ss, sheet) => { ${DATA}
      sheet.insertChart(column().build());
      sheet.insertChart(column().setOption('legend', { position: 'top' }).setStacked().setColors(['#ff0000', '#00ff00']).build()); }); }`);
    host.call('test');
    const { getters } = workbook.model;
    const [plain, dressed] = getters.getChartIds('sheet1').map((id) => getters.getChartDefinition(id)) as unknown as [
      Record<string, unknown>,
      Record<string, unknown>,
    ];
    expect(plain.legendPosition).toBe('none');
    expect(dressed).toMatchObject({ type: 'bar', stacked: true, horizontal: false, legendPosition: 'top' });
    expect(dressed.dataSource).toMatchObject({
      dataSetsHaveTitle: true,
      labelRange: 'Sheet1!A1:A3',
      dataSets: [{ dataRange: 'B1:B3' }, { dataRange: 'C1:C3' }],
    });
    expect(dressed.dataSetStyles).toMatchObject({
      0: { backgroundColor: '#ff0000' },
      1: { backgroundColor: '#00ff00' },
    });
    const figure = getters.getFigures('sheet1')[0]!;
    expect(figure).toMatchObject({ row: 4, col: 1, offset: { x: 3, y: 4 }, width: 600, height: 371 });
  });

  it('ranges are added once, move with the cells, and may lie in another sheet', () => {
    const body = `${DATA} const other = ss.insertSheet('Score card');
      other.insertChart(column().addRange(sheet.getRange('A1:C3')).build());
      sheet.insertRowsBefore(1, 2);
      return other.getCharts()[0].getRanges().map((range) => range.getSheet().getName() + '!' + range.getA1Notation());`;
    expect(resultOf(body)).toEqual(['Sheet1!A3:A5', 'Sheet1!B3:B5', 'Sheet1!C3:C5']);
  });

  it('series along rows', () => {
    const { host, workbook } = hostOf(`function test() { run((ss, sheet) => { ${DATA}
      sheet.insertChart(sheet.newChart().setChartType(Charts.ChartType.LINE).addRange(sheet.getRange('A1:C3'))
        .setTransposeRowsAndColumns(true).setNumHeaders(1).setPosition(1, 1, 0, 0).build()); }); }`);
    host.call('test');
    const { getters } = workbook.model;
    const definition = getters.getChartDefinition(getters.getChartIds('sheet1')[0]!) as unknown as {
      dataSource: unknown;
    };
    expect(definition.dataSource).toMatchObject({
      labelRange: 'Sheet1!A1:C1',
      dataSets: [{ dataRange: 'A2:C2' }, { dataRange: 'A3:C3' }],
    });
  });

  it('several ranges are as many lines, named by their headers, with points only where asked for', () => {
    const { host, workbook } = hostOf(`function test() { run((ss, sheet) => {
      sheet.getRange('A1:F3').setValues([['Month', 'Value', '', 'Centre', 'Lower', 'Upper'], ['Jan', 3, '', 4, 1, 7], ['Feb', 5, '', 4, 1, 7]]);
      const line = () => ['A1:A3', 'B1:B3', 'D1:D3', 'E1:F3'].reduce((chart, range) => chart.addRange(sheet.getRange(range)),
        sheet.newChart().setChartType(Charts.ChartType.LINE).setNumHeaders(1).setPosition(1, 8, 0, 0)
          .setOption('legend', { position: 'bottom' }).setOption('colors', ['#111111', '#222222', '#333333', '#444444']));
      sheet.insertChart(line().build());
      sheet.insertChart(line().setOption('series', { 1: { pointSize: 5 } }).build()); }); }`);
    host.call('test');
    const { getters } = workbook.model;
    const [plain, pointed] = getters.getChartIds('sheet1').map((id) => getters.getChartDefinition(id)) as unknown as [
      Record<string, unknown>,
      Record<string, unknown>,
    ];
    expect(plain).toMatchObject({ type: 'line', legendPosition: 'bottom', hideDataMarkers: true });
    expect(plain.dataSource).toMatchObject({
      dataSetsHaveTitle: true,
      labelRange: 'Sheet1!A1:A3',
      dataSets: ['B1:B3', 'D1:D3', 'E1:E3', 'F1:F3'].map((dataRange) => ({ dataRange })),
    });
    expect(plain.dataSetStyles).toMatchObject({ 0: { backgroundColor: '#111111' }, 3: { backgroundColor: '#444444' } });
    expect(pointed.hideDataMarkers).toBe(false);
  });

  it('a removed chart is gone, and so is one whose sheet is deleted', () => {
    const body = `${DATA} const other = ss.insertSheet('Other');
      sheet.insertChart(column().build()); other.insertChart(column().build());
      sheet.removeChart(sheet.getCharts()[0]); ss.deleteSheet(other);
      return sheet.getCharts().length;`;
    expect(resultOf(body)).toBe(0);
  });
});
