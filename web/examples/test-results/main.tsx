import { show } from '../shared/show.tsx';
import { TestResults } from './TestResults.tsx';

show(<TestResults />);
