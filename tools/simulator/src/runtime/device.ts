/** Measures of the drawn phone, in CSS pixels. */
export interface Device {
  readonly screenWidth: number;
  readonly screenHeight: number;
  readonly statusBarHeight: number;
  readonly navigationBarHeight: number;
  readonly tabBarHeight: number;
  /** Home indicator at the bottom; 0 on a small screen, as on phones with a button. */
  readonly safeBottom: number;
  readonly pixelRatio: number;
}

const NOTCHED_FROM_PX = 740;
const NAVIGATION_BAR_PX = 44;
const TAB_BAR_PX = 50;
const CAPSULE = { width: 87, height: 32, right: 7 };

/** The phone that fits the window: with a notch and home indicator when it is tall. */
export function currentDevice(): Device {
  const notched = window.innerHeight >= NOTCHED_FROM_PX;
  return {
    screenWidth: window.innerWidth,
    screenHeight: window.innerHeight,
    statusBarHeight: notched ? 47 : 20,
    navigationBarHeight: NAVIGATION_BAR_PX,
    tabBarHeight: TAB_BAR_PX,
    safeBottom: notched ? 34 : 0,
    pixelRatio: window.devicePixelRatio,
  };
}

/** Where the menu button is, as `wx.getMenuButtonBoundingClientRect` says. */
export function capsuleRect(device: Device) {
  const top = device.statusBarHeight + (NAVIGATION_BAR_PX - CAPSULE.height) / 2;
  const right = device.screenWidth - CAPSULE.right;
  const { width, height } = CAPSULE;
  return { top, right, bottom: top + height, left: right - width, width, height };
}
