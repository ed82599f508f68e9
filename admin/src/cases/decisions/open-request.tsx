import type { CaseEvent, StaffCase } from '@suishoupai/api/contract';
import { Alert } from 'antd';
import { Time } from '../../ui/time.tsx';

const REQUESTS = {
  extension: { name: '申请延期', action: 'ask_extension' },
  deferral: { name: '申请缓办', action: 'ask_deferral' },
  suspension: { name: '申请挂账', action: 'ask_suspension' },
} as const;

/** What the unit has asked for and nobody has answered, with its own words. */
export function OpenRequest({ one }: { one: StaffCase }) {
  if (!one.openRequest) return null;
  const { kind, until } = one.openRequest;
  const { name, action } = REQUESTS[kind];
  const asked: CaseEvent | undefined = one.events.findLast((event) => event.action === action);
  return (
    <Alert
      type="info"
      showIcon
      style={{ marginBottom: 8 }}
      title={
        <>
          <strong>
            {name}
            {until && `至 ${until}`}，等待答复
          </strong>
          {asked?.note && <div>{asked.note}</div>}
          {asked && (
            <div className="quiet">
              {asked.by} · <Time at={asked.at} />
            </div>
          )}
        </>
      }
    />
  );
}
