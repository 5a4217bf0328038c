import './shell/scheme';
import './styles/app.css';
import { render } from 'preact';
import { App } from './shell/App';

const root = document.getElementById('app');
if (root) render(<App />, root);

if ('serviceWorker' in navigator && import.meta.env.PROD) {
  // After the first screen: it must not take its network.
  addEventListener('load', () => void navigator.serviceWorker.register('./sw.js'));
}
