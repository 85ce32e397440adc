import type { OpenState } from '../protocol.ts';
import { AnalysesLink } from './analyses/link.tsx';
import { MainButton } from './controls/main-button.tsx';
import { dayInWords } from './day.ts';
import type { Flow } from './flow.ts';
import { Page } from './page.tsx';
import { t } from './strings.ts';

export function Welcome({ flow, open }: { flow: Flow; open: OpenState }) {
  const names = open.tables.map((table) => table.roleName || t.tables.unknownRole);
  const rows = open.tables.reduce((sum, table) => sum + table.rows, 0);
  return (
    <Page
      heading={t.welcome.title}
      footer={
        <>
          <MainButton label={t.welcome.start} onPress={flow.begin} />
          <button type="button" onClick={flow.analyses.toList}>
            {t.analyses.title}
          </button>
        </>
      }
    >
      <Emblem />
      <ul class="points">
        {t.welcome.points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      <p class="good">
        <Mark /> {t.welcome.found(names, rows)}
      </p>
      <p class="privacy">
        <Lock /> {t.welcome.privacy}
      </p>
    </Page>
  );
}

type Scorecard = NonNullable<OpenState['scorecard']>;

export function Home({ flow, sheetId, title, built, request }: Scorecard & { flow: Flow }) {
  const { notice } = flow.state;
  return (
    <Page
      heading={t.home.title}
      notice={notice?.shown ? notice.text : null}
      footer={
        <>
          <MainButton label={t.home.rebuild} onPress={flow.rebuild} />
          <button type="button" onClick={flow.begin}>
            {t.home.change}
          </button>
        </>
      }
    >
      <section class="card">
        <h2>{title}</h2>
        <p class="quiet">
          {[built && t.home.built(dayInWords(built)), t.home.kpis(request.kpis.length)].filter(Boolean).join(' · ')}
        </p>
        <button type="button" class="link" onClick={() => flow.show(sheetId, 'A1', t.done.opened, t.done.openFailed)}>
          {t.home.open}
        </button>
      </section>
      <p class="quiet">{t.home.live}</p>
      <AnalysesLink flow={flow} />
      <p class="privacy">
        <Lock /> {t.welcome.privacy}
      </p>
    </Page>
  );
}

const Mark = () => <b aria-hidden="true">✓</b>;

const Lock = () => (
  <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
    <path
      d="M5 7V5a3 3 0 0 1 6 0v2M3.5 7h9v6.5h-9z"
      fill="none"
      stroke="currentColor"
      stroke-width="1.5"
      stroke-linejoin="round"
    />
  </svg>
);

/** A scorecard in small: three rows, their status and their trend. */
function Emblem() {
  return (
    <svg class="emblem" viewBox="0 0 268 108" role="presentation" aria-hidden="true">
      <rect x=".5" y=".5" width="267" height="107" rx="8" fill="#f8f9fa" stroke="#dadce0" />
      {EMBLEM_ROWS.map(({ y, width, colour, shape, trend }) => (
        <g key={y}>
          <path d={shape} fill={colour} transform={['translate(20 ', y, ')'].join('')} />
          <rect x="40" y={y - 4} width={width} height="8" rx="4" fill="#dadce0" />
          <path
            d={trend}
            fill="none"
            stroke="#1a73e8"
            stroke-width="2"
            stroke-linecap="round"
            stroke-linejoin="round"
            transform={['translate(150 ', y, ')'].join('')}
          />
        </g>
      ))}
    </svg>
  );
}

const EMBLEM_ROWS = [
  {
    y: 26,
    width: 72,
    colour: '#188038',
    shape: 'M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0',
    trend: 'M0 6 20 3 40 5 60-1 80-3 98-8',
  },
  { y: 54, width: 54, colour: '#b06000', shape: 'M0-5 5.5 4.5h-11z', trend: 'M0-2 20 1 40-4 60 0 80 2 98-1' },
  {
    y: 82,
    width: 84,
    colour: '#188038',
    shape: 'M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0',
    trend: 'M0 7 20 4 40 2 60 3 80-4 98-6',
  },
];
