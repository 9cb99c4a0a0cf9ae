import { mediaProviderContract } from '../media-provider.contract';
import { openWeriftEngine } from './werift-engine';

mediaProviderContract('werift', () => openWeriftEngine(0));
