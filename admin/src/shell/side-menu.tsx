import {
  AccountBookOutlined,
  ApartmentOutlined,
  AuditOutlined,
  BankOutlined,
  BarChartOutlined,
  CalendarOutlined,
  DiffOutlined,
  EnvironmentOutlined,
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
import type { ComponentType } from 'react';
import { NavLink } from 'react-router';
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
  duties: ApartmentOutlined,
  evaluation: BarChartOutlined,
  autoRules: RobotOutlined,
  workflow: PartitionOutlined,
};

/** A column at the left; a bar at the bottom of a phone. */
export function SideMenu({ menu }: { menu: Page[] }) {
  return (
    <nav className={styles.menu} aria-label="主菜单">
      <div className={styles.logo} aria-hidden="true">
        拍
      </div>
      {menu.map((page) => {
        const Icon = ICONS[page.icon]!;
        return (
          <NavLink
            key={page.path}
            to={page.path}
            className={styles.entry}
            onPointerEnter={() => void page.load()}
          >
            <Icon />
            {page.label}
          </NavLink>
        );
      })}
    </nav>
  );
}
