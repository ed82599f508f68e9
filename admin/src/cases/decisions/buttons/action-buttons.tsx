import { DownOutlined } from '@ant-design/icons';
import type { OfferedAction } from '@suishoupai/api/contract';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { useBenchKey } from '../../../ui/use-bench-key.ts';
import styles from '../decision.module.css';
import { arrangeActions } from './arrange-actions.ts';
import { assignKeys } from './assign-keys.ts';

type Props = {
  actions: OfferedAction[];
  isSending: boolean;
  onPress: (offer: OfferedAction) => void;
};

/** The next step, its counterpart, and one button for all that is merely possible. */
export function ActionButtons({ actions, isSending, onPress }: Props) {
  const { next, buttons, more } = arrangeActions(actions);
  const keys = assignKeys(buttons);
  const [isMoreOpen, setIsMoreOpen] = useState(false);
  return (
    <div className={styles.actions}>
      {buttons.map((offer) => (
        <ActionButton
          key={offer.action}
          offer={offer}
          // In the open menu letters belong to the menu.
          hotkey={keys.get(offer.action)}
          isListening={!isMoreOpen && !isSending}
          isNext={offer === next}
          isSending={isSending}
          onPress={() => onPress(offer)}
        />
      ))}
      {more.length > 0 && (
        <MoreButton
          offers={more}
          isOpen={isMoreOpen}
          isSending={isSending}
          onOpen={setIsMoreOpen}
          onPress={onPress}
        />
      )}
    </div>
  );
}

function ActionButton(props: {
  offer: OfferedAction;
  hotkey?: string;
  isListening: boolean;
  isNext: boolean;
  isSending: boolean;
  onPress: () => void;
}) {
  const { offer, hotkey, isListening, isNext, isSending, onPress } = props;
  useBenchKey(hotkey?.toLowerCase() ?? 'a', onPress, hotkey !== undefined && isListening);
  return (
    <Button
      type={isNext ? 'primary' : 'default'}
      danger={hotkey === 'R'}
      disabled={isSending}
      onClick={onPress}
    >
      {offer.name}
      {hotkey && <KeyCap name={hotkey} />}
    </Button>
  );
}

function MoreButton(props: {
  offers: OfferedAction[];
  isOpen: boolean;
  isSending: boolean;
  onOpen: (isOpen: boolean) => void;
  onPress: (offer: OfferedAction) => void;
}) {
  const { offers, isOpen, isSending, onOpen, onPress } = props;
  useBenchKey('g', () => onOpen(true), !isOpen && !isSending);
  const choose = (action: string) => {
    const offer = offers.find((one) => one.action === action);
    if (offer) onPress(offer);
  };
  return (
    <Dropdown
      autoFocus
      trigger={['click']}
      placement="topRight"
      open={isOpen}
      onOpenChange={onOpen}
      menu={{
        items: offers.map(({ action, name, isAdverse }) => ({
          key: action,
          label: name,
          danger: isAdverse,
        })),
        onClick: ({ key }) => choose(key),
      }}
    >
      <Button disabled={isSending} aria-haspopup="menu" aria-expanded={isOpen}>
        更多
        <DownOutlined />
        <KeyCap name="G" />
      </Button>
    </Dropdown>
  );
}
