import type { Staff, StaffRole } from '@suishoupai/api/contract';
import { expect, test } from 'vitest';
import { menuOf } from './modules.ts';

const person = (...roles: StaffRole[]): Staff => ({
  id: 's-1',
  name: '林晓雯',
  username: 'linxiaowen',
  roles,
  unit: { id: 'u-1', name: '中心', level: 'city', parentId: null, mayHandle: false },
});
const labels = (...roles: StaffRole[]) => menuOf(person(...roles)).map((page) => page.label);

test('finance sees money and no cases', () => {
  expect(labels('finance')).toEqual([
    '资金',
    '奖励',
    '奖励规则',
    '付款',
    '风控审核',
    '对账',
    '财务',
  ]);
});

test('reviewers see cases and no money', () => {
  expect(labels('acceptor')).toEqual(['审核', '案件', '标准', '规则', '流程图', '抽查']);
  expect(labels('dispatcher', 'duty_chief')).toEqual([
    '审核',
    '案件',
    '标准',
    '日历',
    '职责',
    '规则',
    '流程图',
    '抽查',
    '核实核查',
    '督办',
  ]);
});

test('who works outdoors has tasks', () => {
  expect(labels('handler')).toEqual(['任务', '案件', '流程图']);
  expect(labels('inspector')).toEqual(['我的任务', '随手处置', '案件', '流程图']);
});

test('the auditor reads both sides and has no queue', () => {
  expect(labels('auditor')).toEqual([
    '案件',
    '日历',
    '服务说明',
    '规则',
    '流程图',
    '抽查',
    '资金',
    '奖励',
    '奖励规则',
    '付款',
    '风控审核',
    '对账',
    '财务',
    '督办',
    '审计',
    '评价',
  ]);
});

test('the system administrator sees standards and duties, no cases and no money', () => {
  expect(labels('admin')).toEqual([
    '标准',
    '日历',
    '服务说明',
    '职责',
    '规则',
    '流程图',
    '评价方案',
  ]);
});
