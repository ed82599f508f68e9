import { ask, tell } from '../platform/notices.ts';
import { Line } from '../ui/basics/line.tsx';
import { errorWords } from '../words/errors.ts';
import { PhoneButton } from './phone-button';
import { useBindPhone, useUnbindPhone } from './queries.ts';

/** The bound number, or the button that binds one; a tap on the number frees it. */
export function PhoneLine({ phone }: { phone: string | null }) {
  const unbinding = useUnbindPhone();
  const unbind = async () => {
    const isSure = await ask({
      title: '解绑手机号',
      content: '解绑后号码即删除；要求绑定手机号的奖励活动将不再计奖。',
      confirmText: '解绑',
      isAdverse: true,
    });
    if (isSure) await unbinding.mutateAsync().catch((error) => tell(errorWords(error)));
  };
  if (phone) return <Line id="phone" label="手机号" value={phone} onTap={unbind} />;
  return <Line id="phone" label="手机号" value={<BindPhone />} />;
}

export function BindPhone() {
  const binding = useBindPhone();
  const bind = (code: string) =>
    binding.mutateAsync(code).then(
      () => tell('手机号已绑定'),
      (error) => tell(errorWords(error)),
    );
  return <PhoneButton onCode={bind} />;
}
