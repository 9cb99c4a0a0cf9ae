/** A telephone's keys, and what was pressed so far. Event: `press` `{digit}`. */
Component({
  properties: {
    digits: { type: String, value: '' },
    label: { type: String, value: '' },
  },
  data: { keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] },
  methods: {
    onKey(event: WechatMiniprogram.TouchEvent<object, object, { key: string }>) {
      this.triggerEvent('press', { digit: event.currentTarget.dataset.key });
    },
  },
});
