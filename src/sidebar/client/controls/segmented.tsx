import { useId } from 'preact/hooks';

export interface Segment<T> {
  value: T;
  label: string;
}

interface SegmentedProps<T> {
  /** The id of the text that names the group. */
  labelledBy: string;
  describedBy?: string | undefined;
  segments: Segment<T>[];
  value: T | null;
  disabled?: boolean;
  onChoose: (value: T) => void;
}

/** What fits on one line, in characters, with the air around each answer counted as two. Longer ones stand below each other. */
const ROOM = 38;

/** One of a few: radio buttons that look like one bar, or like a list where the words are long. */
export function Segmented<T extends string | number>(props: SegmentedProps<T>) {
  const { labelledBy, describedBy, segments, value, disabled = false, onChoose } = props;
  const name = useId();
  // One alone is no bar: it would look like a button.
  const stacked = segments.length < 2 || segments.reduce((sum, segment) => sum + segment.label.length + 2, 0) > ROOM;
  return (
    <div
      class={stacked ? 'segments stacked' : 'segments'}
      role="radiogroup"
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
    >
      {segments.map((segment) => (
        <label key={segment.value}>
          <input
            type="radio"
            name={name}
            checked={segment.value === value}
            disabled={disabled}
            onChange={() => onChoose(segment.value)}
          />
          <span>{segment.label}</span>
        </label>
      ))}
    </div>
  );
}
