import { Toast, showModal, showPictures } from '../runtime/dialogs';
import type { Host } from '../runtime/host';
import { openSheet } from '../runtime/sheet';
import { ApiFailure, asyncApi, numberOption, textOption } from './api';
import type { ApiOptions } from './api';

const DEFAULT_TOAST_MS = 1500;

const optional = (options: ApiOptions, name: string, fallback = ''): string =>
  typeof options[name] === 'string' ? options[name] : fallback;

/** Toasts, dialogs, sheets and picture viewing. */
export function uiApis(host: Host) {
  const toast = new Toast();
  return {
    showToast: asyncApi(host, 'showToast', (options) => {
      const image = optional(options, 'image');
      toast.show(host.screen, {
        title: textOption(options, 'title'),
        icon: optional(options, 'icon', 'success'),
        image: image === '' ? '' : host.files.urlOf(image),
        mask: options['mask'] === true,
        durationMs: numberOption(options, 'duration', DEFAULT_TOAST_MS),
      });
    }),
    hideToast: asyncApi(host, 'hideToast', () => toast.hide()),
    showLoading: asyncApi(host, 'showLoading', (options) =>
      toast.show(host.screen, {
        title: textOption(options, 'title'),
        icon: 'loading',
        image: '',
        mask: options['mask'] === true,
        durationMs: null,
      }),
    ),
    hideLoading: asyncApi(host, 'hideLoading', () => toast.hide()),
    showModal: asyncApi(host, 'showModal', async (options) => {
      const { confirmed, content } = await showModal(host, {
        title: optional(options, 'title'),
        content: optional(options, 'content'),
        showCancel: options['showCancel'] !== false,
        cancelText: optional(options, 'cancelText'),
        confirmText: optional(options, 'confirmText'),
        confirmColor: optional(options, 'confirmColor'),
        cancelColor: optional(options, 'cancelColor'),
        editable: options['editable'] === true,
        placeholder: optional(options, 'placeholderText'),
      });
      return { confirm: confirmed, cancel: !confirmed, content };
    }),
    showActionSheet: asyncApi(host, 'showActionSheet', async (options) => {
      const items = options['itemList'];
      if (!Array.isArray(items) || items.length === 0 || items.length > 6) {
        throw new ApiFailure('parameter error: itemList should have 1 to 6 items');
      }
      const title = optional(options, 'alertText');
      const itemColor = optional(options, 'itemColor');
      const tapIndex = await openSheet(host, { title, itemColor, items: items.map(String) });
      if (tapIndex === null) throw new ApiFailure('cancel');
      return { tapIndex };
    }),
    previewImage: asyncApi(host, 'previewImage', (options) => {
      const urls = options['urls'];
      if (!Array.isArray(urls)) throw new ApiFailure('parameter error: urls should be Array');
      const first = Math.max(0, urls.indexOf(options['current']));
      void showPictures(
        host,
        urls.map((url) => host.files.urlOf(String(url))),
        first,
      );
    }),
  };
}
