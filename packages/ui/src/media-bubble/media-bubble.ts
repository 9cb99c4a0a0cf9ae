import { pictureBox } from '../chat-bubble/picture-box';
import { fill, wordsOf, type Words } from '../i18n/words';
import { durationText } from '../shared/clock-text';
import { fileSign, shortName, sizeText } from './file-look';
import type { MediaBlock } from './media-block';

/** Everything that the template reads. */
interface Look {
  kind: MediaBlock['kind'] | '';
  /** What it is called by those who do not see it. */
  label: string;
  title: string;
  detail: string;
  family: string;
  sign: string;
  /** Px. */
  width: number;
  height: number;
}

const NONE: Look = {
  kind: '',
  label: '',
  title: '',
  detail: '',
  family: '',
  sign: '',
  width: 0,
  height: 0,
};

/** A voice message of a second, and what each further one adds, up to a minute. Px. */
const VOICE_MIN_PX = 72;
const VOICE_STEP_PX = 2;

function lookOf(block: MediaBlock | null, words: Words['media']): Look {
  switch (block?.kind) {
    case 'file': {
      const { family, label: sign } = fileSign(block.name);
      const detail = sizeText(block.bytes);
      const label = fill(words.file, { name: block.name, size: detail });
      return { ...NONE, kind: 'file', label, title: shortName(block.name), detail, family, sign };
    }
    case 'voice': {
      const { seconds, isPlaying, isUnread } = block;
      const text = isPlaying ? words.voiceStop : isUnread ? words.voiceUnread : words.voice;
      const width = VOICE_MIN_PX + VOICE_STEP_PX * Math.min(60, seconds);
      const label = fill(text, { seconds });
      return { ...NONE, kind: 'voice', label, title: `${seconds}″`, width };
    }
    case 'video': {
      // Shorter than a second is said to be one, as voice is.
      const isKnown = block.durationMs > 0;
      const detail = isKnown ? durationText(Math.max(1000, block.durationMs)) : '';
      const label = fill(words.video, { time: detail });
      return { ...NONE, kind: 'video', label, detail, ...pictureBox(block.width, block.height) };
    }
    case 'card': {
      const { title, note, price } = block;
      const label = [words.card, title, note, price].filter((text) => text !== '').join(' ');
      return { ...NONE, kind: 'card', label, title, detail: note };
    }
    default:
      return NONE;
  }
}

/**
 * A document, a voice message, a video or a card.
 *
 * Event: `open` on a tap: the document is wanted, the voice message is to be played or stopped, …
 */
Component({
  externalClasses: ['ccc-class'],
  properties: {
    language: { type: String, value: '' },
    /** A {@link MediaBlock}. */
    block: { type: null, value: null as MediaBlock | null },
    /** `own` or `other`. */
    side: { type: String, value: 'other' },
    /** Of the upload, 0 to 100; below 0 there is none. */
    progress: { type: Number, value: -1 },
  },
  data: {
    words: wordsOf('').media,
    look: NONE,
    isImageBroken: false,
  },
  observers: {
    'block, language'(block: MediaBlock | null, tag: string) {
      const words = wordsOf(tag).media;
      this.setData({ words, look: lookOf(block, words), isImageBroken: false });
    },
  },
  methods: {
    onTap() {
      this.triggerEvent('open');
    },
    onImageError() {
      this.setData({ isImageBroken: true });
    },
  },
});
