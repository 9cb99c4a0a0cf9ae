import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { loadPageConfig } from './app/load-page-config';
import './styles.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root.');

void loadPageConfig().then((config) => createRoot(root).render(<App config={config} />));
