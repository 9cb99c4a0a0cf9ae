Object.assign(exports, require('@ccc/mp').app(__dirname));
