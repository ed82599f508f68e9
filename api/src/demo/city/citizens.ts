/** Demo reporters. An openid that starts with `demo-` can never be a real one. */
export type DemoCitizen = { openid: string; nickname: string };

const nicknames = [
  ['风筝都老王', '虞河边散步', '白浪河的早晨', '奎文小李', '肉火烧爱好者', '跑步的张叔'],
  ['东关街坊', '早起买菜', '接娃路上', '潍坊一棵树', '晴天娃娃', '骑车上班族'],
  ['老潍县人', '广文路口', '热心市民赵阿姨', '朝天锅', '坊茨小镇', '寒亭年画'],
  ['北海路司机', '萝卜就茶', '城市啄木鸟', '退休电工老周', '高新新居民', '拍拍更干净'],
].flat();

export const citizens: DemoCitizen[] = nicknames.map((nickname, index) => ({
  openid: `demo-openid-${String(index + 1).padStart(4, '0')}`,
  nickname,
}));
