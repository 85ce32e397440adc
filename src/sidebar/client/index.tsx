import { render } from 'preact';
import { App } from './app.tsx';
import { withPageAnswers } from './local.ts';
import { createServer } from './server.ts';
import { googleTransport } from './transport.ts';

render(<App server={withPageAnswers(createServer(googleTransport))} />, document.getElementById('sidebar')!);
