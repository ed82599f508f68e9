export { grantAppUser } from './grant-app-user.ts';
export { refuseOwner } from './refuse-owner.ts';
