/** Java's SimpleDateFormat, English, as Utilities.formatDate uses it (platform.md TZ-3). */
import { zoneOffset } from '../../engine/calendar.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const DAY = 86_400_000;

const padded = (value: number, width: number) => String(value).padStart(width, '0');

function offsetText(offset: number, colon: string): string {
  const minutes = Math.round(Math.abs(offset) / 60_000);
  return `${offset < 0 ? '-' : '+'}${padded(Math.floor(minutes / 60), 2)}${colon}${padded(minutes % 60, 2)}`;
}

/** The week of a date whose first week holds `least` days at the least; weeks start on Sunday, as in Java's US locale. */
function weekOf(firstOfPeriod: number, day: number): number {
  const weekStart = day - new Date(day).getUTCDay() * DAY;
  const firstWeekStart = firstOfPeriod - new Date(firstOfPeriod).getUTCDay() * DAY;
  return Math.round((weekStart - firstWeekStart) / (7 * DAY)) + 1;
}

/** The year that the week of a day belongs to: week 1 holds 1 January. */
function weekYear(day: number): number {
  const saturday = new Date(day + (6 - new Date(day).getUTCDay()) * DAY);
  return saturday.getUTCFullYear();
}

/** undefined when the pattern has a letter Java does not know. */
export function formatDate(instant: number, timeZone: string, pattern: string): string | undefined {
  const offset = zoneOffset(instant, timeZone);
  const wall = new Date(instant + offset);
  const day = Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth(), wall.getUTCDate());
  const yearStart = Date.UTC(wall.getUTCFullYear(), 0, 1);
  const monthStart = Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth(), 1);
  const hours = wall.getUTCHours();
  const year = (value: number, width: number) => (width === 2 ? padded(value % 100, 2) : padded(value, width));

  const field = (letter: string, width: number): string | undefined => {
    switch (letter) {
      case 'G':
        return wall.getUTCFullYear() > 0 ? 'AD' : 'BC';
      case 'y':
      case 'u':
        return letter === 'u' ? padded(wall.getUTCDay() || 7, width) : year(wall.getUTCFullYear(), width);
      case 'Y':
        return year(weekYear(day), width);
      case 'M':
      case 'L': {
        const name = MONTHS[wall.getUTCMonth()]!;
        return width > 3 ? name : width === 3 ? name.slice(0, 3) : padded(wall.getUTCMonth() + 1, width);
      }
      case 'd':
        return padded(wall.getUTCDate(), width);
      case 'D':
        return padded((day - yearStart) / DAY + 1, width);
      case 'w':
        return padded(weekYear(day) > wall.getUTCFullYear() ? 1 : weekOf(yearStart, day), width);
      case 'W':
        return padded(weekOf(monthStart, day), width);
      case 'F':
        return padded(Math.floor((wall.getUTCDate() - 1) / 7) + 1, width);
      case 'E': {
        const name = DAYS[wall.getUTCDay()]!;
        return width > 3 ? name : name.slice(0, 3);
      }
      case 'a':
        return hours < 12 ? 'AM' : 'PM';
      case 'H':
        return padded(hours, width);
      case 'k':
        return padded(hours || 24, width);
      case 'K':
        return padded(hours % 12, width);
      case 'h':
        return padded(hours % 12 || 12, width);
      case 'm':
        return padded(wall.getUTCMinutes(), width);
      case 's':
        return padded(wall.getUTCSeconds(), width);
      case 'S':
        return padded(wall.getUTCMilliseconds(), width);
      case 'Z':
        return offsetText(offset, '');
      case 'X':
        return offset === 0
          ? 'Z'
          : width === 1
            ? offsetText(offset, '').slice(0, 3)
            : offsetText(offset, width === 2 ? '' : ':');
      case 'z':
        return offset === 0 ? 'GMT' : `GMT${offsetText(offset, ':')}`;
    }
    return undefined;
  };

  let out = '';
  for (const [run, letter] of pattern.matchAll(/'(?:[^']|'')*'|([A-Za-z])\1*|[^A-Za-z']/g)) {
    if (run.startsWith("'")) out += run === "''" ? "'" : run.slice(1, -1).replace(/''/g, "'");
    else if (!letter) out += run;
    else {
      const text = field(letter, run.length);
      if (text === undefined) return undefined;
      out += text;
    }
  }
  return out;
}
