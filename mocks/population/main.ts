import { runMinistry } from '../process/runMinistry.ts';
import { sqlMinistry } from '../wire/startSqlMinistry.ts';

await runMinistry(sqlMinistry('population', 4101));
