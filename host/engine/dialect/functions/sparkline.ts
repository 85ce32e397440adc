import type { FunctionDefinition } from '../definition.ts';
import type { EvalContext } from '../engine.ts';
import { keepSparkline, readSparkline } from '../sparkline.ts';
import { type Argument, toMatrix } from '../value.ts';

export const sparklines: FunctionDefinition[] = [
  {
    name: 'SPARKLINE',
    about: 'A small chart inside the cell: line, bar, column or winloss.',
    parameters: ['data[]!', 'options[]!?'],
    compute(this: EvalContext, data: Argument, options: Argument) {
      const sparkline = readSparkline(toMatrix(data), options === undefined ? undefined : toMatrix(options));
      keepSparkline(this.getters, this.__originCellPosition, sparkline);
      return { value: '' };
    },
  },
];
