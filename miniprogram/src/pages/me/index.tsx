import type { Citizen } from '@suishoupai/api/contract';
import { Switch, Text, View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { ConsentSheet } from '../../account/consent-sheet.tsx';
import { payeeWords, reportingWords } from '../../account/consent-state.ts';
import { PhoneLine } from '../../account/phone-line.tsx';
import { UnreadTag } from '../../inbox/unread.tsx';
import { goTo } from '../../navigate.ts';
import { hasDemoCitizens } from '../../platform/login';
import { callTelephone } from '../../platform/telephone.ts';
import { useCity, useMe } from '../../queries.ts';
import { setLargeType, useLargeType } from '../../settings.ts';
import { Card } from '../../ui/basics/card.tsx';
import { Line } from '../../ui/basics/line.tsx';
import { Screen } from '../../ui/basics/screen.tsx';
import { Loaded } from '../../ui/states/loaded.tsx';
import { closeAccount } from './close-account.ts';
import { DemoCitizens } from './demo-citizens.tsx';
import styles from './index.module.scss';
import { logOut } from './log-out.ts';

export default function MePage() {
  const me = useMe();
  const city = useCity();
  const isLarge = useLargeType();
  useDidShow(() => {
    me.refetch().catch(() => undefined);
  });
  const hotline = city.data?.hotline ?? '12345';
  return (
    <Screen>
      <Loaded query={me} blocks={1}>
        {(citizen) => <Person citizen={citizen} />}
      </Loaded>
      <Card isList>
        <Line id="open-inbox" label="消息" value={<UnreadTag />} onTap={goTo.inbox} />
        <Line
          label="长者版大字"
          value={
            <Switch
              checked={isLarge}
              color="#1668dc"
              nativeProps={{ 'aria-label': '长者版大字' }}
              onChange={(event) => setLargeType(event.detail.value)}
            />
          }
        />
        <Line label="用户服务与隐私说明" onTap={goTo.terms} />
        <Line label="服务热线" value={hotline} onTap={() => callTelephone(hotline)} />
      </Card>
      {hasDemoCitizens ? (
        <DemoCitizens alias={me.data?.alias} />
      ) : (
        <Card isList>
          <Line label="退出登录" onTap={logOut} />
        </Card>
      )}
      <Card isList>
        <Line id="close-account" label="注销账号" onTap={closeAccount} />
      </Card>
    </Screen>
  );
}

function Person({ citizen }: { citizen: Citizen }) {
  const [isAsking, setIsAsking] = useState(false);
  const askConsent = () => setIsAsking(true);
  return (
    <Card>
      <View className={styles.person}>
        <View className={styles.avatar}>{citizen.alias.slice(0, 1)}</View>
        <View>
          <Text className={styles.alias} id="alias">
            {citizen.alias}
          </Text>
          <Text className={styles.fact}>已上报 {citizen.reportedCount} 件，对外只显示此称呼</Text>
        </View>
      </View>
      <Line
        id="consent-report"
        label="办理上报"
        value={reportingWords(citizen)}
        onTap={askConsent}
      />
      <Line id="consent-paid" label="接收奖励" value={payeeWords(citizen)} onTap={askConsent} />
      <PhoneLine phone={citizen.phone} />
      {isAsking ? <ConsentSheet onClose={() => setIsAsking(false)} /> : null}
    </Card>
  );
}
