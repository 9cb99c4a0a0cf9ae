import type { TabBarConfig } from '../shared/bundle';
import type { FileStore } from './files';
import { make } from './dom';
import type { Theme } from './theme';

/** The drawn tab bar. */
export class TabBar {
  readonly root = make('nav', 'mp-tabs');
  private readonly items: HTMLElement[];
  private current = '';

  constructor(
    private readonly config: TabBarConfig,
    private readonly theme: Theme,
    private readonly files: FileStore,
    onSelect: (index: number) => void,
  ) {
    this.items = config.list.map((item, index) => {
      const button = make('button', 'mp-tab');
      const icon = make('img', 'mp-tab-icon');
      const label = make('span', 'mp-tab-label');
      label.textContent = item.text;
      icon.setAttribute('alt', '');
      icon.hidden = item.iconPath === undefined;
      button.append(icon, label);
      button.addEventListener('click', () => onSelect(index));
      return button;
    });
    this.root.append(...this.items);
    this.show('');
  }

  /** Marks the tab of `path`; hides the bar on other pages. */
  show(path: string): void {
    this.current = path;
    const { config, theme, files } = this;
    this.root.hidden = !config.list.some((item) => item.pagePath === path);
    this.root.style.backgroundColor = theme.value(config.backgroundColor ?? '#ffffff');
    config.list.forEach((item, index) => {
      const active = item.pagePath === path;
      const element = this.items[index];
      const icon = active ? (item.selectedIconPath ?? item.iconPath) : item.iconPath;
      element?.classList.toggle('mp-active', active);
      element?.style.setProperty(
        'color',
        theme.value(
          (active ? config.selectedColor : config.color) ?? (active ? '#07c160' : '#7a7e83'),
        ),
      );
      if (icon !== undefined)
        element?.querySelector('img')?.setAttribute('src', files.urlOf(theme.value(icon)));
    });
  }

  refresh(): void {
    this.show(this.current);
  }

  setBadge(index: number, text: string | null): void {
    const item = this.items[index];
    if (item === undefined) return;
    if (text === null) delete item.dataset['badge'];
    else item.dataset['badge'] = text;
  }
}
