import { z } from 'zod';
import { FilterTabs } from '../ui/list/filter-tabs.tsx';
import { ListPage } from '../ui/list/list-page.tsx';
import { useUrlState } from '../ui/use-url-state.ts';
import { AppealsView } from './money/appeals-view.tsx';
import { BudgetsView } from './money/budgets-view.tsx';
import { DebtsView } from './money/debts-view.tsx';
import { PrizesView } from './money/prizes-view.tsx';
import { VersionsView } from './versions-view.tsx';

const VIEWS = {
  versions: { name: '规则版本', View: VersionsView },
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
});

/** How rewards come about: the rules and who agreed on them, the money behind them, and what people say against. */
export default function ProgrammesPage() {
  const [{ view, cursor }, setAddress] = useUrlState(address);
  const { View } = VIEWS[view];
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
      <View cursor={cursor} />
    </ListPage>
  );
}
