import { ERRORS, type StaffCase } from '@suishoupai/api/contract';
import { Alert } from 'antd';

/** Why the unit cannot report back yet: the button alone would just be missing. */
export function OpenOrderHint({ one }: { one: StaffCase }) {
  const offers = new Set(one.actions.map((offer) => offer.action));
  const isMyTurn = offers.has('dept_reject') && !offers.has('feedback');
  if (!isMyTurn || !one.coOrders.some((order) => order.state === 'open')) return null;
  return (
    <Alert type="warning" showIcon style={{ marginBottom: 8 }} title={ERRORS.co_order_open[1]} />
  );
}
