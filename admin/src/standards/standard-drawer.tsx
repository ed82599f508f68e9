import { LIMIT_UNIT_NAMES, type StandardLine } from '@suishoupai/api/contract';
import { Descriptions, Drawer, Skeleton, Tag } from 'antd';
import { ErrorBlock } from '../ui/error-block.tsx';
import { Time } from '../ui/time.tsx';
import { LineButtons } from './line-buttons.tsx';
import { useSchemes, useVersions } from './queries.ts';

/** One line with all its versions: cases go on under the version they were filed under. */
export function StandardDrawer(props: {
  code?: string;
  onClose: () => void;
  /** Left out for people who may only read. */
  onEdit?: (line: StandardLine) => void;
}) {
  const { code, onClose, onEdit } = props;
  return (
    <Drawer
      open={code !== undefined}
      onClose={onClose}
      title={`标准 ${code ?? ''}`}
      size={720}
      destroyOnHidden
    >
      {code && <Versions code={code} onEdit={onEdit} />}
    </Drawer>
  );
}

function Versions({ code, onEdit }: { code: string; onEdit?: (line: StandardLine) => void }) {
  const versions = useVersions(code);
  const schemes = useSchemes();
  if (versions.error)
    return <ErrorBlock error={versions.error} retry={() => void versions.refetch()} />;
  if (!versions.data) return <Skeleton active />;
  const titles = new Map(schemes.data?.items.map((scheme) => [scheme.id, scheme.title]));
  return (
    <>
      <p className="quiet" style={{ marginBottom: 12 }}>
        修改标准会产生新版本；已立案的案件始终按立案时的版本办理。
      </p>
      {onEdit && <LineButtons newest={versions.data.items[0]} onEdit={onEdit} />}
      {versions.data.items.map((line) => (
        <Version key={line.id} line={line} scheme={titles.get(line.schemeId) ?? line.schemeId} />
      ))}
    </>
  );
}

function Version({ line, scheme }: { line: StandardLine; scheme: string }) {
  const rows: [string, string][] = [
    ['编码方案', scheme],
    ['小类', `${line.categoryKey} ${line.categoryName}`],
    ['问题', line.problemKind],
    ['立案条件', line.filingCondition],
    ['处置时限', `${line.limit.value} ${LIMIT_UNIT_NAMES[line.limit.unit]}`],
    ['结案条件', line.closingCondition],
    ['主管部门', line.authority || '—'],
    ['法律依据', line.legalBasis || '—'],
    ['等级', line.grade ?? '—'],
  ];
  return (
    <Descriptions
      size="small"
      bordered
      column={1}
      style={{ marginBottom: 20 }}
      styles={{ label: { width: 96 } }}
      title={
        <>
          第 {line.version} 版{' '}
          <Tag color={line.isActive ? 'success' : undefined}>
            {line.isActive ? '在用' : line.replacedBy ? '已被替换' : '已停用'}
          </Tag>
        </>
      }
      extra={line.validFrom && <Time at={line.validFrom} />}
      items={rows.map(([label, children]) => ({ key: label, label, children }))}
    />
  );
}
