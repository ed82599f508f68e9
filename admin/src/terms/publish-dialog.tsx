import type { Terms } from '@suishoupai/api/contract';
import { Alert, App, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { ErrorBlock } from '../ui/error-block.tsx';
import { usePublishTerms } from './queries.ts';
import { readSections, writeSections } from './sections-text.ts';

type Props = {
  from: Terms['sections'];
  onClose: () => void;
  onPublished: () => void;
};

/** A text that is published stays; people are asked to agree to the new one. */
export function PublishDialog({ from, onClose, onPublished }: Props) {
  const { message } = App.useApp();
  const before = writeSections(from);
  const [text, setText] = useState(before);
  const [news, setNews] = useState('');
  const publish = usePublishTerms();
  const sections = readSections(text);
  const isChanged = text !== before;
  const submit = () =>
    sections &&
    publish.mutate(
      { sections, news },
      {
        onSuccess: ({ version }) => {
          void message.success(`第 ${version} 版已发布`);
          onPublished();
        },
      },
    );
  return (
    <Modal
      open
      width={760}
      title="发布新版服务与隐私说明"
      okText="发布"
      cancelText="取消"
      confirmLoading={publish.isPending}
      okButtonProps={{ disabled: !sections || !isChanged || news.trim() === '' }}
      onOk={submit}
      onCancel={onClose}
    >
      <Alert
        type="warning"
        showIcon
        style={{ marginBottom: 12 }}
        title="发布后不能更改，小程序会请每位市民重新同意"
        description="此后起草的奖励规则要求同意这一版；已发布的奖励规则仍按原来的版本。"
      />
      <Form layout="vertical">
        <Form.Item label="更新了什么（请市民重新同意时显示）" required>
          <Input
            aria-label="更新了什么"
            maxLength={300}
            value={news}
            onChange={(event) => setNews(event.target.value)}
          />
        </Form.Item>
        <Form.Item
          label="全文"
          required
          extra="每段第一行是标题，其后每行一句；段与段之间空一行"
          validateStatus={sections ? undefined : 'error'}
          help={sections ? undefined : '每个标题下至少要有一句'}
        >
          <Input.TextArea
            aria-label="全文"
            autoSize={{ minRows: 8, maxRows: 13 }}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </Form.Item>
      </Form>
      {publish.error && <ErrorBlock error={publish.error} />}
    </Modal>
  );
}
