import { Button } from '@tarojs/components';
import { tell } from '../platform/notices.ts';
import styles from './account.module.scss';

type Props = { onCode: (code: string) => unknown };
/** What WeChat adds when the account has no calls left; Taro's types do not know it. */
const QUOTA_GONE = 1400001;

/** WeChat gives the number only to a button of its own kind; who refuses is not asked why. */
export function PhoneButton({ onCode }: Props) {
  return (
    <Button
      id="bind-phone"
      className={styles.phoneButton}
      openType="getPhoneNumber"
      onGetPhoneNumber={({ detail }) => {
        if (detail.code) return onCode(detail.code);
        const { errno } = detail as { errno?: number };
        if (errno === QUOTA_GONE) return tell('暂时不能绑定手机号，请稍后再试');
      }}
    >
      绑定
    </Button>
  );
}
