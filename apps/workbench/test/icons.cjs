const { createElement } = require('react');

/** Every icon is an empty span: reading the thousands of drawings takes longer than the tests. */
const icon = ({ className, 'aria-label': label }) =>
  createElement('span', { className, 'aria-label': label });

module.exports = new Proxy({}, { get: (_target, name) => (name === '__esModule' ? false : icon) });
