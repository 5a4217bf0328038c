import './shell/compat';
import './shell/scheme';
import './styles/app.css';
import { render } from 'preact';
import { tidyKept } from './api/kept';
import { App } from './shell/App';

const root = document.getElementById('app');
if (root) render(<App />, root);

// After the first screen: neither must take its network or its time.
addEventListener('load', () => {
  if ('serviceWorker' in navigator && import.meta.env.PROD) void navigator.serviceWorker.register('./sw.js');
  void tidyKept();
});

// The queue, the live alerts and the crisis pack.
const behind = () => void import('./offline/background').then(({ start }) => start());
if ('requestIdleCallback' in self) requestIdleCallback(behind, { timeout: 2000 });
else setTimeout(behind, 500);
