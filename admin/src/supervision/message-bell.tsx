import { BellOutlined } from '@ant-design/icons';
import { Badge, Button } from 'antd';
import { useNavigate } from 'react-router';
import { useUnread } from './queries.ts';

/** How much was said to this person and not read yet. */
export function MessageBell() {
  const navigate = useNavigate();
  const unread = useUnread().data?.unread ?? 0;
  return (
    <Badge count={unread} size="small" overflowCount={99} offset={[-2, 4]}>
      <Button
        type="text"
        icon={<BellOutlined />}
        aria-label={unread > 0 ? `消息，${unread} 条未读` : '消息'}
        onClick={() => navigate('/messages')}
      />
    </Badge>
  );
}
