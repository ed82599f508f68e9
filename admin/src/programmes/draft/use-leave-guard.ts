import { App } from 'antd';
import { useEffect, useRef } from 'react';
import { useBlocker } from 'react-router';

/** Asks before what was typed is lost; answers with the way to leave unasked, for after it was saved. */
export function useLeaveGuard(isChanged: boolean): () => void {
  const { modal } = App.useApp();
  const isFree = useRef(false);
  const blocker = useBlocker(() => isChanged && !isFree.current);
  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    void modal.confirm({
      title: '放弃没有保存的改动？',
      okText: '放弃',
      cancelText: '继续填写',
      onOk: () => blocker.proceed(),
      onCancel: () => blocker.reset(),
    });
  }, [blocker, modal]);
  useEffect(() => {
    if (!isChanged) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isChanged]);
  return () => {
    isFree.current = true;
  };
}
