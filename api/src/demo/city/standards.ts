import type { z } from 'zod';
import type { Standard, standard } from '../../../contract/cases.ts';
import { categories } from './categories.ts';
import { readTable } from './table.ts';
import type { Trade } from './units.ts';

/** One line of the filing and closing standard. All lines are demo examples. */
export type StandardLine = z.input<typeof standard> & {
  /** The trade of the unit that handles it; which unit that is depends on the district. */
  trade: Trade;
  legalBasis: string;
};

// category | problem | filing condition | limit | closing condition | trade | legal basis
const lines = `
P0101 | 缺失/移位 | 上水井盖缺失或移位，露出井口 | 2 urgent_hour | 井盖复位或更换，与路面平齐 | water | 城市供水条例
P0102 | 缺失/移位 | 污水井盖缺失或移位，露出井口 | 2 urgent_hour | 井盖复位或更换，与路面平齐 | municipal | 城镇排水与污水处理条例
P0102 | 破损 | 污水井盖断裂、缺角，破损面积大于 10% | 4 work_hour | 更换为完好井盖 | municipal | 城镇排水与污水处理条例
P0102 | 松动异响 | 车辆碾压时井盖跳动、有明显响声 | 2 work_day | 加垫或更换，碾压无响声 | municipal | 城镇排水与污水处理条例
P0103 | 缺失/移位 | 雨水井盖缺失或移位，露出井口 | 2 urgent_hour | 井盖复位或更换，与路面平齐 | municipal | 城镇排水与污水处理条例
P0104 | 堵塞 | 雨水箅子被杂物堵塞，影响排水 | 1 work_day | 杂物清除，排水通畅 | municipal | 城镇排水与污水处理条例
P0123 | 缺失/移位 | 权属不明的井盖缺失或移位 | 2 urgent_hour | 先行围护并补装井盖 | municipal | 城市道路管理条例
P0137 | 功能失效 | 夜间单盏路灯不亮 | 2 work_day | 路灯正常亮起 | lighting | 城市照明管理规定
P0137 | 倾斜倒伏 | 灯杆明显倾斜或倒伏 | 2 work_hour | 灯杆扶正或移除并围护 | lighting | 城市照明管理规定
P0146 | 破损 | 户外健身器材松动、断裂 | 3 work_day | 修复或拆除，可安全使用 | greening | 全民健身条例
P0181 | 周边破损 | 盲道砖缺失、破损长度大于 0.5 米 | 5 work_day | 盲道修复、连续平整 | municipal | 无障碍环境建设法
P0204 | 破损 | 公交站亭玻璃、座椅或站牌破损 | 5 work_day | 修复或更换，无尖锐外露 | municipal | 城市道路管理条例
P0217 | 破损 | 交通护栏缺失、断裂或倒伏 | 1 work_day | 护栏修复、线形顺直 | municipal | 城市道路管理条例
P0305 | 破损 | 果皮箱破损、缺门或倾倒 | 3 work_day | 修复或更换 | sanitation | 城市市容和环境卫生管理条例
P0307 | 破损 | 牌匾破损、缺字或有坠落风险 | 1 work_day | 修复或拆除 | enforcement | 城市市容和环境卫生管理条例
P0402 | 倾斜倒伏 | 行道树倒伏、断枝，影响通行 | 1 work_day | 倒伏树木、断枝清除，道路恢复通行 | greening | 城市绿化条例
P0407 | 破损 | 街头座椅缺板、断裂 | 3 work_day | 座椅修复，可安全使用 | greening | 城市绿化条例
E0101 | 在建 | 未取得规划许可正在搭建建筑物、构筑物 | 2 urgent_day | 停止施工并自行拆除 | enforcement | 城乡规划法
E0101 | 建成 | 未取得规划许可已建成建筑物、构筑物 | 15 work_day | 依法拆除，垃圾清运 | enforcement | 城乡规划法
E0107 | 沿街晾挂 | 主次干道两侧树木、护栏、绿地晾挂衣物 | 2 urgent_hour | 晾挂物品清除 | enforcement | 城市市容和环境卫生管理条例
E0110 | 暴露垃圾 | 道路、绿地、楼前有暴露生活垃圾，面积大于 0.5 平方米 | 4 work_hour | 垃圾清运干净，地面无残留 | sanitation | 城市市容和环境卫生管理条例
E0111 | 积存渣土 | 积存建筑垃圾、渣土，体积大于 1 立方米 | 5 work_day | 清运干净，场地平整 | sanitation | 城市建筑垃圾管理规定
E0112 | 道路不洁 | 路面有污渍、泥沙，面积大于 1 平方米 | 2 work_hour | 冲洗干净，见本色 | sanitation | 城市市容和环境卫生管理条例
E0113 | 道路破损 | 路面坑洞、龟裂，面积大于 0.5 平方米 | 5 work_day | 修补平整，与原路面衔接 | municipal | 城市道路管理条例
E0114 | 道路遗撒 | 运输车辆遗撒，污染路面 | 4 work_hour | 遗撒物清除，路面冲洗干净 | sanitation | 城市建筑垃圾管理规定
E0117 | 绿地脏乱 | 绿地内有垃圾、枯枝堆积 | 4 work_hour | 清理干净 | greening | 城市绿化条例
E0120 | 焚烧垃圾 | 露天焚烧垃圾、树叶，有明火或浓烟 | 2 urgent_hour | 明火扑灭，灰烬清除 | enforcement | 大气污染防治法
E0122 | 非法伐树 | 未经批准砍伐、移植城市树木 | 1 urgent_hour | 行为制止，立案查处 | enforcement | 城市绿化条例
E0125 | 水域不洁 | 水面漂浮垃圾、水草成片 | 2 work_day | 漂浮物打捞干净 | river | 水污染防治法
E0126 | 河道污染 | 水体发黑发臭或有明显油污 | 2 work_day | 污染源查明并切断，水体恢复 | river | 水污染防治法
E0128 | 商业噪音 | 商户使用高音喇叭招揽顾客 | 2 urgent_hour | 停止使用高音喇叭 | enforcement | 噪声污染防治法
E0129 | 露天烧烤 | 在禁止区域露天烧烤 | 2 urgent_hour | 停止经营，清理场地 | enforcement | 大气污染防治法
E0130 | 乱倒污水 | 向道路、雨水口倾倒污水 | 1 work_day | 停止倾倒，路面冲洗干净 | enforcement | 城镇排水与污水处理条例
E0136 | 乱堆物料 | 公共场所乱堆物料，影响通行或市容 | 1 work_day | 物料清除 | enforcement | 城市市容和环境卫生管理条例
E0180 | 线体垂落 | 通信线缆垂落，离地低于 2.5 米 | 1 work_day | 线缆收紧、绑扎整齐 | telecom | 城市市容和环境卫生管理条例
E0192 | 垃圾满溢 | 垃圾桶满溢，垃圾散落桶外 | 4 work_hour | 清运并冲洗桶身、地面 | sanitation | 城市市容和环境卫生管理条例
E0201 | 非法小广告 | 墙面、杆体张贴、喷涂小广告 3 处以上 | 1 work_day | 清除覆盖，不留痕迹 | enforcement | 城市市容和环境卫生管理条例
E0203 | 违规广告 | 未经批准设置户外广告 | 5 work_day | 整改或拆除 | enforcement | 城市市容和环境卫生管理条例
E0206 | 违规牌匾 | 未经批准设置或超出规格的牌匾 | 2 work_day | 整改或拆除 | enforcement | 城市市容和环境卫生管理条例
E0301 | 施工扰民 | 夜间 22 时至次日 6 时施工，噪声明显 | 2 urgent_hour | 停止夜间施工 | enforcement | 噪声污染防治法
E0304 | 工地扬尘 | 裸土未覆盖、未喷淋，扬尘明显 | 2 work_hour | 覆盖、喷淋到位，无扬尘 | enforcement | 大气污染防治法
E0311 | 渣土车未密闭 | 渣土运输车辆未密闭，车牌清晰可辨 | 2 work_day | 依法查处，车辆整改 | enforcement | 城市建筑垃圾管理规定
E0401 | 游商 | 主次干道流动摊贩占道经营 | 2 urgent_hour | 摊贩劝离，地面干净 | enforcement | 城市市容和环境卫生管理条例
E0405 | 店外经营 | 商户超出门窗、外墙摆卖经营 | 2 urgent_hour | 物品收回店内 | enforcement | 城市市容和环境卫生管理条例
E0409 | 乱停放 | 机动车停放在人行道上 | 2 work_hour | 车辆驶离，人行道畅通 | enforcement | 道路交通安全法
E0410 | 乱停放 | 非机动车占压盲道、堵塞人行道 | 2 work_hour | 车辆摆放整齐，盲道畅通 | enforcement | 道路交通安全法
E0493 | 共享单车 | 共享单车成片堆放，影响通行 | 2 work_hour | 车辆清运或摆入停放区 | bikes | 道路交通安全法
E0501 | 供水管道破裂 | 供水管道破裂，路面喷水、冒水 | 1 urgent_hour | 关阀止水，围护并抢修 | water | 城市供水条例
E0502 | 燃气管道破裂 | 有燃气异味或管道破裂泄漏 | 1 urgent_hour | 切断气源，险情解除 | gas | 城镇燃气管理条例
E0503 | 排水管道堵塞 | 污水外溢 | 4 work_hour | 疏通，路面冲洗干净 | municipal | 城镇排水与污水处理条例
E0504 | 热力管道破裂 | 热力管道破裂，冒热水、热气 | 1 urgent_hour | 关阀止水，围护并抢修 | heating | 城市道路管理条例
E0505 | 路面塌陷 | 路面塌陷、有空洞 | 2 urgent_hour | 先行围护，回填修复 | municipal | 城市道路管理条例
E0506 | 道路积水 | 积水深度大于 10 厘米，影响通行 | 2 urgent_hour | 积水排除，路面恢复通行 | municipal | 城镇排水与污水处理条例
E0507 | 积雪积冰 | 主次干道、人行道积雪结冰 | 4 work_hour | 积雪清除，无结冰 | sanitation | 城市市容和环境卫生管理条例
E0508 | 架空线缆脱落 | 架空线缆脱落，横跨道路或人行道 | 2 work_hour | 线缆恢复或剪除，现场安全 | power | 电力设施保护条例
E0604 | 门前不洁 | 沿街商户门前责任区不洁 | 4 work_hour | 责任区清扫干净 | enforcement | 城市市容和环境卫生管理条例
`;

