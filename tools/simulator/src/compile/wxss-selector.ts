import selectorParser from 'postcss-selector-parser';

/** How far a selector may reach. */
export interface SelectorScope {
  /** Put before every class name. */
  readonly classPrefix?: string;
  /** Value of the `wx-host` attribute that `:host` means. */
  readonly host?: string;
  /** A selector without specificity of the page element that everything must lie in. */
  readonly within?: string;
}

export interface ScopedSelector {
  readonly selector: string;
  /** Tag and id selectors found, as written. */
  readonly tagsOrIds: readonly string[];
}

/** Rewrites a WXSS selector list for the DOM of the simulator, keeping each part's specificity. */
export function scopeSelector(selector: string, scope: SelectorScope): ScopedSelector {
  const tagsOrIds: string[] = [];
  const transform = selectorParser((root) => {
    root.walkClasses((node) => {
      if (scope.classPrefix) node.value = scope.classPrefix + node.value;
    });
    root.walkTags((node) => {
      if (/^(from|to|\d)/.test(node.value)) return;
      tagsOrIds.push(node.value);
      node.value = `wx-${node.value}`;
    });
    root.walkIds((node) => {
      tagsOrIds.push(`#${node.value}`);
      const text = `[wx-id="${node.value}"]:not(#\\_)`;
      node.replaceWith(selectorParser.string({ value: text }));
    });
    root.walkPseudos((node) => {
      if (node.value !== ':host' || scope.host === undefined) return;
      node.replaceWith(selectorParser.string({ value: `[wx-host="${scope.host}"]` }));
    });
    if (scope.within === undefined) return;
    for (const one of root.nodes) confineToPage(one, scope.within);
  });
  return { selector: transform.processSync(selector), tagsOrIds };
}

/** `page` is the page element itself; anything else lies inside it. */
function confineToPage(selector: selectorParser.Selector, within: string): void {
  const pages = selector.nodes.filter((node) => node.type === 'tag' && node.value === 'wx-page');
  const condition = `:where(${within})`;
  if (pages.length > 0) {
    for (const page of pages) {
      selector.insertAfter(page, selectorParser.string({ value: condition }));
    }
    return;
  }
  const first = selector.first;
  if (first === undefined) return;
  const { before } = first.spaces;
  first.spaces.before = '';
  selector.insertBefore(first, selectorParser.string({ value: `${before}${condition} ` }));
}
