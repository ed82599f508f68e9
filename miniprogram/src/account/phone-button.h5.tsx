import { getPhoneCode } from '../platform/phone-code.h5.ts';
import { Button } from '../ui/basics/button.tsx';

type Props = { onCode: (code: string) => unknown };

export function PhoneButton({ onCode }: Props) {
  const give = async () => {
    const code = await getPhoneCode();
    if (code) await onCode(code);
  };
  return (
    <Button id="bind-phone" kind="plain" isSmall onTap={give}>
      绑定
    </Button>
  );
}
