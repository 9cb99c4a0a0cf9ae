import OpusScript from 'opusscript';
import type { SpeechProvider } from './speech-provider';

/** Every {@link SpeechProvider} MUST pass this. */
export function speechProviderContract(name: string, open: () => SpeechProvider): void {
  describe(`SpeechProvider ${name}`, () => {
    /** The loudness of what a client would hear of it, as mean energy. */
    function energyOf(packets: readonly Buffer[]): number {
      const decoder = new OpusScript(48_000, 1);
      let [sum, count] = [0, 0];
      for (const packet of packets) {
        const pcm = decoder.decode(packet);
        // Each packet lasts 20 ms.
        expect(pcm.length).toBe(960 * 2);
        for (let at = 0; at < pcm.length; at += 2) sum += (pcm.readInt16LE(at) / 0x8000) ** 2;
        count += 960;
      }
      decoder.delete();
      return sum / count;
    }

    test.each([
      ['产品咨询请按1，商务合作请按2。', 'zh-CN'],
      ['Press 1 for products, 2 for business.', 'en'],
    ] as const)('says "%s" in Opus of 20 ms, audibly', async (text, language) => {
      const packets = await open().speak(text, language);
      expect(packets.length).toBeGreaterThan(25);
      expect(energyOf(packets)).toBeGreaterThan(1e-4);
    });

    test('takes longer for more', async () => {
      const [short, long] = await Promise.all(
        ['您好', '您好，欢迎致电，请稍候'].map((text) => open().speak(text, 'zh-CN')),
      );
      expect(long?.length).toBeGreaterThan(short?.length ?? Infinity);
    });

    test.each(['', '  ', '…！'])('says nothing of "%s"', async (text) => {
      expect(await open().speak(text, 'zh-CN')).toEqual([]);
    });

    test('takes a text for a text, whatever stands in it', async () => {
      const packets = await open().speak('--help; $(exit 3) "x"', 'en');
      expect(energyOf(packets)).toBeGreaterThan(1e-4);
    });
  });
}
