import type { Pick } from '../../../contract/cases.ts';
import { readTable } from './table.ts';

/** What a citizen chooses from: plain words, mapped to the classes an acceptor will file under. */
export type PickerChoice = Pick & {
  rewardClass: 'A' | 'B' | 'C' | 'D';
  /** Category keys, the likeliest first; none means the acceptor must classify. */
  mapsTo: string[];
  /** What to do at once where the choice is dangerous: a report is no emergency call. */
  advice: string | null;
};

const gasLeak = {
  telephone: '119',
  advice: '请立即撤离到上风处，不要开关电器、不要使用明火，撤离后拨打 119 和燃气公司抢修电话。',
};
const roadCollapse = {
  telephone: '110',
  advice: '请远离塌陷边缘，提醒来往车辆和行人绕行，并立即拨打 110。',
};
const liveCable = {
  telephone: '95598',
  advice: '线缆可能带电，请保持 8 米以上距离，不要触碰，并立即拨打供电服务热线 95598。',
};
const burstPipe = {
  telephone: '12345',
  advice: '大量喷水或有热气时请远离，不要涉水，并立即拨打 12345。',
};

const dangers: Record<string, { telephone: string; advice: string }> = {
  gas: gasLeak,
  collapse: roadCollapse,
  cable: liveCable,
  pipe: burstPipe,
};

// id | label | icon | reward class | category keys
const choices = `
litter       | 垃圾乱堆 | trash | C | E0110 E0111
bin_overflow | 垃圾桶满溢 | bin | C | E0192
dirty_road   | 路面脏污 | road | C | E0112 E0114
road_damage  | 道路破损 | road-hole | B | E0113
manhole      | 井盖缺损 | manhole | A | P0101 P0102 P0103 P0104 P0123
street_lamp  | 路灯不亮 | lamp | B | P0137
flood        | 道路积水 | water | A | E0506
collapse     | 路面塌陷 | collapse | A | E0505
pipe         | 管道破裂漏水 | pipe | A | E0501 E0503 E0504
gas          | 燃气泄漏 | gas | A | E0502
cable        | 线缆垂落 | cable | A | E0508 E0180
hawker       | 流动摊贩 | cart | C | E0401
outside_shop | 店外经营 | shop | C | E0405 E0406
small_ads    | 小广告 | sticker | C | E0201
bad_sign     | 广告招牌 | sign | C | E0203 E0206 E0207 P0306 P0307
bikes        | 单车乱停 | bike | C | E0410 E0493
cars         | 机动车占道 | car | C | E0409
building     | 违法建设 | building | A | E0101
site         | 工地扬尘噪音 | crane | B | E0301 E0304 E0302
spoil_truck  | 渣土车问题 | truck | A | E0311 E0312 E0114
green        | 绿地脏乱 | leaf | C | E0117 E0118
tree         | 树木损坏 | tree | B | E0122 P0402
burning      | 焚烧垃圾 | fire | B | E0120
bbq          | 露天烧烤 | grill | C | E0129
noise        | 商业噪音 | speaker | C | E0128
sewage       | 污水乱排 | drain | B | E0130 E0131
river        | 河道脏污 | river | B | E0125 E0126
hanging      | 沿街晾挂 | hanger | C | E0107 E0119
piling       | 乱堆乱放 | boxes | C | E0136 E0135
facility     | 设施损坏 | wrench | B | P0146 P0204 P0217 P0301 P0305 P0407
snow         | 积雪结冰 | snow | B | E0507
shop_duty    | 门前不洁 | door | C | E0604
other        | 其他问题 | more | D | 
`;

export const picker: PickerChoice[] = readTable(choices).map(
  ([id = '', label = '', icon = '', rewardClass = 'D', keys = '']) => ({
    id,
    label,
    icon,
    rewardClass: rewardClass as PickerChoice['rewardClass'],
    mapsTo: keys.split(' ').filter(Boolean),
    isDangerous: id in dangers,
    telephone: dangers[id]?.telephone ?? null,
    advice: dangers[id]?.advice ?? null,
  }),
);
