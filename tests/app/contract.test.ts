import { contractSuite } from '../contract-suite';
import { questions, startTestApp } from './test-app';

contractSuite(() => Promise.resolve(startTestApp({ 'a.md': questions(5) }).client));
