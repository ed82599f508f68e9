import {
  AccountBookOutlined,
  ApartmentOutlined,
  AuditOutlined,
  BarChartOutlined,
  FileSearchOutlined,
  FundOutlined,
  GiftOutlined,
  NotificationOutlined,
  PayCircleOutlined,
  ProfileOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons';
import type { ComponentType } from 'react';
import { NavLink } from 'react-router';
import type { Page } from '../modules.ts';
import styles from './side-menu.module.css';

const ICONS: Record<string, ComponentType> = {
  review: AuditOutlined,
  cases: UnorderedListOutlined,
  money: FundOutlined,
  rewards: GiftOutlined,
  payouts: PayCircleOutlined,
  reconciliation: AccountBookOutlined,
  supervision: NotificationOutlined,
  audit: FileSearchOutlined,
  standards: ProfileOutlined,
  duties: ApartmentOutlined,
  evaluation: BarChartOutlined,
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
