/** `ATTRIBUTION`: which channels the sales are owed to, under one model or under all of them side by side. */
import { type AttributionModel, addingUp, attributionModels, creditsOf } from '../model/attribution/attribution.ts';
import { type Journeys, journeysOf } from '../model/attribution/journeys.ts';
import { timeOfCell } from '../table/cells.ts';
import { saidIn } from '../table/numbers.ts';
import { type Argument, columnCells, fail, present, textOf } from './argument.ts';
import { checkSameRows, days, numbers } from './columns.ts';

/** `ATTRIBUTION(journeys; dates; channels; values; [model])`: channels in the order of first appearance. */
export function attribution([journeys, dates, channels, values, model]: readonly Argument[]): (string | number)[][] {
  const chosen = modelOf(model!);
  const columns = [journeys!, dates!, channels!, values!];
  for (const column of columns) present(column);
  for (const other of columns.slice(1)) checkSameRows(journeys!, other);
  const texts = (column: Argument) => columnCells(column).map(saidIn);
  const ids = texts(journeys!);
  const touched = texts(channels!);
  const found = journeysOf(
    {
      journeys: ids,
      dates: moments(dates!),
      channels: ids.map((_, row) => touched[row] ?? ''),
      values: numbers(checkboxes(values!)),
    },
    fail,
  );
  if (chosen) {
    checkFew(chosen, found);
    const credits = creditsOf(chosen, found);
    const shares = addingUp(1, credits.map((credit) => credit / found.total)); // biome-ignore format: one line
    return [['Channel', 'Credit', 'Share'], ...found.channels.map((name, i) => [name, credits[i]!, shares[i]!])];
  }
  const all = attributionModels();
  checkFew(all[0]!, found);
  const isShown = ({ most }: AttributionModel) => found.channels.length <= most;
  const credits = all.map((each) => (isShown(each) ? creditsOf(each, found) : null));
  return [
    ['Channel', ...all.map((each) => (isShown(each) ? each.name : `${each.name} (${each.most} channels at most)`))],
    ...found.channels.map((name, i) => [name, ...credits.map((each) => each?.[i] ?? '')]),
  ];
}

/** null: all of them. */
function modelOf(argument: Argument): AttributionModel | null {
  const text = textOf(argument);
  if (text === null || plain(text) === 'all') return null;
  const models = attributionModels();
  const choices = () => [...models.map(({ name }) => name.toLowerCase()), 'all'].map((name) => `“${name}”`).join(', ');
  return (
    models.find(({ name }) => plain(name) === plain(text) && (!/\d/.test(text) || digits(name) === digits(text))) ??
    fail(argument.name, `“${text}” is none of ${choices()}`)
  );
}

/** `Position 40/20/40`, `position based` and `Position` are one; so are `first touch` and `First click`. */
const plain = (text: string): string =>
  text.toLowerCase().replace(/\b(?:touch|click|interaction|based|removal effect|value|model)\b|[^a-z]/g, '');

/** Other weights or half-lives than its own are another model. */
const digits = (text: string): string => text.replace(/\D+/g, ' ').trim();

function checkFew({ name, most }: AttributionModel, { channels }: Journeys): void {
  if (channels.length > most)
    fail('channels', `${name} takes ${most} at most, and here are ${channels.length}: give the small ones one name, such as “Other”`); // biome-ignore format: one line
}

/** Days with the time of day as a fraction: it tells the order of the touches of a day. */
function moments(argument: Argument): (number | null)[] {
  const cells = columnCells(argument);
  return days(argument).map((day, row) => (day === null ? null : day + timeOfCell(cells[row])));
}

/** A column of checkboxes instead of values: every sale counts as 1. */
function checkboxes(argument: Argument): Argument {
  const cells = columnCells(argument);
  if (!cells.every((cell) => cell === null || typeof cell === 'boolean')) return argument;
  return { ...argument, rows: cells.map((cell) => [cell === true ? 1 : null]) };
}
