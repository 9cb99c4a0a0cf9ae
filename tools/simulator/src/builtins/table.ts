import type { Builtin } from './builtin';
import { button } from './button';
import { checkbox, checkboxGroup, radio, radioGroup } from './choice';
import { coverImage, coverView } from './cover';
import { form } from './form';
import { icon } from './icon';
import { image } from './image';
import { input } from './input';
import { label } from './label';
import { livePlayer } from './live-player';
import { livePusher } from './live-pusher';
import { navigator } from './navigator';
import { picker } from './picker';
import { pageMeta, rootPortal } from './portal';
import { progress } from './progress';
import { richText } from './rich-text';
import { scrollView } from './scroll-view';
import { slider } from './slider';
import { swiper, swiperItem } from './swiper';
import { switchControl } from './switch';
import { text } from './text';
import { textarea } from './textarea';
import { view } from './view';
import { webView } from './web-view';

/** Every built-in component, by tag. */
export const BUILTINS: Readonly<Record<string, Builtin>> = {
  view,
  text,
  image,
  button,
  input,
  textarea,
  'scroll-view': scrollView,
  'cover-view': coverView,
  'cover-image': coverImage,
  form,
  label,
  icon,
  navigator,
  'rich-text': richText,
  progress,
  switch: switchControl,
  picker,
  swiper,
  'swiper-item': swiperItem,
  checkbox,
  'checkbox-group': checkboxGroup,
  radio,
  'radio-group': radioGroup,
  slider,
  'root-portal': rootPortal,
  'page-meta': pageMeta,
  'web-view': webView,
  'live-pusher': livePusher,
  'live-player': livePlayer,
};
