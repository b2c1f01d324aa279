import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './styles/index.css';
import { createRoot } from 'react-dom/client';
import { Playground } from './Playground.tsx';

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<Playground />);
