import { CO_ORDER_STATES, type CoOrder, type StaffCase } from '@suishoupai/api/contract';
import { Button, Tag } from 'antd';
import { Time } from '../../ui/time.tsx';
import type { Decision } from '../decisions/use-decision.ts';
import styles from './co-orders.module.css';

const TONES = { open: 'processing', done: 'success', returned: 'warning', cancelled: undefined };

/** Units that help with the case and what became of it; what can be done comes from the server's actions. */
export function CoOrders({ one, decision }: { one: StaffCase; decision: Decision }) {
  const mayAsk = one.actions.some((offer) => offer.action === 'ask_co_unit');
  const mayCancel = one.actions.some((offer) => offer.action === 'cancel_co_order');
  if (one.coOrders.length === 0 && !mayAsk) return null;
  return (
    <section aria-label="协办">
      <h3 className={styles.title}>
        协办
        {mayAsk && (
          <Button size="small" onClick={() => decision.open('ask_co_unit')}>
            请求协办
          </Button>
        )}
      </h3>
      {one.coOrders.length === 0 && <p className="quiet">没有请其他单位协办。</p>}
      <ul className={styles.orders}>
        {one.coOrders.map((order) => (
          <Order
            key={order.id}
            order={order}
            onCancel={
              mayCancel && order.mayCancel
                ? () => decision.open('cancel_co_order', { coOrderId: order.id })
                : undefined
            }
          />
        ))}
      </ul>
    </section>
  );
}

function Order({ order, onCancel }: { order: CoOrder; onCancel?: () => void }) {
  return (
    <li>
      <div className={styles.head}>
        <strong>{order.unit.name}</strong>
        <Tag color={TONES[order.state]}>{CO_ORDER_STATES[order.state]}</Tag>
        {order.isOverdue && <strong className="bad">已超时</strong>}
        <span className="quiet">
          时限 <Time at={order.dueAt} />
        </span>
        {onCancel && (
          <Button size="small" type="link" danger onClick={onCancel}>
            撤回
          </Button>
        )}
      </div>
      <p>{order.note}</p>
      <p className="quiet">
        {order.askedBy} · <Time at={order.askedAt} />
      </p>
      {order.endedAt && (
        <div className={styles.answer}>
          {order.reason && <strong>{order.reason}：</strong>}
          {order.answer}
          <p className="quiet">
            {order.endedBy} · <Time at={order.endedAt} />
          </p>
        </div>
      )}
    </li>
  );
}
