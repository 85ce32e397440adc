import type { FunctionDefinition } from '../definition.ts';
import type { EngineApi, EvalContext } from '../engine.ts';
import { operand } from '../operators.ts';
import { parseQuery } from '../query/parse.ts';
import { runQuery } from '../query/run.ts';
import { queryTable } from '../query/table.ts';
import { type Argument, type Cell, isErrorCell, isMatrix, toMatrix, toText } from '../value.ts';

export const queries = (api: EngineApi): FunctionDefinition[] => [
  {
    name: 'QUERY',
    about: 'A query in the Google Visualization Query Language over a table.',
    parameters: ['data[]!', 'query', 'headers?'],
    compute(this: EvalContext, data: Argument, text: Cell | undefined, headers: Cell | undefined) {
      if (!isMatrix(data) && isErrorCell(data)) return data;
      const count = headers === undefined ? undefined : Math.trunc(operand(headers, 'QUERY', 3, this.locale));
      return runQuery(parseQuery(toText(text, this.locale)), queryTable(toMatrix(data), count, api));
    },
  },
];
