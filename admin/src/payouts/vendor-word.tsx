import { sayVendor } from '@suishoupai/api/contract';
import { Tooltip } from 'antd';

/** What WeChat said, in Chinese; the code it said is one hover away. */
export function VendorWord({ code }: { code: string | null }) {
  if (!code) return '—';
  const words = sayVendor(code);
  return words === code ? (
    code
  ) : (
    <Tooltip title={code}>
      <span>{words}</span>
    </Tooltip>
  );
}
