/**
 * Many commands as one: one evaluation, one revision, one step of undo. The composite commands decide when they are applied, so
 * what was written earlier in the same batch (a format, a rule) counts.
 */
import { type CommandResult, UIPlugin } from '@odoo/o-spreadsheet';
import { typedContent } from '../typed-content.ts';
import type { EngineCommand } from '../workbook.ts';

/** A value of a cell as it is written: text is read as typed, a date comes as serial number. */
export type WrittenValue = string | number | boolean | null | { readonly serial: number };

/** Refusals that only say that nothing was left to do. */
const HARMLESS = new Set<string>(['NoChanges', 'ValuesNotChanged', 'UnchangedSheetName', 'EmptyTarget']);

interface Zone {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

// The engine types commands as a closed union; our own commands are outside it.
type Dispatch = (type: string, payload: object) => { isSuccessful: boolean; reasons: readonly CommandResult[] };

export class BatchPlugin extends UIPlugin {
  static override getters = ['getBatchRefusals'] as const;
  private refusals: string[] = [];

  getBatchRefusals(): readonly string[] {
    return this.refusals;
  }

  override handle(command: unknown): void {
    const { type, commands } = command as { type: string; commands: readonly EngineCommand[] };
    if (type !== 'BATCH') return;
    this.refusals = [];
    for (const each of commands) this.apply(each);
  }

  private apply(command: EngineCommand): void {
    const { type, ...payload } = command;
    const composite = this.composites[type];
    if (composite) composite(payload as never);
    else this.run(type, payload);
  }

  private run(type: string, payload: object): void {
    const { isSuccessful, reasons } = (this.dispatch as Dispatch)(type, payload);
    if (isSuccessful || reasons.every((reason) => HARMLESS.has(reason))) return;
    this.refusals.push(`${type}: ${reasons.join(', ')}`);
  }

  private readonly composites: Readonly<Record<string, (payload: never) => void>> = {
    WRITE_VALUES: (payload: {
      sheetId: string;
      left: number;
      top: number;
      rows: readonly (readonly WrittenValue[])[];
    }) => this.writeValues(payload),
    SET_CONDITIONAL_FORMATS: (payload: { sheetId: string; formats: readonly EngineCommand[] }) => {
      for (const { id } of this.getters.getConditionalFormats(payload.sheetId)) {
        this.run('REMOVE_CONDITIONAL_FORMAT', { sheetId: payload.sheetId, id });
      }
      for (const { type: _, ...format } of payload.formats) this.run('ADD_CONDITIONAL_FORMAT', format);
    },
    SET_NAMED_RANGE: ({ name, ranges }: { name: string; ranges: unknown }) => {
      const old = this.getters.getNamedRange(name);
      if (old) this.run('UPDATE_NAMED_RANGE', { oldRangeName: old.name, newRangeName: name, ranges });
      else this.run('CREATE_NAMED_RANGE', { name, ranges });
    },
    REMOVE_NAMED_RANGE: ({ name }: { name: string }) => {
      if (this.getters.getNamedRange(name)) this.run('DELETE_NAMED_RANGE', { name });
    },
    CLEAR_ZONE: (payload: { sheetId: string; zone: Zone; content: boolean; format: boolean }) =>
      this.clearZone(payload),
    PLACE_SHEET: ({ sheetId, index }: { sheetId: string; index: number }) => {
      // The engine counts a move in visible sheets passed.
      const ids = this.getters.getSheetIds();
      const from = ids.indexOf(sheetId);
      const passed = index > from ? ids.slice(from + 1, index + 1) : ids.slice(index, from);
      const visible = passed.filter((id) => this.getters.isSheetVisible(id)).length;
      if (visible) this.run('MOVE_SHEET', { sheetId, delta: index > from ? visible : -visible });
    },
    BREAK_APART: ({ sheetId, zone }: { sheetId: string; zone: Zone }) => {
      const target = this.getters.getMergesInZone(sheetId, zone);
      if (target.length) this.run('REMOVE_MERGE', { sheetId, target });
    },
    COPY_ZONE: (payload: Copy) => this.copyZone(payload),
    CLEAR_NOTES: ({ sheetId, zone }: { sheetId: string; zone: Zone }) => {
      const getters = this.getters as unknown as { getNotes(sheetId: string): Record<string, string> };
      for (const key of Object.keys(getters.getNotes(sheetId))) {
        const [col, row] = key.split(',').map(Number) as [number, number];
        if (isInside(zone, col, row)) this.run('SET_NOTE', { sheetId, col, row, note: '' });
      }
    },
    CLEAR_VALIDATION: ({ sheetId, zone }: { sheetId: string; zone: Zone }) => this.clearValidation(sheetId, zone),
  };

  private writeValues(payload: {
    sheetId: string;
    left: number;
    top: number;
    rows: readonly (readonly WrittenValue[])[];
  }) {
    const { sheetId, left, top, rows } = payload;
    const locale = this.getters.getLocale();
    const cells = rows.flatMap((values, y) =>
      values.flatMap((value, x) => {
        const position = { sheetId, col: left + x, row: top + y };
        // In a merged area only the top-left cell holds a value (platform.md WR-9).
        if (this.getters.isInMerge(position) && !this.getters.isMainCellPosition(position)) return [];
        const cell = this.getters.getCell(position);
        if (!cell && (value === null || value === '')) return [];
        return { col: position.col, row: position.row, ...contentOf(value, locale, cell?.format) };
      }),
    );
    if (cells.length) this.run('WRITE_CELLS', { sheetId, cells });
  }

