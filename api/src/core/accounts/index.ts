export { recordAccess } from './access-log.ts';
export {
  accountsOnPhones,
  type Citizen,
  citizenAliases,
  countForCitizen,
  findCitizen,
  hasPhone,
  insertCitizen,
  newestTerms,
  newestTermsVersion,
  publishTerms,
  recordConsent,
  type TermsText,
  wasUnder14At,
} from './citizens/index.ts';
export { accountsOnDevices, dropDevices, lastDeviceOf, seeDevice } from './devices.ts';
export { identify, setSessionCookie } from './identify.ts';
export { aliasOf } from './login-citizen.ts';
export { hashPassword } from './login-staff.ts';
export { accountsModule } from './module.ts';
export { startSession } from './sessions.ts';
export { staffInRoles, staffWithRole } from './staff-in-roles.ts';
export { activeStaff, insertStaff } from './store.ts';
export { databaseTokenStore } from './token-store.ts';
export {
  findUnit,
  insertUnits,
  listHandlers,
  listUnits,
  staffNames,
  unitIdsOfArea,
} from './units.ts';
