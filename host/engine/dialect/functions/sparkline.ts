import type { FunctionDefinition } from '../definition.ts';
import { readSparkline } from '../sparkline.ts';
import { type Argument, toMatrix } from '../value.ts';

export const sparklines: FunctionDefinition[] = [
  {
    name: 'SPARKLINE',
    about: 'A small chart inside the cell: line, bar, column or winloss.',
    parameters: ['data[]!', 'options[]!?'],
    compute(data: Argument, options: Argument) {
      const sparkline = readSparkline(toMatrix(data), options === undefined ? undefined : toMatrix(options));
      return { value: '', sparkline };
    },
  },
];
