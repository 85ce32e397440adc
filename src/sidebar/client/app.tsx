import { useEffect, useState } from 'preact/hooks';
import { AnalysisDone } from './analyses/done.tsx';
import { AnalysisList } from './analyses/list.tsx';
import { AnalysisOptions } from './analyses/options.tsx';
import { Building } from './building.tsx';
import { Done } from './done.tsx';
import { Flow } from './flow.ts';
import { NoTable } from './no-table.tsx';
import { Loading } from './page.tsx';
import { ScorecardStep } from './scorecard/step.tsx';
import type { Server } from './server.ts';
import type { State } from './state.ts';
import { TablesStep } from './tables/step.tsx';
import { TroublePage } from './trouble.tsx';
import { Home, Welcome } from './welcome.tsx';

export function App({ server }: { server: Server }) {
  const [[flow], setFlow] = useState<[Flow, State | null]>(() => [
    new Flow(server, (state) => setFlow([flow, state])),
    null,
  ]);
  const { screen, notice } = flow.state;
  useEffect(() => {
    void flow.start();
    // Who presses Escape is done here and goes on in the grid.
    const leave = (event: KeyboardEvent) => {
      if (event.key === 'Escape') flow.leave();
    };
    document.addEventListener('keydown', leave);
    return () => document.removeEventListener('keydown', leave);
  }, [flow]);
  return (
    <div class="app">
      <View key={screen} flow={flow} />
      <div class="aloud" role="status">
        {notice && !notice.shown ? notice.text : ''}
      </div>
    </div>
  );
}

function View({ flow }: { flow: Flow }) {
  const { screen, aim, open, catalogue, draft, progress, done, problem } = flow.state;
  const analysis = flow.analyses.chosen;
  if (screen === 'welcome' && open)
    return open.scorecard ? <Home flow={flow} {...open.scorecard} /> : <Welcome flow={flow} open={open} />;
  if (screen === 'noTable') return <NoTable flow={flow} open={open} />;
  if (screen === 'tables') return <TablesStep flow={flow} />;
  if (screen === 'scorecard') return <ScorecardStep flow={flow} catalogue={catalogue} draft={draft} />;
  if (screen === 'analyses') return <AnalysisList flow={flow} />;
  if (screen === 'analysis' && analysis) return <AnalysisOptions flow={flow} analysis={analysis} />;
  if (screen === 'building' && progress) return <Building flow={flow} progress={progress} />;
  if (screen === 'done' && done)
    return aim === 'analyses' ? <AnalysisDone flow={flow} done={done} /> : <Done flow={flow} done={done} />;
  if (screen === 'trouble' && problem) return <TroublePage flow={flow} problem={problem} />;
  return <Loading />;
}
