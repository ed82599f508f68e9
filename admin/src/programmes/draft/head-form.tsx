import { Input, Select } from 'antd';
import { DayField } from '../../ui/day-field.tsx';
import { useEdit } from './controls/edit-context.ts';
import { FieldBox } from './controls/field-box.tsx';
import styles from './draft.module.css';
import type { DraftText } from './start-draft.ts';

type Props = {
  text: DraftText;
  /** Whose next version it may become; null when that is settled. */
  targets: { value: string; label: string }[] | null;
  areTermsOld: boolean;
  onChange: (text: DraftText) => void;
};

/** What the programme is called, when it runs and the words the city adds to it. */
export function HeadForm({ text, targets, areTermsOld, onChange }: Props) {
  const { faults } = useEdit();
  const set = (change: Partial<DraftText>) => onChange({ ...text, ...change });
  return (
    <section aria-label="基本信息" className={`pane ${styles.section}`}>
      <h2>基本信息</h2>
      <p className="quiet">名称、起止日期和公示说明会原样给市民看。</p>
      <div className={styles.fields}>
        {targets && (
          <FieldBox
            path="id"
            label="作为"
            isWide
            help={
              targets.some((one) => one.value === text.id)
                ? undefined
                : '新活动没有自己的资金，发布前须另行安排预算。'
            }
          >
            <Select
              aria-label="作为"
              style={{ width: '100%' }}
              value={text.id}
              options={targets}
              onChange={(id) => set({ id })}
            />
          </FieldBox>
        )}
        <FieldBox path="name" label="活动名称">
          <Input
            aria-label="活动名称"
            maxLength={60}
            status={faults.has('name') ? 'error' : undefined}
            value={text.name}
            onChange={(event) => set({ name: event.target.value })}
          />
        </FieldBox>
        <FieldBox path="startsOn" label="开始">
          <DayField
            label="开始"
            value={text.startsOn || undefined}
            onChange={(startsOn = '') => set({ startsOn })}
          />
        </FieldBox>
        <FieldBox path="endsOn" label="最后一天">
          <DayField
            label="最后一天"
            value={text.endsOn || undefined}
            onChange={(endsOn = '') => set({ endsOn })}
          />
        </FieldBox>
        <FieldBox path="terms" label="公示说明" isWide>
          <Input.TextArea
            aria-label="公示说明"
            maxLength={500}
            showCount
            autoSize={{ minRows: 2 }}
            value={text.terms}
            onChange={(event) => set({ terms: event.target.value })}
          />
          {areTermsOld && <p className="warn">规则已改动，请核对公示说明是否仍然相符</p>}
        </FieldBox>
      </div>
    </section>
  );
}
