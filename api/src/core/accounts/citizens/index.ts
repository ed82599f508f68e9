export { bindPhone, dropOldSightings } from './bind-phone.ts';
export { closeAccount } from './close-account.ts';
export { describeMe } from './describe-citizen.ts';
export { giveConsent } from './give-consent.ts';
export { accountsOnPhones, deletePhone, hasPhone } from './phone-store.ts';
export {
  type Citizen,
  citizenAliases,
  countForCitizen,
  findCitizen,
  findCitizenByOpenid,
  insertCitizen,
  recordConsent,
  wasUnder14At,
} from './store.ts';
export {
  findTerms,
  newestTerms,
  newestTermsVersion,
  publishTerms,
  type TermsText,
} from './terms.ts';
