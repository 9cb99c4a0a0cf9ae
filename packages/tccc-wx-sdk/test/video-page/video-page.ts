/** A page as the guide for video lays it out. */
Component({
  methods: {
    sdk(this: { selectComponent(selector: string): object }) {
      return this.selectComponent('#tcccSdk');
    },
  },
});
