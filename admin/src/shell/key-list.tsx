import { Modal } from 'antd';
import styles from './key-list.module.css';

const KEYS: [string, string][] = [
  ['J / K', '下一件 / 上一件'],
  ['A', '第一个正向操作（受理、立案、派遣、通过……）'],
  ['R', '第一个退回或不予办理的操作'],
  ['M', '并案'],
  ['G', '更多操作'],
  ['1 – 9', '选择原因'],
  ['Enter', '提交已填好的操作（在文字框中按 Ctrl + Enter）'],
  ['Esc', '收起操作表单'],
  ['B', '切换：照片 / 前后对比'],
  ['← / →', '上一张 / 下一张照片'],
  ['Shift + R', '旋转照片'],
  ['?', '打开本表'],
];

export function KeyList({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <Modal open={isOpen} onCancel={onClose} footer={null} title="快捷键" width={480}>
      <dl className={styles.keys}>
        {KEYS.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet">操作按钮上也印有对应的键；只有服务器允许的操作才会出现。</p>
    </Modal>
  );
}
