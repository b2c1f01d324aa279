import { show } from '../shared/show.tsx';
import { LandTransferDesk } from './LandTransferDesk.tsx';

show(<LandTransferDesk />);
