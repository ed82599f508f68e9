import { useSearchParams } from 'react-router';
import { z } from 'zod';
import { FilterTabs } from '../ui/list/filter-tabs.tsx';
import { ListPage } from '../ui/list/list-page.tsx';
import { ReviewsView } from './reviews/reviews-view.tsx';
import { WatchView } from './watch/watch-view.tsx';

const viewName = z.enum(['reviews', 'watch']).catch('reviews');
const VIEWS = { reviews: ReviewsView, watch: WatchView };

/** Rewards that a person looks at before they are paid, and the people who are looked at for a while. */
export default function ReviewsPage() {
  const [search, setSearch] = useSearchParams();
  const view = viewName.parse(search.get('view') ?? 'reviews');
  const View = VIEWS[view];
  return (
    <ListPage
      filters={
        <FilterTabs
          label="风控内容"
          value={view}
          // Another view starts without the filters of this one.
          onChange={(key) => setSearch({ view: key })}
          choices={[
            { key: 'reviews', name: '先审后付' },
            { key: 'watch', name: '重点关注名单' },
          ]}
        />
      }
    >
      <View />
    </ListPage>
  );
}
