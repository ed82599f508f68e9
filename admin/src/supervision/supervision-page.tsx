import { useSearchParams } from 'react-router';
import { z } from 'zod';
import { FilterTabs } from '../ui/list/filter-tabs.tsx';
import { ListPage } from '../ui/list/list-page.tsx';
import { BacklogView } from './backlog-view.tsx';
import { DigestsView } from './digests-view.tsx';
import { LettersView } from './letters-view.tsx';

const viewName = z.enum(['letters', 'backlog', 'digests']).catch('letters');

const VIEWS = { letters: LettersView, backlog: BacklogView, digests: DigestsView };

/** Letters that wait for an answer, cases that wait too long, and the week of each unit. */
export default function SupervisionPage() {
  const [search, setSearch] = useSearchParams();
  const view = viewName.parse(search.get('view') ?? 'letters');
  const View = VIEWS[view];
  return (
    <ListPage
      filters={
        <FilterTabs
          label="督办内容"
          value={view}
          // Another view starts without the filters of this one.
          onChange={(key) => setSearch({ view: key })}
          choices={[
            { key: 'letters', name: '督办函' },
            { key: 'backlog', name: '积案' },
            { key: 'digests', name: '周报' },
          ]}
        />
      }
    >
      <View />
    </ListPage>
  );
}
