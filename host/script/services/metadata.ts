/** DeveloperMetadata and its finder. */
import { DeveloperMetadataLocationType, DeveloperMetadataVisibility } from './enums.ts';
import { ask } from './port.ts';
import { type SheetHandle, sheetOf } from './sheet.ts';
import { checkCall } from './signature.ts';
import { type EnumValue, strict } from './strict.ts';

export interface MetadataEntry {
  readonly id: string;
  readonly number: number;
  readonly key: string;
  readonly value: string | null;
  readonly visibility: string;
  readonly sheet: SheetHandle | null;
}

const entry = Symbol('entry');

class DeveloperMetadata {
  [entry]: MetadataEntry;
  constructor(of: MetadataEntry) {
    this[entry] = of;
  }
  toString(): string {
    return 'DeveloperMetadata';
  }
  getId(): number {
    return this[entry].number;
  }
  getKey(): string {
    return this[entry].key;
  }
  getValue(): string | null {
    return this[entry].value;
  }
  getVisibility(): EnumValue {
    return DeveloperMetadataVisibility[this[entry].visibility]!;
  }
  getLocation(): object {
    const { sheet } = this[entry];
    return strict(
      {
        toString: () => 'DeveloperMetadataLocation',
        getLocationType: () =>
          sheet ? DeveloperMetadataLocationType.SHEET! : DeveloperMetadataLocationType.SPREADSHEET!,
        getSheet: () => (sheet ? sheetOf(sheet) : null),
      },
      'DeveloperMetadataLocation',
    );
  }
  setValue(value: string): this {
    checkCall('SpreadsheetApp.DeveloperMetadata.setValue', [value], 'string');
    return change(this, 'setValue', { value });
  }
  setKey(key: string): this {
    checkCall('SpreadsheetApp.DeveloperMetadata.setKey', [key], 'string');
    return change(this, 'setKey', { key });
  }
  remove(): void {
    ask('removeMetadata', 'SpreadsheetApp.DeveloperMetadata.remove', this[entry].id);
  }
}

function change<T extends DeveloperMetadata>(metadata: T, method: string, values: Partial<MetadataEntry>): T {
  ask('changeMetadata', `SpreadsheetApp.DeveloperMetadata.${method}`, metadata[entry].id, values);
  metadata[entry] = { ...metadata[entry], ...values };
  return metadata;
}

export const metadataOf = (of: MetadataEntry) => strict(new DeveloperMetadata(of), 'DeveloperMetadata');

/** Searches the spreadsheet and its sheets. */
export function metadataFinder(): object {
  const wanted: { key?: string; value?: string; visibility?: string } = {};
  const narrow = (field: 'key' | 'value' | 'visibility') =>
    function (this: object, value: unknown): object {
      wanted[field] = String(value);
      return this;
    };
  return strict(
    {
      toString: () => 'DeveloperMetadataFinder',
      withKey: narrow('key'),
      withValue: narrow('value'),
      withVisibility: narrow('visibility'),
      find(): object[] {
        const all = ask<MetadataEntry[]>('metadata', 'SpreadsheetApp.DeveloperMetadataFinder.find', null);
        const fits = ({ key, value, visibility }: MetadataEntry) =>
          (wanted.key ?? key) === key &&
          (wanted.value ?? value) === value &&
          (wanted.visibility ?? visibility) === visibility;
        return all.filter(fits).map(metadataOf);
      },
    },
    'DeveloperMetadataFinder',
  );
}
