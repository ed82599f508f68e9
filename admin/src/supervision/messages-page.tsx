import { MESSAGE_KINDS, type StaffMessage } from '@suishoupai/api/contract';
import { Button, Empty, Skeleton, Tag } from 'antd';
import { useNavigate } from 'react-router';
import { z } from 'zod';
import { ErrorBlock } from '../ui/error-block.tsx';
import { FilterTabs } from '../ui/list/filter-tabs.tsx';
import { ListPage } from '../ui/list/list-page.tsx';
import { PageButtons } from '../ui/list/page-buttons.tsx';
import { Time } from '../ui/time.tsx';
import { useUrlState } from '../ui/use-url-state.ts';
import { targetOf } from './message-target.ts';
import styles from './messages.module.css';
import { useMessages, useReadMessages, useUnread } from './queries.ts';

const address = z.object({
  only: z.enum(['all', 'unread']).default('all').catch('all'),
  cursor: z.string().optional().catch(undefined),
});

/** Reminders, letters and digests for the person who is signed in. */
export default function MessagesPage() {
  const [filters, setAddress] = useUrlState(address);
  const messages = useMessages(filters);
  const unread = useUnread().data?.unread;
  const read = useReadMessages();
  return (
    <ListPage
      filters={
        <>
          <FilterTabs
            label="消息"
            value={filters.only}
            onChange={(only) => setAddress({ only, cursor: undefined })}
            choices={[
              { key: 'all', name: '全部' },
              { key: 'unread', name: '未读', count: unread },
            ]}
          />
          <Button
            disabled={!unread}
            loading={read.isPending}
            onClick={() => read.mutate(undefined)}
          >
            全部标为已读
          </Button>
          {read.error && <ErrorBlock error={read.error} />}
        </>
      }
    >
      <Messages messages={messages} onRead={(id) => read.mutate([id])} />
    </ListPage>
  );
}

function Messages(props: {
  messages: ReturnType<typeof useMessages>;
  onRead: (id: string) => void;
}) {
  const { messages, onRead } = props;
  const navigate = useNavigate();
  if (messages.error)
    return <ErrorBlock error={messages.error} retry={() => void messages.refetch()} />;
  if (!messages.data) return <Skeleton active style={{ padding: 16 }} />;
  const { items, nextCursor } = messages.data;
  if (items.length === 0)
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有消息" />;
  const open = (message: StaffMessage) => {
    if (message.readAt === null) onRead(message.id);
    const target = targetOf(message.about);
    if (target) void navigate(target);
  };
  return (
    <>
      <ul aria-label="消息列表">
        {items.map((message) => (
          <li key={message.id} className={styles.message}>
            <button type="button" className={styles.open} onClick={() => open(message)}>
              <span className={styles.head}>
                {message.readAt === null && <Tag color="error">未读</Tag>}
                <Tag>{MESSAGE_KINDS[message.kind]}</Tag>
                <strong>{message.title}</strong>
                <span className={`quiet ${styles.time}`}>
                  <Time at={message.at} />
                </span>
              </span>
              <span className={styles.text}>{message.text}</span>
            </button>
          </li>
        ))}
      </ul>
      <PageButtons count={items.length} nextCursor={nextCursor} />
    </>
  );
}
