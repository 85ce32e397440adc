/** Cell notes: a corner mark on the cell, and the text beside it while the pointer rests there. */
import { registries } from '@odoo/o-spreadsheet';
import type { OwnGetters } from '../engine/workbook.ts';
import { addCellLayer } from './layer.ts';

/** Google's black corner at the right, in pixels. */
const MARK = { size: 6, color: '#5f6368' };

/** owl is a global of the page, as the engine is. */
declare const owl: {
  Component: new (...args: never[]) => object;
  xml(text: TemplateStringsArray): string;
};

export function showNotes(): void {
  addCellLayer('Notes', (ctx, { x, y, width }, position, getters) => {
    if (!(getters as unknown as OwnGetters).getNote(position)) return;
    ctx.fillStyle = MARK.color;
    ctx.beginPath();
    ctx.moveTo(x + width - MARK.size, y);
    ctx.lineTo(x + width, y);
    ctx.lineTo(x + width, y + MARK.size);
    ctx.fill();
  });

  class NoteCard extends owl.Component {
    static template = owl.xml`<div class="note-card" role="note" t-out="props.note"/>`;
    static props = ['note', 'onClosed?'];
  }
  registries.cellPopoverRegistry.add('Note', {
    onHover(position, getters) {
      const note = (getters as unknown as OwnGetters).getNote(position);
      if (!note) return { isOpen: false };
      return { isOpen: true, props: { note }, Component: NoteCard as never, cellCorner: 'top-right' };
    },
  });
}
