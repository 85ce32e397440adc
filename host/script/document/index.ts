/** Every operation on the document's content. */
import { chartOperations } from './charts.ts';
import { conditionalFormatOperations } from './conditional-formats.ts';
import { nameOperations } from './names.ts';
import type { Operations } from './operations.ts';
import { rangeOperations } from './ranges.ts';
import { sheetOperations } from './sheets.ts';
import { validationOperations } from './validation.ts';

export const documentOperations: Operations = {
  ...sheetOperations,
  ...rangeOperations,
  ...validationOperations,
  ...conditionalFormatOperations,
  ...nameOperations,
  ...chartOperations,
};
