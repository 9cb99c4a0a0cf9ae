/** A page as the guide for video lays it out. */
Component({
  data: { errors: [] as object[], isAccepted: false },
  methods: {
    onAccepted() {
      this.setData({ isAccepted: true });
    },
    onError({ detail }: WechatMiniprogram.CustomEvent<object>) {
      this.setData({ errors: [...this.data.errors, detail] });
    },
    sdk(this: { selectComponent(selector: string): object }) {
      return this.selectComponent('#tcccSdk');
    },
  },
});
