import { render } from 'preact';
import { withAnalyses } from './analyses/local.ts';
import { App } from './app.tsx';
import { createServer } from './server.ts';
import { googleTransport } from './transport.ts';

render(<App server={withAnalyses(createServer(googleTransport))} />, document.getElementById('sidebar')!);
