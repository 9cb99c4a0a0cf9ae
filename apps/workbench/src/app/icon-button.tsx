import { Button, Tooltip, type ButtonProps } from 'antd';
import type { ReactNode } from 'react';

interface Props extends Omit<ButtonProps, 'type' | 'title' | 'aria-label' | 'children'> {
  /** Its name, read out and shown beside the pointer. */
  label: string;
  /** Beside the pointer instead of the name. */
  hint?: string;
  icon: ReactNode;
}

/** A key that shows a picture instead of words. */
export function IconButton({ label, hint = label, ...button }: Props) {
  return (
    <Tooltip title={hint}>
      <Button type="text" aria-label={label} {...button} />
    </Tooltip>
  );
}
