/** The enums the add-on uses. */
import { enumeration } from './strict.ts';

export const SheetType = enumeration('SheetType', ['GRID', 'OBJECT', 'DATASOURCE']);

export const BorderStyle = enumeration('BorderStyle', [
  'DOTTED',
  'DASHED',
  'SOLID',
  'SOLID_MEDIUM',
  'SOLID_THICK',
  'DOUBLE',
]);
export const WrapStrategy = enumeration('WrapStrategy', ['OVERFLOW', 'WRAP', 'CLIP']);
export const DeveloperMetadataVisibility = enumeration('DeveloperMetadataVisibility', ['DOCUMENT', 'PROJECT']);
export const DeveloperMetadataLocationType = enumeration('DeveloperMetadataLocationType', [
  'SPREADSHEET',
  'SHEET',
  'ROW',
  'COLUMN',
]);
export const InterpolationType = enumeration('InterpolationType', ['NUMBER', 'PERCENT', 'PERCENTILE', 'MIN', 'MAX']);
export const Dimension = enumeration('Dimension', ['COLUMNS', 'ROWS']);

const BOOLEAN_CRITERIA = [
  'CELL_EMPTY',
  'CELL_NOT_EMPTY',
  'CUSTOM_FORMULA',
  'NUMBER_BETWEEN',
  'NUMBER_NOT_BETWEEN',
  'NUMBER_EQUAL_TO',
  'NUMBER_NOT_EQUAL_TO',
  'NUMBER_GREATER_THAN',
  'NUMBER_GREATER_THAN_OR_EQUAL_TO',
  'NUMBER_LESS_THAN',
  'NUMBER_LESS_THAN_OR_EQUAL_TO',
  'TEXT_CONTAINS',
  'TEXT_DOES_NOT_CONTAIN',
  'TEXT_EQUAL_TO',
  'TEXT_STARTS_WITH',
  'TEXT_ENDS_WITH',
];
export const BooleanCriteria = enumeration('BooleanCriteria', BOOLEAN_CRITERIA);

export const ChartType = enumeration('ChartType', [
  'TIMELINE',
  'AREA',
  'BAR',
  'BUBBLE',
  'CANDLESTICK',
  'COLUMN',
  'COMBO',
  'GAUGE',
  'GEO',
  'HISTOGRAM',
  'RADAR',
  'LINE',
  'ORG',
  'PIE',
  'SCATTER',
  'SPARKLINE',
  'STEPPED_AREA',
  'TABLE',
  'TREEMAP',
  'WATERFALL',
]);
export const ChartMergeStrategy = enumeration('ChartMergeStrategy', ['MERGE_COLUMNS', 'MERGE_ROWS']);
export const ChartHiddenDimensionStrategy = enumeration('ChartHiddenDimensionStrategy', [
  'IGNORE_ROWS',
  'IGNORE_COLUMNS',
  'IGNORE_BOTH',
  'SHOW_BOTH',
]);
export const Position = enumeration('Position', ['TOP', 'RIGHT', 'BOTTOM', 'NONE', 'LEFT']);

export const AuthMode = enumeration('AuthMode', ['NONE', 'LIMITED', 'CUSTOM_FUNCTION', 'FULL']);
export const AuthorizationStatus = enumeration('AuthorizationStatus', ['REQUIRED', 'NOT_REQUIRED']);
export const ButtonSet = enumeration('ButtonSet', ['OK', 'OK_CANCEL', 'YES_NO', 'YES_NO_CANCEL']);
export const Button = enumeration('Button', ['CLOSE', 'OK', 'CANCEL', 'YES', 'NO']);