/** Whose rule it is, by trade. */
const authorities: Record<Trade, string> = {
  municipal: '市住房和城乡建设局',
  sanitation: '市城市管理局',
  greening: '市城市管理局',
  enforcement: '市城市管理局',
  lighting: '市城市管理局',
  river: '市水利局',
  water: '市住房和城乡建设局',
  gas: '市住房和城乡建设局',
  heating: '市住房和城乡建设局',
  power: '市发展和改革委员会',
  telecom: '市通信发展办公室',
  bikes: '市城市管理局',
};

/** A cannot wait for working hours, B is done within a working day, C takes longer. */
function gradeOf(value: number, unit: string): 'A' | 'B' | 'C' {
  if (unit.startsWith('urgent')) return 'A';
  return unit === 'work_hour' || value <= 1 ? 'B' : 'C';
}

const categoryNames = new Map(categories.map(({ key, name }) => [key, name]));

export const standards: StandardLine[] = readTable(lines).map((cells, index) => {
  const [categoryKey = '', problemKind = '', filingCondition = '', limit = '', ...rest] = cells;
  const [closingCondition = '', trade = '', legalBasis = ''] = rest;
  const [value, unit] = limit.split(' ');
  return {
    id: `std-${String(index + 1).padStart(2, '0')}`,
    categoryKey,
    categoryName: categoryNames.get(categoryKey) ?? '',
    problemKind,
    filingCondition,
    limit: { value: Number(value), unit: unit as Standard['limit']['unit'] },
    closingCondition,
    trade: trade as Trade,
    authority: authorities[trade as Trade],
    legalBasis,
    grade: gradeOf(Number(value), unit ?? ''),
    validFrom: '2026-01-01T00:00:00.000+08:00',
  };
});
