/** Tags the platform brings. Source: the component list of developers.weixin.qq.com, base library 3. */
const BUILT_IN_TAGS = new Set(
  [
    'block slot template import include wxs page-meta navigation-bar page-container root-portal',
    'view text rich-text image icon progress scroll-view swiper swiper-item movable-area movable-view',
    'cover-view cover-image match-media share-element sticky-header sticky-section list-view grid-view',
    'list-builder grid-builder nested-scroll-header nested-scroll-body draggable-sheet selection span',
    'button checkbox checkbox-group editor form input keyboard-accessory label picker picker-view',
    'picker-view-column radio radio-group slider switch textarea editor-portal',
    'navigator functional-page-navigator open-data open-container open-data-list open-data-item',
    'audio animation-video camera channel-live channel-video live-player live-pusher video voip-room',
    'map canvas xr-frame web-view ad ad-custom official-account official-account-publish',
    'aria-component double-tap-gesture-handler force-press-gesture-handler scale-gesture-handler',
    'horizontal-drag-gesture-handler vertical-drag-gesture-handler long-press-gesture-handler',
    'pan-gesture-handler tap-gesture-handler store-home store-product store-gift',
  ].flatMap((line) => line.split(' ')),
);

module.exports = { BUILT_IN_TAGS };
