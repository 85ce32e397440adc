/** What is asked before an analysis is made. */
import { useId, useState } from 'preact/hooks';
import type { AnalysisChoice } from '../../protocol.ts';
import { focusOn, MainButton } from '../controls/main-button.tsx';
import { Segmented } from '../controls/segmented.tsx';
import type { Flow } from '../flow.ts';
import { Page } from '../page.tsx';
import { t } from '../strings.ts';
import { formatNumber, type NumberOption, parseNumber, wrongOption } from './settings.ts';

type Option = AnalysisChoice['options'][number];

/** More choices than these are a drop-down. */
const FEW = 4;

export function AnalysisOptions({ flow, analysis }: { flow: Flow; analysis: AnalysisChoice }) {
  const { notice, chosen } = flow.state;
  const { name, about, options, standing } = analysis;
  const wrong = wrongOption(options, chosen!.settings, flow.locale);
  return (
    <Page
      heading={name}
      notice={notice?.shown ? notice.text : null}
      footer={
        <>
          <MainButton
            label={standing ? t.analyses.again : t.analyses.make}
            hindered={wrong && t.analyses.lookAt(wrong.label)}
            onPress={flow.analyses.make}
            onHindered={() => wrong && focusOn(wrong.id)}
          />
          <button type="button" onClick={flow.analyses.toList}>
            {t.back}
          </button>
        </>
      }
    >
      <p class="quiet lead">{about}</p>
      {options.map((option) => (
        <OptionField
          key={option.id}
          option={option}
          written={chosen!.settings[option.id] ?? ''}
          locale={flow.locale}
          onWrite={(text) => flow.analyses.change({ [option.id]: text })}
        />
      ))}
    </Page>
  );
}

interface FieldProps<T> {
  option: T;
  written: string;
  locale: string;
  onWrite: (text: string) => void;
}

function OptionField({ option, ...field }: FieldProps<Option>) {
  return option.kind === 'number' ? (
    <NumberField option={option} {...field} />
  ) : (
    <ChoiceField option={option} {...field} />
  );
}

function ChoiceField({ option, written, onWrite }: FieldProps<Extract<Option, { kind: 'choice' }>>) {
  const { label, hint, choices } = option;
  const id = useId();
  const about = [id, 'hint'].join('-');
  return (
    <section>
      <h2 id={id}>{label}</h2>
      {choices.length > FEW ? (
        <select
          class="wide"
          aria-labelledby={id}
          aria-describedby={hint && about}
          value={written}
          onChange={(event) => onWrite(event.currentTarget.value)}
        >
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      ) : (
        <Segmented labelledBy={id} describedBy={hint && about} segments={choices} value={written} onChoose={onWrite} />
      )}
      {hint && (
        <p class="quiet" id={about}>
          {hint}
        </p>
      )}
    </section>
  );
}

/** Looked at on leaving, and then shown the way it was understood. */
function NumberField({ option, written, locale, onWrite }: FieldProps<NumberOption>) {
  const { id: mark, label, hint, min, max } = option;
  const id = useId();
  const about = [id, 'hint'].join('-');
  const number = parseNumber(written, option, locale);
  const [left, setLeft] = useState(number === null);
  const wrong = left && number === null;
  const range = t.analyses.range(formatNumber(String(min), locale), formatNumber(String(max), locale));
  const settle = () => {
    setLeft(true);
    if (number !== null) onWrite(formatNumber(String(number), locale));
  };
  return (
    <section>
      <h2>
        <label for={id}>{label}</label>
      </h2>
      <input
        id={id}
        class="number"
        type="text"
        inputMode="decimal"
        autocomplete="off"
        data-focus={mark}
        value={written}
        aria-invalid={wrong || undefined}
        aria-describedby={about}
        onInput={(event) => {
          setLeft(wrong);
          onWrite(event.currentTarget.value);
        }}
        onBlur={settle}
        onKeyDown={(event) => event.key === 'Enter' && settle()}
      />
      <p class={wrong ? 'error' : 'quiet'} id={about}>
        {wrong ? t.analyses.wrong(range) : [range, hint].filter(Boolean).join('. ')}
      </p>
    </section>
  );
}
