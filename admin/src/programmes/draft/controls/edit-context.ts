import { createContext, useContext } from 'react';
import type { Choices } from '../../fields/use-choices.ts';

/** What every control of the form needs to know: what is wrong where, and what may be chosen. */
export type Edit = { faults: ReadonlyMap<string, string>; choices: Choices };
const nothing: Edit = {
  faults: new Map(),
  choices: { areas: [], kinds: [], names: (_, key) => key },
};
export const EditContext = createContext<Edit>(nothing);
export const useEdit = () => useContext(EditContext);

/** One value under edit: where it stands, what it is called aloud, and the row it is part of. */
export type ValueProps = {
  path: string;
  name: string;
  value: unknown;
  row: Record<string, unknown>;
  onChange: (value: unknown) => void;
};
