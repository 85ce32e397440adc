import { useId, useState } from 'preact/hooks';
import type { FieldId } from '../../../table/types.ts';
import type { FieldView, TableChoices, TableView } from '../../protocol.ts';
import { columnOf } from '../choices.ts';
import { t } from '../strings.ts';

interface FieldsProps {
  table: TableView;
  choice: TableChoices;
  onColumn: (field: FieldId, column: string) => void;
}

/** Which column is which. Optional fields that the table does not have are folded away. */
export function Fields({ table, choice, onColumn }: FieldsProps) {
  const [all, setAll] = useState(false);
  const absent = table.fields.filter((field) => field.state === 'none' && columnOf(choice, field) === '');
  const shown = all ? table.fields : table.fields.filter((field) => !absent.includes(field));
  return (
    <section class="fields">
      <h2>{t.fields.title}</h2>
      {shown.map((field) => (
        <Field
          key={field.field}
          field={field}
          columns={table.columns}
          column={columnOf(choice, field)}
          onColumn={(column) => onColumn(field.field, column)}
        />
      ))}
      {absent.length > 0 && (
        <button type="button" class="link" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t.fields.less : t.fields.more(absent.length)}
        </button>
      )}
    </section>
  );
}

const SIGNS = { found: '✓', asked: '?', missing: '!', none: '–' };
const TONES = { found: 'good', asked: 'near', missing: 'bad', none: 'quiet' };

interface FieldProps {
  field: FieldView;
  columns: TableView['columns'];
  column: string;
  onColumn: (column: string) => void;
}

function Field({ field, columns, column, onColumn }: FieldProps) {
  const [explained, setExplained] = useState(false);
  const id = useId();
  const { label, required, state, why } = field;
  // Just chosen and not read yet: the sample of the column itself.
  const sample =
    column === (field.column ?? '') ? field.sample : (columns.find((c) => c.column === column)?.sample ?? '');
  const below = [id, 'sample'].join('-');
  const evidence = [id, 'why'].join('-');
  return (
    <div class="field" title={why}>
      <label for={id}>{label}</label>
      <select
        id={id}
        data-focus={field.field}
        value={column}
        aria-describedby={[below, evidence].join(' ')}
        aria-invalid={state === 'missing' && column === '' ? true : undefined}
        onChange={(event) => onColumn(event.currentTarget.value)}
      >
        <option value="">{required ? t.fields.choose : t.fields.none}</option>
        {columns.map(({ column: letter, header }) => (
          <option key={letter} value={letter}>
            {header || t.fields.column(letter)}
          </option>
        ))}
      </select>
      <button
        type="button"
        class={['sign', TONES[state]].join(' ')}
        aria-label={[t.fields.state[state], t.fields.why(label)].join('. ')}
        aria-expanded={explained}
        aria-controls={evidence}
        disabled={!why}
        onClick={() => setExplained(!explained)}
      >
        {SIGNS[state]}
      </button>
      <p class="sample quiet" id={below}>
        {sample || (state === 'missing' ? t.fields.required : '')}
      </p>
      <p class={explained ? 'why quiet' : 'aloud'} id={evidence}>
        {why}
      </p>
    </div>
  );
}
