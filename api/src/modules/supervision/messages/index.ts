export { messageRoutes } from './routes.ts';
export { tellStaff } from './store.ts';
export { tellOfAgreement } from './tell-agreement.ts';
export { tellOfBudget, tellOfStop } from './tell-money.ts';
export { tellAsker, tellHelper } from './tell-orders.ts';
export { tellAssignee, tellGivers } from './tell-tasks.ts';
