import { Avatar as AntAvatar } from 'antd';
import { useServiceUrl } from '../service/desk-api-context';

interface Props {
  name: string;
  url?: string | undefined;
  size?: number;
  tone?: 'brand' | 'neutral';
}

/** The picture, or the first letter of the name. */
export function Avatar({ name, url, size = 36, tone = 'neutral' }: Props) {
  const src = useServiceUrl(url);
  const first = [...name.trim()][0] ?? '?';
  const colours =
    tone === 'brand'
      ? { backgroundColor: 'var(--ccc-brand)', color: '#fff' }
      : { backgroundColor: 'var(--ccc-avatar)', color: 'var(--ccc-brand)' };
  return (
    <AntAvatar size={size} src={src} alt="" style={{ flex: 'none', ...colours }} aria-hidden="true">
      {first}
    </AntAvatar>
  );
}