  private clearZone({
    sheetId,
    zone,
    content,
    format,
  }: {
    sheetId: string;
    zone: Zone;
    content: boolean;
    format: boolean;
  }) {
    const cells = this.getters.getCells(sheetId).flatMap(({ id }) => {
      const { col, row } = this.getters.getCellPosition(id);
      if (!isInside(zone, col, row)) return [];
      return [{ col, row, ...(content && { content: '' }), ...(format && { style: null, format: '' }) }];
    });
    if (cells.length) this.run('WRITE_CELLS', { sheetId, cells });
    if (!format) return;
    this.run('SET_ZONE_BORDERS', { sheetId, target: [zone], border: { position: 'clear' } });
    const target = this.getters.getMergesInZone(sheetId, zone);
    if (target.length) this.run('REMOVE_MERGE', { sheetId, target });
  }

  /** Contents (references move along), looks, merges, borders, notes and drop-downs, as Google's copyTo. */
  private copyZone({ sheetId, zone, targetSheetId, col, row }: Copy): void {
    const [right, down] = [col - zone.left, row - zone.top];
    const own = this.getters as unknown as { getNote(position: object): string };
    const cells: object[] = [];
    const rest: [string, object][] = [];
    for (let x = zone.left; x <= zone.right; x++) {
      for (let y = zone.top; y <= zone.bottom; y++) {
        const from = { sheetId, col: x, row: y };
        const to = { col: x + right, row: y + down };
        const cell = this.getters.getCell(from);
        const target = { sheetId: targetSheetId, ...to };
        const content = cell?.isFormula
          ? this.getters.getTranslatedCellFormula(sheetId, right, down, cell.compiledFormula)
          : (cell?.content ?? '');
        if (cell || this.getters.getCell(target)) {
          cells.push({ ...to, style: null, content, format: cell?.format ?? '' });
          if (cell?.style)
            rest.push(['WRITE_CELLS', { sheetId: targetSheetId, cells: [{ ...to, style: cell.style }] }]);
        }
        const note = own.getNote(from);
        if (note || own.getNote(target)) rest.push(['SET_NOTE', { ...target, note }]);
        const border = this.getters.getCellBorder(from);
        if (border || this.getters.getCellBorder(target))
          rest.push(['SET_BORDER', { ...target, border: border ?? undefined }]);
      }
    }
    const merges = this.getters.getMergesInZone(sheetId, zone).map((merge) => moved(merge, right, down));
    const rules = this.getters.getDataValidationRules(sheetId).flatMap((rule) => {
      const zones = rule.ranges.map((range) => intersection(range.zone, zone)).filter((part) => part !== undefined);
      return zones.length ? [{ rule, zones: zones.map((part) => moved(part, right, down)) }] : [];
    });
    this.composites.BREAK_APART!({ sheetId: targetSheetId, zone: moved(zone, right, down) } as never);
    if (cells.length) this.run('WRITE_CELLS', { sheetId: targetSheetId, cells });
    for (const [type, payload] of rest) this.run(type, payload);
    if (merges.length) this.run('ADD_MERGE', { sheetId: targetSheetId, target: merges, force: true });
    this.clearValidation(targetSheetId, moved(zone, right, down));
    for (const { rule, zones } of rules) {
      const { ranges: _, ...unchanged } = rule;
      const ranges = zones.map((part) => ({ _sheetId: targetSheetId, _zone: part }));
      this.run('ADD_DATA_VALIDATION_RULE', {
        sheetId: targetSheetId,
        rule: { ...unchanged, id: `${rule.id}/${targetSheetId}` },
        ranges,
      });
    }
  }

  /** Takes an area out of every rule, keeping the rule for its other cells. */
  private clearValidation(sheetId: string, zone: Zone): void {
    const cleared = this.getters.getRangeFromZone(sheetId, zone);
    for (const rule of this.getters.getDataValidationRules(sheetId)) {
      const kept = this.getters.recomputeRanges(rule.ranges, [cleared]);
      this.run('REMOVE_DATA_VALIDATION_RULE', { sheetId, id: rule.id });
      if (!kept.length) continue;
      const { ranges: _, ...unchanged } = rule;
      const ranges = kept.map((range) => this.getters.getRangeData(range));
      this.run('ADD_DATA_VALIDATION_RULE', { sheetId, rule: unchanged, ranges });
    }
  }
}

interface Copy {
  sheetId: string;
  zone: Zone;
  targetSheetId: string;
  col: number;
  row: number;
}

const isInside = (zone: Zone, col: number, row: number) =>
  col >= zone.left && col <= zone.right && row >= zone.top && row <= zone.bottom;

const moved = (zone: Zone, right: number, down: number): Zone => ({
  left: zone.left + right,
  right: zone.right + right,
  top: zone.top + down,
  bottom: zone.bottom + down,
});

function intersection(a: Zone, b: Zone): Zone | undefined {
  const left = Math.max(a.left, b.left);
  const right = Math.min(a.right, b.right);
  const top = Math.max(a.top, b.top);
  const bottom = Math.min(a.bottom, b.bottom);
  return left <= right && top <= bottom ? { left, right, top, bottom } : undefined;
}

function contentOf(value: WrittenValue, locale: Parameters<typeof typedContent>[1], format: string | undefined) {
  if (value === null) return { content: '' };
  if (typeof value === 'number') return { content: String(value) };
  if (typeof value === 'boolean') return { content: value ? 'TRUE' : 'FALSE' };
  const read =
    typeof value === 'string'
      ? typedContent(value, locale, format)
      : {
          content: String(value.serial),
          format: Number.isInteger(value.serial) ? locale.dateFormat : `${locale.dateFormat} ${locale.timeFormat}`,
        };
  // A format of the cell's own wins over the one that the reading would bring.
  return format || !read.format ? { content: read.content } : read;
}
