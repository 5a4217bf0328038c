import './shell/scheme';
import './styles/app.css';
import { render } from 'preact';
import { App } from './shell/App';

const root = document.getElementById('app');
if (root) render(<App />, root);

// The queue, the live alerts and the crisis pack: behind the first screen, never before it.
const behind = () => void import('./offline/background').then(({ start }) => start());
if ('requestIdleCallback' in self) requestIdleCallback(behind, { timeout: 2000 });
else setTimeout(behind, 500);

if ('serviceWorker' in navigator && import.meta.env.PROD) {
  // After the first screen: it must not take its network.
  addEventListener('load', () => void navigator.serviceWorker.register('./sw.js'));
}
