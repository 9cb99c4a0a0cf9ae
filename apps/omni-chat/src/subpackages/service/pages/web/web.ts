import { readAppConfig } from '../../../../services/app-config';
import { isWebPage } from '../../services/web-page';

/** A page of the web. Anybody can make a link to this page: it opens business domains only. */
Page({
  data: { url: '' },
  onLoad(query: { url?: string } = {}) {
    const url = decodeURIComponent(query.url ?? '');
    if (isWebPage(url, readAppConfig().webDomains)) this.setData({ url });
    else void wx.navigateBack();
  },
});
