import type { Pick } from '@suishoupai/api/contract';
import { View } from '@tarojs/components';
import { callTelephone } from '../../../platform/telephone.ts';
import { useCity } from '../../../queries.ts';
import { Button } from '../../../ui/basics/button.tsx';
import { Sheet } from '../../../ui/sheets/sheet.tsx';
import styles from './edit.module.scss';

/** Stands before the form, because whoever smells gas must not scroll to read this. */
export function DangerSheet({ pick, onClose }: { pick: Pick; onClose: () => void }) {
  const city = useCity();
  const telephone = pick.telephone ?? city.data?.hotline;
  return (
    <Sheet id="danger-sheet" title="请先打电话，确保人身安全" onClose={onClose}>
      <View className={styles.danger} role="alert">
        “{pick.label}”可能有危险，请远离现场。电话处置更快，打过电话后仍可继续上报留存照片。
      </View>
      {telephone ? (
        <Button id="call-danger" kind="alarm" onTap={() => callTelephone(telephone)}>
          拨打 {telephone}
        </Button>
      ) : null}
      <Button id="keep-reporting" kind="plain" onTap={onClose}>
        继续上报
      </Button>
    </Sheet>
  );
}
