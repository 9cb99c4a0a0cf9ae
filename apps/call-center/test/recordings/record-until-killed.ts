import { SILENCE } from '../../src/media/ogg/opus-packet';
import { CallRecorder } from '../../src/media/recording/call-recorder';
import { RecordingsFolder } from '../../src/media/recording/recordings-folder';

/** Records a call into the folder at argv[2], as the node argv[3], until somebody ends it. */
async function main(dir: string, node: string): Promise<void> {
  const folder = new RecordingsFolder(dir, node);
  const key = { session: 's-1', call: 'c-1', startedAt: 1 } as Parameters<typeof folder.pathOf>[0];
  const recorder = new CallRecorder({
    pathOf: (side) => folder.pathOf(key, side),
    onFault: (error) => {
      throw error;
    },
  });
  const source = {};
  let timestamp = 0;
  setInterval(() => {
    timestamp += 960;
    recorder.hear('customer', { source, timestamp, payload: SILENCE }, false);
  }, 20);
}

void main(process.argv[2]!, process.argv[3]!);
