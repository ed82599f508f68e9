import {
  AccountBookOutlined,
  ApartmentOutlined,
  AuditOutlined,
  BankOutlined,
  BarChartOutlined,
  CalendarOutlined,
  DiffOutlined,
  EnvironmentOutlined,
  FileProtectOutlined,
  FileSearchOutlined,
  FundOutlined,
  GiftOutlined,
  NotificationOutlined,
  PartitionOutlined,
  PayCircleOutlined,
  ProfileOutlined,
  RobotOutlined,
  SafetyOutlined,
  SolutionOutlined,
  ThunderboltOutlined,
  TrophyOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons';
import { type ComponentType, useEffect, useRef } from 'react';
import { Link } from 'react-router';
import type { Page } from '../modules.ts';
import styles from './side-menu.module.css';

const ICONS: Record<string, ComponentType> = {
  review: AuditOutlined,
  selfHandled: ThunderboltOutlined,
  myTasks: EnvironmentOutlined,
  inspections: SolutionOutlined,
  cases: UnorderedListOutlined,
  rewardReviews: SafetyOutlined,
  secondLooks: DiffOutlined,
  money: FundOutlined,
  rewards: GiftOutlined,
  programmes: TrophyOutlined,
  payouts: PayCircleOutlined,
  reconciliation: AccountBookOutlined,
  finance: BankOutlined,
  supervision: NotificationOutlined,
  audit: FileSearchOutlined,
  standards: ProfileOutlined,
  calendar: CalendarOutlined,
  terms: FileProtectOutlined,
  duties: ApartmentOutlined,
  evaluation: BarChartOutlined,
  autoRules: RobotOutlined,
  workflow: PartitionOutlined,
};

/** A column at the left; a bar at the bottom of a phone. */
export function SideMenu({ menu, here }: { menu: Page[]; here?: Page }) {
  const nav = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the page that was opened
  useEffect(() => {
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [here?.path]);
  return (
    <nav ref={nav} className={styles.menu} aria-label="主菜单">
      <div className={styles.logo} aria-hidden="true">
        拍
      </div>
      {menu.map((page) => {
        const Icon = ICONS[page.icon]!;
        return (
          <Link
            key={page.path}
            to={page.path}
            className={styles.entry}
            aria-current={page === here ? 'page' : undefined}
            onPointerEnter={() => void page.load()}
          >
            <Icon />
            {page.label}
          </Link>
        );
      })}
    </nav>
  );
}
