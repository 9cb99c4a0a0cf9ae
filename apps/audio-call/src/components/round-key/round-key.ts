/** A round key with a picture and its name below. Event: `press`. */
Component({
  properties: {
    /** Name of a file in `assets`. */
    icon: { type: String, value: '' },
    label: { type: String, value: '' },
    /** `plain`, `on`, `call` or `end`. */
    look: { type: String, value: 'plain' },
    /** For a key that is on or off: what it is. */
    state: { type: String, value: '' },
    isDisabled: { type: Boolean, value: false },
  },
  methods: {
    onTap() {
      if (!this.data.isDisabled) this.triggerEvent('press');
    },
  },
});
