export { checkImport, ownImport, readUploaded, startImport } from './check-import.ts';
export { confirmImport } from './confirm-import.ts';
export { dropOldSheets } from './drop-old-sheets.ts';
export { errorsOf, listConfirmed, listRows } from './import-store.ts';
export { planImport } from './plan-import.ts';
export { showImports } from './show-imports.ts';
export { undoImport } from './undo-import.ts';
