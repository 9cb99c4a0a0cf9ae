Object.assign(exports, require('@ccc/mp').library(__dirname));
