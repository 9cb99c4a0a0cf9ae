#!/usr/bin/env node
const { runCommand } = require('../src/publish/command-line.cjs');
const { preview } = require('../src/publish/publish.cjs');

const USAGE = `mp-preview [目录 folder] [--key file] [--desc text] [--robot 1-30] [--qrcode file]
上传预览版并保存二维码图片（默认 reports/preview-qrcode.png）。密钥也可用 MP_PRIVATE_KEY_PATH 指定。
Uploads a preview build and saves its QR code. The key may also come from MP_PRIVATE_KEY_PATH.`;

runCommand(USAGE, async (options, qrcodePath) => {
  await preview({ ...options, qrcodePath });
  return `✓ 用微信扫码预览 · scan with WeChat: ${qrcodePath}`;
});
