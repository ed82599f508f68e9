import { Text, View } from '@tarojs/components';
import { goTo } from '../../navigate.ts';
import { tell } from '../../platform/notices.ts';
import { useCity, useGiveConsent } from '../../queries.ts';
import { errorWords } from '../../words/errors.ts';
import { Button } from '../basics/button.tsx';
import { press } from '../basics/press.ts';
import { Tag } from '../basics/tag.tsx';
import { Sheet } from './sheet.tsx';
import styles from './sheets.module.scss';

/** The two consents, each given by a tap of its own: reporting needs one, being paid the other. */
export function ConsentSheet({ onClose }: { onClose: () => unknown }) {
  const city = useCity();
  const consent = useGiveConsent();
  const version = city.data?.consentVersion;
  const agree = async (mayBePaid: boolean) => {
    if (!version) return await tell('正在读取条款版本，请稍候');
    try {
      await consent.mutateAsync({ version, mayBePaid });
      onClose();
    } catch (error) {
      await tell(errorWords(error));
    }
  };
  return (
    <Sheet id="consent-sheet" title="服务与隐私说明" onClose={onClose}>
      <Text className={styles.words}>
        您的姓名不会公开，处置单位看不到上报人。请选择您同意的内容：
      </Text>
      <Purpose name="办理上报" words="使用照片、位置、微信身份标识和设备编号" tag="上报必需" />
      <Purpose name="接收奖励" words="使用微信账户收款；不同意则不计奖励，可随时开启" tag="可选" />
      <View className={styles.link} {...press(goTo.terms)}>
        阅读《用户服务与隐私说明》全文
      </View>
      <Button id="agree-all" isOff={consent.isPending} onTap={() => agree(true)}>
        同意上报并接收奖励
      </Button>
      <Button id="agree-report" kind="plain" isOff={consent.isPending} onTap={() => agree(false)}>
        仅同意上报
      </Button>
    </Sheet>
  );
}

function Purpose({ name, words, tag }: { name: string; words: string; tag: string }) {
  return (
    <View className={styles.consent}>
      <View className={styles.consentWords}>
        <Text className={styles.consentTitle}>{name}</Text>
        <Text className={styles.words}>{words}</Text>
      </View>
      <Tag text={tag} tone={tag === '可选' ? 'grey' : 'blue'} />
    </View>
  );
}
