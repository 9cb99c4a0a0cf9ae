const { TestEnvironment } = require('jest-environment-jsdom');

/** jsdom for the components, with what the testkit takes from Node. */
module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup();
    Object.assign(this.global, { setImmediate, clearImmediate, structuredClone, Buffer });
  }
};
