import type { StaffCase } from '@suishoupai/api/contract';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { CopyText } from '../../ui/copy-text.tsx';
import { formatFen } from '../../ui/format-money.ts';
import { formatHours } from '../../ui/format-time.ts';
import { Time } from '../../ui/time.tsx';
import { useMetToo } from '../queries.ts';
import { sayPlace, sayStandard } from '../words.ts';
import styles from './facts.module.css';
import { StandardCard } from './standard-card.tsx';

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function MetToo({ caseId }: { caseId: string }) {
  const { data: count = 0 } = useMetToo(caseId);
  return count > 0 ? <> · {count} 人也遇到</> : null;
}

const DATUM_NAMES = { wgs84: 'WGS-84', gcj02: 'GCJ-02' };

/** All that is known of a case, in the order in which a decision needs it. */
export function CaseFacts({ one }: { one: StaffCase }) {
  const { place, reporter, receivedPlace } = one;
  return (
    <dl className={styles.facts}>
      <Fact name="地点">
        {sayPlace(place)}
        <div className="quiet number">
          {place.longitude.toFixed(5)}, {place.latitude.toFixed(5)} ·{' '}
          {place.accuracyM ? `精度 ±${Math.ceil(place.accuracyM)} 米` : '手工选点'}
          {receivedPlace.datum !== 'wgs84' && ` · 由 ${DATUM_NAMES[receivedPlace.datum]} 换算`}
        </div>
      </Fact>
      <Fact name="描述">{one.text || <span className="quiet">未填写</span>}</Fact>
      <Fact name="上报">
        <Time at={one.reportedAt} />
        {one.mergedCount > 0 && ` · 另有 ${one.mergedCount} 人上报`}
        <MetToo caseId={one.id} />
      </Fact>
      {reporter && (
        <Fact name="上报人">
          {reporter.alias}
          <span className="quiet">
            {' '}
            · 上报 {reporter.reportedCount} 件，立案 {reporter.filedCount} 件
          </span>
        </Fact>
      )}
      {one.rewardFen !== null && (
        <Fact name="奖励">
          {!one.isRewardBooked && '立案后至多 '}¥ {formatFen(one.rewardFen)}
        </Fact>
      )}
      {one.standard && (
        <Fact name="立案标准">
          {sayStandard(`${one.standard.categoryName} · ${one.standard.problemKind}`)}
          <StandardCard standard={one.standard} />
        </Fact>
      )}
      {one.unit && (
        <Fact name="处置单位">
          {one.unit.name}
          {one.handler && ` · ${one.handler.name}`}
        </Fact>
      )}
      {one.fileNo && (
        <Fact name="文号">
          <CopyText text={one.fileNo} />
        </Fact>
      )}
      <DueFact one={one} />
      {(one.reworkCount > 0 || one.returnCount > 0) && (
        <Fact name="反复">
          返工 {one.reworkCount} 次 · 退回派遣 {one.returnCount} 次
        </Fact>
      )}
      {one.mainCase && (
        <Fact name="主案件">
          <Link to={`/cases/${one.mainCase.id}`} className="number">
            {one.mainCase.caseNo}
          </Link>
        </Fact>
      )}
      {one.rating && (
        <Fact name="市民评价">
          {one.rating.stars} 星{one.rating.words && ` · ${one.rating.words}`}
        </Fact>
      )}
    </dl>
  );
}

function DueFact({ one }: { one: StaffCase }) {
  const { dueAt, isOverdue } = one;
  const { originalDueAt, pausedLeftMs } = one.deadline;
  if (pausedLeftMs !== null)
    return (
      <Fact name="处置时限">
        已暂停计时，剩余 {formatHours(pausedLeftMs)}
        {isOverdue && <strong className="bad"> 已超时</strong>}
      </Fact>
    );
  if (!dueAt) return null;
  return (
    <Fact name="处置时限">
      <Time at={dueAt} />
      {isOverdue && <strong className="bad"> 已超时</strong>}
      {originalDueAt && originalDueAt !== dueAt && (
        <div className="quiet">
          原时限 <Time at={originalDueAt} />
        </div>
      )}
    </Fact>
  );
}
