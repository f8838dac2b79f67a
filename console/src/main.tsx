import { render } from 'preact';
import { onSignedOut } from './api/http';
import { App } from './app';
import { startClock } from './clock';
import { startRouter } from './router';
import { session } from './store/session';
import './style/index.css';

onSignedOut(() => {
  session.value = 'signed-out';
});
startClock();
startRouter();
const root = document.getElementById('app');
if (root === null) throw new Error('index.html has no element #app to draw the console in');
render(<App />, root);
