import { CopyOutlined, DeleteOutlined, MessageOutlined, RollbackOutlined } from '@ant-design/icons';
import { Dropdown, type DropdownProps, type MenuProps } from 'antd';
import { usePreferences } from '../app/preferences';
import styles from './message-menu.module.css';

/** What can be done about one message. */
export type MessageAction = 'quote' | 'copy' | 'recall' | 'remove';

/** An open menu: of which message, and where on the page. */
export interface MenuPlace {
  key: string;
  x: number;
  y: number;
  actions: readonly MessageAction[];
}

interface Props {
  /** `undefined`: closed. */
  place: MenuPlace | undefined;
  onAct(key: string, action: MessageAction): void;
  onClose(): void;
}

const ICONS = {
  quote: <MessageOutlined aria-hidden />,
  copy: <CopyOutlined aria-hidden />,
  recall: <RollbackOutlined aria-hidden />,
  remove: <DeleteOutlined aria-hidden />,
};

/** The one menu of the thread, where the message was pressed. */
export function MessageMenu({ place, onAct, onClose }: Props) {
  const { t } = usePreferences();
  const menu: MenuProps = {
    items: place?.actions.map((action) => ({
      key: action,
      label: t(`action.${action}`),
      icon: ICONS[action],
      danger: action === 'recall' || action === 'remove',
    })),
    onClick: ({ key: action }) => place && onAct(place.key, action as MessageAction),
  };
  return (
    <Dropdown
      open={place !== undefined}
      menu={menu}
      trigger={['click']}
      {...(place ? { placement: placementAt(place) } : {})}
      autoFocus
      destroyOnHidden
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <span className={styles.anchor} style={{ left: place?.x, top: place?.y }} aria-hidden />
    </Dropdown>
  );
}

/** About the size of the menu, in pixels: nearer to an edge it opens to the other side. */
const MENU_PX = 200;

function placementAt({ x, y }: MenuPlace): NonNullable<DropdownProps['placement']> {
  const isLow = y > window.innerHeight - MENU_PX;
  if (x > window.innerWidth - MENU_PX) return isLow ? 'topRight' : 'bottomRight';
  return isLow ? 'topLeft' : 'bottomLeft';
}
