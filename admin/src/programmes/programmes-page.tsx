import { z } from 'zod';
import { FilterTabs } from '../ui/list/filter-tabs.tsx';
import { ListPage } from '../ui/list/list-page.tsx';
import { useUrlState } from '../ui/use-url-state.ts';
import { DraftPage } from './draft/draft-page.tsx';
import { AppealsView } from './money/appeals-view.tsx';
import { BudgetsView } from './money/budgets-view.tsx';
import { DebtsView } from './money/debts-view.tsx';
import { PrizesView } from './money/prizes-view.tsx';
import { VersionsView } from './versions-view.tsx';

const VIEWS = {
  versions: { name: '规则版本', View: null },
  budgets: { name: '资金与预算', View: BudgetsView },
  appeals: { name: '奖励申诉', View: AppealsView },
  debts: { name: '应追回', View: DebtsView },
  prizes: { name: '排行与抽奖', View: PrizesView },
} as const;
type ViewKey = keyof typeof VIEWS;
const keys = Object.keys(VIEWS) as [ViewKey, ...ViewKey[]];

const address = z.object({
  view: z.enum(keys).default('versions').catch('versions'),
  cursor: z.string().optional().catch(undefined),
  /** The version that is open, `id@version`, and the one that is written on. */
  opened: z.string().default('').catch(''),
  write: z.string().default('').catch(''),
});

/** How rewards come about: the rules and who agreed on them, the money behind them, and what people say against. */
export default function ProgrammesPage() {
  const [{ view, cursor, opened, write }, setAddress] = useUrlState(address);
  const { View } = VIEWS[view];
  if (write)
    return (
      <DraftPage
        write={write}
        onSaved={({ id, version }) =>
          setAddress({ view: 'versions', write: '', opened: `${id}@${version}` }, false)
        }
        onCancel={() => setAddress({ write: '' }, false)}
      />
    );
  return (
    <ListPage
      filters={
        <FilterTabs
          label="奖励规则"
          value={view}
          onChange={(key) => setAddress({ view: key, cursor: undefined })}
          choices={keys.map((key) => ({ key, name: VIEWS[key].name }))}
        />
      }
    >
      {View ? (
        <View cursor={cursor} />
      ) : (
        <VersionsView
          cursor={cursor}
          opened={opened}
          onOpen={(of) => setAddress({ opened: of })}
          onWrite={(of) => setAddress({ write: of, opened: '' }, false)}
        />
      )}
    </ListPage>
  );
}
