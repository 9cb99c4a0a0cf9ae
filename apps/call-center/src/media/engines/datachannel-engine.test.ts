import { mediaProviderContract } from '../media-provider.contract';
import { openDatachannelEngine } from './datachannel-engine';

mediaProviderContract('libdatachannel', () => openDatachannelEngine(0));
