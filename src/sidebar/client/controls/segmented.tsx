import { useId } from 'preact/hooks';

export interface Segment<T> {
  value: T;
  label: string;
  about?: string | undefined;
}

interface SegmentedProps<T> {
  /** Names the group for screen readers, or points at the text that does. */
  label?: string;
  labelledBy?: string;
  segments: Segment<T>[];
  value: T | null;
  disabled?: boolean;
  onChoose: (value: T) => void;
}

/** Above this many characters on one line the answers stand below each other. */
const ROOM = 34;

/** One of a few: radio buttons that look like one bar, or like a list where the words are long. */
export function Segmented<T extends string | number>(props: SegmentedProps<T>) {
  const { label, labelledBy, segments, value, disabled = false, onChoose } = props;
  const name = useId();
  const room = Math.floor(ROOM / segments.length);
  const stacked = segments.length > 5 || segments.some((segment) => segment.label.length > room || segment.about);
  return (
    <div
      class={stacked ? 'segments stacked' : 'segments'}
      role="radiogroup"
      aria-label={label}
      aria-labelledby={labelledBy}
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
          <span>
            {segment.label}
            {segment.about && <small>{segment.about}</small>}
          </span>
        </label>
      ))}
    </div>
  );
}
