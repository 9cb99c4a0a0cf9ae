const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Built-in components the simulator draws; `src/builtins` has one file for each. */
export const AVAILABLE_TAGS = words(`
  block slot wxs view text image button input textarea scroll-view cover-view cover-image form label
  icon navigator rich-text progress switch picker swiper swiper-item checkbox checkbox-group radio
  radio-group slider root-portal page-meta web-view live-pusher live-player`);

/** WeChat's other components: known, refused with an error that says so. */
export const LATER_TAGS = words(`
  video camera audio map canvas ad ad-custom official-account
  open-data movable-area movable-view picker-view picker-view-column editor match-media
  navigation-bar page-container share-element voip-room keyboard-accessory functional-page-navigator
  list-view grid-view sticky-header sticky-section snapshot span draggable-sheet channel-live
  channel-video store-home store-product store-coupon nested-scroll-header nested-scroll-body
  double-tap-gesture-handler tap-gesture-handler pan-gesture-handler scale-gesture-handler
  long-press-gesture-handler force-press-gesture-handler horizontal-drag-gesture-handler
  vertical-drag-gesture-handler selection open-container`);
