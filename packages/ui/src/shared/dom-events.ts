/** A tap on a node with these `data-*` values. */
export type TapEvent<Dataset extends Record<string, unknown>> = WechatMiniprogram.BaseEvent<
  Record<string, unknown>,
  Dataset
>;
