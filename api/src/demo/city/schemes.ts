import { type Category, categories } from './categories.ts';
import { olderCategories } from './categories-cjt214.ts';

const shown = (list: readonly Category[]) =>
  list.map(({ key, kind, majorName, name }) => ({
    key,
    kind: kind === 'part' ? ('P' as const) : ('E' as const),
    majorName,
    name,
  }));

/** Both numberings; the city works with the newer one. */
export const schemes = [
  {
    id: 'gbt30428_2',
    title: 'GB/T 30428.2 数字化城市管理信息系统 第2部分：管理部件和事件',
    version: '2026-01',
    note: '按一个城市 2026 年所用的编号整理；小类 78 及以上为地方扩展，国家标准编号未收齐',
    isInUse: true,
    categories: shown(categories),
  },
  {
    id: 'cjt214_2007',
    title: 'CJ/T 214-2007 管理部件和事件分类、编码及数据要求',
    version: '2007',
    note: '旧编号；事件大类 04 突发事件、05 街面秩序与新编号相反，两套代码不可混用',
    isInUse: false,
    categories: shown(olderCategories),
  },
];
