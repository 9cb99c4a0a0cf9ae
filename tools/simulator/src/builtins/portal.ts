import { make } from '../runtime/dom';
import type { Builtin } from './builtin';

/** `<root-portal>`: its children are drawn above the whole page. */
export const rootPortal: Builtin = {
  properties: { enable: true },
  create({ root, flag }) {
    const layer = make('div', 'mp-portal');
    root.append(layer);
    const place = (): void => {
      // Inside the page element, so that the page's own styles still reach it.
      if (flag('enable')) root.closest('wx-page')?.append(layer);
      else root.append(layer);
    };
    return {
      slot: layer,
      attached: place,
      detached: () => layer.remove(),
      update: () => {
        if (root.isConnected) place();
      },
    };
  },
};

/** `<page-meta>`: settings of the page written in its template. */
export const pageMeta: Builtin = {
  properties: {
    backgroundTextStyle: '',
    backgroundColor: '',
    backgroundColorTop: '',
    backgroundColorBottom: '',
    rootBackgroundColor: '',
    scrollTop: '',
    scrollDuration: 300,
    pageStyle: '',
    pageFontSize: '',
    rootFontSize: '',
    pageOrientation: '',
  },
  create({ root, host, text }) {
    const apply = (): void => {
      const page = root.closest<HTMLElement>('wx-page');
      if (page === null) return;
      page.style.cssText = text('pageStyle');
      if (text('pageFontSize') !== '') page.style.fontSize = text('pageFontSize');
      if (text('rootFontSize') !== '')
        document.documentElement.style.fontSize = text('rootFontSize');
      const view = host.pages.entries.find((entry) => entry.view.root.contains(root))?.view;
      if (text('backgroundColor') !== '') view?.apply({ backgroundColor: text('backgroundColor') });
      if (text('scrollTop') !== '')
        view?.scroller.scrollTo({ top: Number.parseFloat(text('scrollTop')) });
    };
    return { attached: apply, update: apply };
  },
};
