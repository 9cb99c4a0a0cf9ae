import * as glassEasel from 'glass-easel';
import { registerBuiltins } from '../builtins/register';
import { AppIntersectionObserver } from '../wx/intersection';
import { SelectorQuery } from '../wx/selector-query';
import { createWx } from '../wx/wx';
import { Legs } from '../rtc/legs';
import type { BundleMeta } from '../shared/bundle';
import { AppInstance, enterOptions } from './app-instance';
import { SimulatorBackend } from './backend';
import { readBootOptions } from './boot';
import { Chrome, showProblems } from './chrome';
import { installCallerMembers } from './component-caller';
import { AppSpace } from './component-space';
import { installControl } from './control';
import { Failures } from './failures';
import { FileStore } from './files';
import type { Host } from './host';
import { Keyboard } from './keyboard';
import type { ModuleFactory, TemplateFactory } from './main';
import { ModuleLoader } from './modules';
import { Network } from './network';
import { PageStack } from './page-stack';
import { Permissions } from './permissions';
import { PhoneCall } from './phone-call';
import { PointerEvents } from './pointer-events';
import { PrivacyGate } from './privacy';
import { ProblemLog } from './problem-log';
import { ReadyQueue } from './ready-queue';
import { parseRoute } from './route';
import { sandboxValues } from './sandbox';
import { Scheduler } from './scheduler';
import { Signal } from './signal';
import { TabBar } from './tab-bar';
import { TemplateHost } from './templates';
import { Theme } from './theme';
import { watchForChanges } from './reload';

function entryRoute(meta: BundleMeta) {
  const wanted = parseRoute(window.location.hash.replace(/^#\/?/, ''));
  return wanted.path === '' ? { path: meta.entryPage, query: {} } : wanted;
}

/** Where a page's own area is, for the coordinates of touches. */
function origin(target: EventTarget | null) {
  const viewport = target instanceof Element ? target.closest('.mp-viewport') : null;
  const { left = 0, top = 0 } = viewport?.getBoundingClientRect() ?? {};
  return { left, top, scrollTop: viewport?.querySelector('.mp-scroller')?.scrollTop ?? 0 };
}

/** Builds the simulator around a compiled mini-program and launches it. */
export function start(meta: BundleMeta, templates: TemplateFactory, modules: ModuleFactory): void {
  const boot = readBootOptions();
  const problems = new ProblemLog();
  showProblems(problems, boot.lang);
  for (const problem of meta.problems) problems.report(problem);

  const failures: { current?: Failures } = {};
  const scheduler = new Scheduler((error) => failures.current?.thrown(error));
  const app = new AppInstance(scheduler, problems);
  failures.current = new Failures(problems, app);
  failures.current.listen();

  const theme = new Theme(boot.theme, meta);
  const files = new FileStore(`${boot.base}package/`);
  const chrome = new Chrome(boot.lang);
  const templateHost = new TemplateHost(problems, scheduler);
  const space = new AppSpace(
    { meta, templates: templates(templateHost.hooks) },
    templateHost,
    problems,
  );
  const backend = space.environment.associateBackend(new SimulatorBackend(problems));
  const tabBar =
    meta.tabBar === null
      ? null
      : new TabBar(meta.tabBar, theme, files, (index) =>
          scheduler.deliver(() => pages.tabSelected(index)),
        );
  const pages = new PageStack(
    { meta, space, backend, scheduler, problems, theme, stage: chrome.stage, chrome },
    tabBar,
  );
  if (tabBar !== null) chrome.stage.append(tabBar.root);
  const host: Host = {
    boot,
    meta,
    problems,
    scheduler,
    network: new Network(),
    theme,
    files,
    keyboard: new Keyboard(),
    privacy: new PrivacyGate(),
    permissions: new Permissions(),
    phoneCall: new PhoneCall(),
    live: { isEnabled: true, legs: new Legs() },
    app,
    tabBar,
    screen: chrome.screen,
    pages,
    launch: enterOptions(entryRoute(meta)),
    appShown: new Signal(),
    appHidden: new Signal(),
    appErrors: failures.current.errors,
  };
  new ReadyQueue().install(space);
  registerBuiltins(space.space.getComponentSpace(), host);
  installCallerMembers(problems, scheduler, {
    createSelectorQuery: (caller) => new SelectorQuery(host, null).in(caller),
    createIntersectionObserver: (caller, options) =>
      new AppIntersectionObserver(host, caller, options),
    pageIdOf: (caller) => pageIdOf(host, caller),
  });
  new PointerEvents({ origin }).listen(document.body);

  const wx = createWx(host, failures.current.rejections);
  const table = modules(...sandboxValues(host, wx));
  const loader = new ModuleLoader(table, (path) => space.definersFor(path), problems);
  space.attachLoader(loader);
  installControl(host, wx, chrome);
  theme.changed.add((name) => {
    pages.refresh();
    app.call('onThemeChange', { theme: name });
  });
  window.addEventListener('resize', () => {
    chrome.measure();
    pages.refresh();
    const size = pages.top?.view.windowSize;
    pages.callTop('onResize', { size: { windowWidth: size?.width, windowHeight: size?.height } });
  });
  window.addEventListener('pagehide', () => host.live.legs.endAll());
  if (boot.watch) watchForChanges(boot.base);
  launch(host, loader, space);
}

function launch(host: Host, loader: ModuleLoader, space: AppSpace): void {
  const { app, meta, pages, problems, scheduler, launch: options } = host;
  if (loader.has('app.js')) scheduler.run(() => void loader.require('app.js'));
  if (!meta.lazyCodeLoading) {
    for (const page of meta.pages) if (!(page in meta.subpackageOf)) space.prepare(page);
  }
  app.call('onLaunch', options);
  app.call('onShow', options);
  host.appShown.emit(options);
  const { path, query } = options;
  if (!meta.pages.includes(path)) {
    const message = `page "${path}" is not found`;
    problems.report({ code: 'page.missing', severity: 'error', message });
    app.call('onPageNotFound', { path, query, isEntryPage: true });
    return;
  }
  pages.reLaunch({ path, query });
  window.addEventListener('hashchange', () => {
    const route = parseRoute(window.location.hash.replace(/^#\/?/, ''));
    if (meta.pages.includes(route.path)) pages.reLaunch(route);
  });
}

function pageIdOf(host: Host, caller: object): string {
  const node = '_$' in caller && caller._$ instanceof glassEasel.Element ? caller._$ : null;
  const element: unknown = node?.getBackendElement();
  const entry = host.pages.entries.find(
    ({ view }) => element instanceof Node && view.root.contains(element),
  );
  return `pageId:${entry?.id ?? 0}`;
}
