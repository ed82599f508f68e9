/** What people write. One sentence per kind of problem and per step, turned by the serial. */
const REPORTS: Record<string, string[]> = {
  litter: ['垃圾堆了好几天没人清理，有异味', '路边一大堆生活垃圾，影响通行'],
  bin_overflow: ['垃圾桶已经满了，溢到地上', '桶满无人清运，苍蝇很多'],
  road_damage: ['路面有个大坑，骑车很危险', '人行道砖破损，老人容易绊倒'],
  manhole: ['井盖缺了一角，夜里看不见', '井盖松动，车过时声音很大'],
  street_lamp: ['路灯连着几天不亮', '晚上一片漆黑，请维修路灯'],
  bikes: ['共享单车压住盲道', '单车倒了一地，行人没法走'],
  small_ads: ['墙上贴满小广告', '电线杆上又贴了小广告'],
  hawker: ['流动摊贩占了人行道', '早上摊贩占道，公交站进不去'],
  outside_shop: ['店外摆摊占用人行道', '商家把货摆到路上了'],
  tree: ['树枝折断悬在人行道上方', '大风刮倒一棵行道树'],
  flood: ['下雨后路口积水很深', '桥下积水，车辆无法通过'],
  cable: ['线缆垂到离地不到两米', '断了的线拖在路边，有危险'],
  river: ['河面漂着垃圾', '河边水色发黑有味'],
  site: ['工地没有围挡，尘土飞扬', '渣土未覆盖，刮风全是土'],
  burning: ['有人在绿化带旁焚烧落叶', '烧垃圾，烟很大'],
  facility: ['公园长椅坏了', '健身器材断裂，怕伤到孩子'],
};

const STEPS: Record<string, string[]> = {
  reject: ['该情况未达到立案标准，感谢您的关注。'],
  void_filed: ['重复录入，作废处理'],
  return: ['该路段由市级单位养护，不属于我单位职责'],
  submit: ['已清理完毕，现场恢复整洁', '已修复，请核查', '已处置到位，安排人员巡查'],
  feedback: ['情况属实，已处置完毕', '已按标准处置，现场已确认'],
  fail: ['边角仍有遗留，请继续清理'],
  transfer_out: ['机动车违停，转公安交警处理'],
  appeal: ['现场确实有问题，请再看一次'],
  ask_extension: ['配件需要采购，申请延期一次'],
  ask_suspension: ['冬季不具备施工条件，申请挂账'],
  hand_to_enforcement: ['当事人拒不整改，移交执法'],
  force_close: ['该路段已整体拆除改造'],
  dispute: ['照片是别处的，垃圾还在'],
  evaluate: ['处理很快，点赞', '满意', '谢谢，希望保持'],
};

const turn = (list: string[] | undefined, serial: number) => list?.[serial % list.length] ?? '';

export const remarks = {
  report: (kind: string, serial: number) => turn(REPORTS[kind], serial),
  step: (step: string, serial: number) => turn(STEPS[step], serial),
};
