/** Named ranges and developer metadata. */
import type { NamedRange } from '@odoo/o-spreadsheet';
import { gidOf } from '../../engine/workbook.ts';
import { ServiceError } from '../service-error.ts';
import type { ScriptDocument, Zone } from './document.ts';
import { type Operations, read, write } from './operations.ts';
import { checkZone } from './ranges.ts';

/** platform.md CF-8: letters, digits and underscores, no digit first, nothing that reads as A1 or R1C1. */
function checkName(name: string): void {
  const legal = /^[\p{L}_][\p{L}\d_]{0,249}$/u.test(name);
  const looksLikeReference = /^([A-Z]{1,3}\d+|R\d*C\d*|TRUE|FALSE)$/i.test(name);
  if (!legal || looksLikeReference) throw new ServiceError(`The name "${name}" is not a valid name for a range.`);
}

interface MetadataValue {
  readonly key: string;
  readonly value: string | null;
  readonly visibility: string;
}

/** As it crosses to the realm. */
export interface MetadataEntry extends MetadataValue {
  readonly id: string;
  readonly number: number;
  readonly sheet: { readonly id: string; readonly gid: number } | null;
}

function metadata(document: ScriptDocument): MetadataEntry[] {
  return document.attachments('metadata:').map(([id, { sheetId, value }]) => ({
    id,
    number: gidOf(id),
    ...(value as MetadataValue),
    sheet: sheetId === undefined ? null : { id: sheetId, gid: gidOf(sheetId) },
  }));
}

const named = ({ name, range }: NamedRange) => ({
  name,
  sheetId: range.sheetId,
  gid: gidOf(range.sheetId),
  zone: range.zone,
});

let metadataCount = 0;

export const nameOperations: Operations = {
  namedRange: read((document, name: string) => {
    const found = document.settled().getNamedRange(name);
    return found ? named(found) : null;
  }),
  namedRanges: read((document) => document.settled().getNamedRanges().map(named)),
  setNamedRange: write((document, name: string, sheetId: string, zone: Zone) => {
    checkName(name);
    checkZone(document, sheetId, zone);
    document.write({ type: 'SET_NAMED_RANGE', name, ranges: [{ _sheetId: sheetId, _zone: zone }] });
  }),
  removeNamedRange: write((document, name: string) => document.write({ type: 'REMOVE_NAMED_RANGE', name })),

  metadata: read((document, sheetId: string | null) => {
    const entries = metadata(document);
    return sheetId === null ? entries : entries.filter(({ sheet }) => sheet?.id === sheetId);
  }),
  addMetadata: write((document, sheetId: string | null, key: string, value: string | null, visibility: string) => {
    if (sheetId !== null) document.sheet(sheetId);
    // Two entries with one key are two entries (DM-6), so each gets an id of its own.
    const id = `metadata:${Date.now().toString(36)}-${++metadataCount}`;
    document.attach(id, { key, value, visibility }, sheetId ?? undefined);
  }),
  changeMetadata: write((document, id: string, change: Partial<MetadataValue>) => {
    const entry = document.attachments(id).find(([each]) => each === id);
    if (!entry) throw new ServiceError('The developer metadata no longer exists.');
    document.attach(id, { ...(entry[1].value as MetadataValue), ...change }, entry[1].sheetId);
  }),
  removeMetadata: write((document, id: string) => document.attach(id, undefined)),
};
