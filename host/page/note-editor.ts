/** Writing and reading a note by keyboard: Shift+F2 as in Google Sheets, or the cell's menu. */
import { helpers, registries } from '@odoo/o-spreadsheet';
import type { Workbook } from '../engine/workbook.ts';

/** Called once. `focusGrid` takes the focus back when the note is left. */
export function editNotes(workbook: Workbook, grid: HTMLElement, focusGrid: () => void): void {
  const open = () => openEditor(workbook, grid, focusGrid);
  grid.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'F2' || !event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation(); // F2 alone edits the cell
      open();
    },
    { capture: true },
  );
  registries.cellMenuRegistry.add('note', {
    name: () => (workbook.getNote(workbook.model.getters.getActivePosition()) ? 'Edit note' : 'Insert note'),
    description: 'Shift+F2',
    sequence: 105,
    execute: () => void setTimeout(open), // the menu takes the focus back first
    icon: 'o-spreadsheet-Icon.EDIT',
  } as never);
}

function openEditor(workbook: Workbook, grid: HTMLElement, focusGrid: () => void): void {
  const { getters } = workbook.model;
  const position = getters.getActivePosition();
  const before = workbook.getNote(position);
  const text = document.createElement('textarea');
  text.className = 'note-editor';
  text.value = before;
  text.rows = Math.min(12, Math.max(4, Math.ceil(before.length / 38)));
  text.setAttribute('aria-label', `Note of the cell ${helpers.toXC(position.col, position.row)}`);
  place(text, grid, position.col, position.row, workbook);
  const done = () => {
    text.onblur = null;
    text.remove();
    const note = text.value.trim();
    if (note !== before) workbook.batch([{ type: 'SET_NOTE', ...position, note }]);
  };
  text.onblur = done;
  text.onkeydown = (event) => {
    event.stopPropagation();
    if (event.key !== 'Escape' && !(event.key === 'Enter' && event.ctrlKey)) return;
    done();
    focusGrid();
  };
  grid.append(text);
  text.focus();
}

/** At the right of its cell, but within the grid. */
function place(text: HTMLElement, grid: HTMLElement, col: number, row: number, { model }: Workbook): void {
  const cell = model.getters.getVisibleRect({ left: col, right: col, top: row, bottom: row });
  const sheet = grid.querySelector('.o-grid')?.getBoundingClientRect();
  const frame = grid.getBoundingClientRect();
  const left = (sheet?.left ?? frame.left) - frame.left + cell.x + cell.width;
  const top = (sheet?.top ?? frame.top) - frame.top + cell.y;
  text.style.left = `${Math.min(left, frame.width - 320)}px`;
  text.style.top = `${Math.min(top, frame.height - 220)}px`;
}
