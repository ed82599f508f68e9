export { recordAccess } from './access-log.ts';
export { identify, setSessionCookie } from './identify.ts';
export { aliasOf } from './login-citizen.ts';
export { hashPassword } from './login-staff.ts';
export { accountsModule } from './module.ts';
export { startSession } from './sessions.ts';
export { staffInRoles } from './staff-in-roles.ts';
export {
  type Citizen,
  citizenAliases,
  countForCitizen,
  findCitizen,
  insertCitizen,
  insertStaff,
  recordConsent,
} from './store.ts';
export { databaseTokenStore } from './token-store.ts';
export { findUnit, insertUnits, listHandlers, listUnits, staffNames } from './units.ts';
