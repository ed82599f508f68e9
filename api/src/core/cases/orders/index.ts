export {
  answerCoOrder,
  askCoUnit,
  cancelCoOrder,
  cancelWhenLeft,
  refuseHelper,
  returnCoOrder,
  toRule,
} from './change-orders.ts';
export { flipOverdueOrders } from './flip-overdue-orders.ts';
export type { OpenOrder } from './policy.ts';
export { showOrders } from './show-orders.ts';
export { type CoOrderRow, casesHelpedBy, helpersOf, ordersOf } from './store.ts';
export { tellOfOrder } from './tell-of-order.ts';
