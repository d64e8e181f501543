import { clusterCorrections } from './corrections-cluster';
import { objectCorrections } from './corrections-objects';
import type { StatementCorrection } from './correction';

/** Facts about statements people have in their notes. */
export const statementCorrections: readonly StatementCorrection[] = [...clusterCorrections, ...objectCorrections];
