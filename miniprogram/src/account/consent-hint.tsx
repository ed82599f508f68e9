import { Text } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { useMe } from '../queries.ts';
import { Button } from '../ui/basics/button.tsx';
import { Card } from '../ui/basics/card.tsx';
import styles from './account.module.scss';
import { ConsentSheet } from './consent-sheet.tsx';

/** Asks whoever agreed to older terms than there are now, before it costs a reward. */
export function ConsentHint() {
  const me = useMe();
  const [isAsking, setIsAsking] = useState(false);
  useDidShow(() => {
    me.refetch().catch(() => undefined);
  });
  if (me.data?.consentAsked !== 'again') return null;
  return (
    <Card id="consent-hint" title="服务与隐私说明有更新">
      <Text className={styles.words}>请阅读并重新确认。确认之前上报照常办理，但可能不计奖励。</Text>
      <Button id="read-consent" kind="plain" onTap={() => setIsAsking(true)}>
        查看并确认
      </Button>
      {isAsking ? <ConsentSheet onClose={() => setIsAsking(false)} /> : null}
    </Card>
  );
}
