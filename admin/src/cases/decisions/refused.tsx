import { ACTIONS, CallFailed, STATES, type StaffCase } from '@suishoupai/api/contract';
import { Alert, Button } from 'antd';
import { isLoggedOut } from '../../api.ts';
import { CopyText } from '../../ui/copy-text.tsx';
import { ErrorBlock } from '../../ui/error-block.tsx';
import type { Decision } from './use-decision.ts';

const MOVED = ['case_changed', 'action_not_possible'];

/** Why the decision was not taken: in one sentence, with what was typed, when somebody else moved the case. */
export function Refused(props: {
  error: unknown;
  one: StaffCase;
  decision: Decision;
  /** The action whose form was open is not offered any more. */
  isGone: boolean;
}) {
  const { error, one, decision, isGone } = props;
  const { openAction, draft } = decision;
  if (isGone && openAction)
    return (
      <Alert
        type="warning"
        showIcon
        title={`案件已被他人处理，现为「${STATES[one.state].name}」，不能再「${ACTIONS[openAction].name}」`}
        description={draft.note && <CopyText text={draft.note} />}
        action={
          <Button size="small" onClick={decision.close}>
            知道了
          </Button>
        }
      />
    );
  if (!error || isLoggedOut(error)) return null;
  if (!(error instanceof CallFailed) || !MOVED.includes(error.code))
    return <ErrorBlock error={error} />;
  return (
    <Alert
      role="alert"
      type="warning"
      showIcon
      style={{ marginBottom: 8 }}
      title={
        openAction
          ? '案件刚刚被他人更新，已载入最新内容；您填写的都还在，请核对后再提交'
          : '案件刚刚被他人更新，已载入最新内容，请核对后再操作'
      }
    />
  );
}
