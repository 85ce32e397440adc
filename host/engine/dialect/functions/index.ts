/** All functions that the engine lacks or answers otherwise than Google. */
import type { FunctionDefinition } from '../definition.ts';
import type { EngineApi } from '../engine.ts';
import { arrays } from './arrays.ts';
import { conditional } from './conditional.ts';
import { conversions } from './conversion.ts';
import { lambdas } from './lambdas.ts';
import { logic } from './logic.ts';
import { lookup } from './lookup.ts';
import { numbers } from './numbers.ts';
import { queries } from './query.ts';
import { regex } from './regex.ts';
import { sparklines } from './sparkline.ts';
import { texts } from './text.ts';
import { unavailable } from './unavailable.ts';

export const functions = (api: EngineApi): FunctionDefinition[] => [
  ...logic,
  ...lambdas,
  ...conditional,
  ...lookup,
  ...arrays,
  ...numbers,
  ...texts,
  ...regex,
  ...queries(api),
  ...conversions(api),
  ...sparklines,
  ...unavailable,
];
