/** SDKAppID of the call-center instance. */
export const SDKAppID = 1400000001;
/** Id of the audio entry (音频入口 ID). */
export const ChannelId = 'audio-service';
/** Where the service is; a phone needs `https://` and the domain on the mini-program's list. */
export const ServerUrl = 'http://127.0.0.1:7100';
