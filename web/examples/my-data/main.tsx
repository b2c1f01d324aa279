import { show } from '../shared/show.tsx';
import { MyData } from './MyData.tsx';

show(<MyData />);
