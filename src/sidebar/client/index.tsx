import { render } from 'preact';
import { App } from './app.tsx';
import { createServer } from './server.ts';
import { googleTransport } from './transport.ts';

render(<App server={createServer(googleTransport)} />, document.getElementById('sidebar')!);
