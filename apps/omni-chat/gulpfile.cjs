const { app } = require('@ccc/mp');

// Who never opens the chat never loads it: the main package has of it only what the looks are made of.
const options = {
  subpackage: 'subpackages/service',
  alsoInMain: ['@ccc/ui/styles/tokens.wxss'],
};
Object.assign(exports, app(__dirname, options));
