import type { StaffRole } from '../../../contract/roles.ts';
import { readTable } from './table.ts';

export type DemoStaff = {
  id: string;
  name: string;
  /** Pinyin, also what the person signs in with. */
  username: string;
  roles: StaffRole[];
  unitId: string;
  /** GB/T 2260 codes of the districts covered; empty means the whole city. */
  divisionCodes: string[];
};

// name | username | roles | unit | districts covered
const people = `
林晓雯 | linxiaowen    | acceptor      | u-centre |
周建国 | zhoujianguo   | acceptor      | u-centre |
徐丽娜 | xulina        | acceptor      | u-centre |
孟庆海 | mengqinghai   | duty_chief    | u-centre |
韩雪梅 | hanxuemei     | duty_chief    | u-centre |
郭志强 | guozhiqiang   | dispatcher    | u-centre |
宋佳   | songjia       | dispatcher    | u-centre |
刘洋   | liuyang       | inspector     | u-centre | 370705
张海燕 | zhanghaiyan   | inspector     | u-centre | 370702
王磊   | wanglei       | inspector     | u-centre | 370704
马晓东 | maxiaodong    | inspector     | u-centre | 370703 370705
田国栋 | tianguodong   | supervisor    | u-centre |
秦岚   | qinlan        | assessor      | u-centre |
丁文博 | dingwenbo     | centre_leader | u-centre |
孙维民 | sunweimin     | dept_leader   | u-kuiwen-sanitation  | 370705
于大勇 | yudayong      | handler       | u-kuiwen-sanitation  | 370705
姜春花 | jiangchunhua  | handler       | u-kuiwen-sanitation  | 370705
陈卫东 | chenweidong   | dept_leader   | u-kuiwen-enforcement | 370705
高鹏   | gaopeng       | handler       | u-kuiwen-enforcement | 370705
崔明   | cuiming       | handler       | u-kuiwen-enforcement | 370705
李长河 | lichanghe     | dept_leader   | u-kuiwen-municipal   | 370705
董立新 | donglixin     | handler       | u-kuiwen-municipal   | 370705
傅青   | fuqing        | dept_leader   | u-kuiwen-greening    | 370705
毕秀兰 | bixiulan      | handler       | u-kuiwen-greening    | 370705
牟宗林 | mouzonglin    | dept_leader   | u-weicheng-sanitation  | 370702
邱志远 | qiuzhiyuan    | handler       | u-weicheng-sanitation  | 370702
范国庆 | fanguoqing    | dept_leader   | u-weicheng-enforcement | 370702
潘磊   | panlei        | handler       | u-weicheng-enforcement | 370702
杜金山 | dujinshan     | dept_leader   | u-weicheng-municipal   | 370702
葛军   | gejun         | handler       | u-weicheng-municipal   | 370702
程树林 | chengshulin   | dept_leader   | u-fangzi-sanitation    | 370704
岳红   | yuehong       | handler       | u-fangzi-sanitation    | 370704
唐永生 | tangyongsheng | dept_leader   | u-fangzi-enforcement   | 370704
袁野   | yuanye        | handler       | u-fangzi-enforcement   | 370704
曲爱华 | quaihua       | dept_leader   | u-hanting-sanitation   | 370703
苗壮   | miaozhuang    | handler       | u-hanting-sanitation   | 370703
侯建业 | houjianye     | dept_leader   | u-hanting-enforcement  | 370703
齐心   | qixin         | handler       | u-hanting-enforcement  | 370703
韦林   | weilin        | dept_leader   | u-weicheng-greening | 370702
柳絮青 | liuxuqing     | handler       | u-weicheng-greening | 370702
路平   | luping        | dept_leader   | u-fangzi-municipal  | 370704
冯井   | fengjing      | handler       | u-fangzi-municipal  | 370704
林茂   | linmao        | dept_leader   | u-fangzi-greening   | 370704
梁木   | liangmu       | handler       | u-fangzi-greening   | 370704
康达   | kangda        | dept_leader   | u-hanting-municipal | 370703
付桥   | fuqiao        | handler       | u-hanting-municipal | 370703
花卉   | huahui        | dept_leader   | u-hanting-greening  | 370703
叶桐   | yetong        | handler       | u-hanting-greening  | 370703
桑榆   | sangyu        | dept_leader   | u-greening  |
常青   | changqing     | handler       | u-greening  |
冷国华 | lengguohua    | dept_leader   | u-heating   |
管文斌 | guanwenbin    | handler       | u-heating   |
闪建平 | shanjianping  | dept_leader   | u-power     |
罗航   | luohang       | handler       | u-power     |
程讯   | chengxun      | dept_leader   | u-telecom   |
丛浩   | conghao       | handler       | u-telecom   |
顾长林 | guchanglin    | dept_leader   | u-municipal |
贺军   | hejun         | handler       | u-municipal |
白照明 | baizhaoming   | dept_leader   | u-lighting  |
雷光   | leiguang      | handler       | u-lighting  |
江清   | jiangqing     | dept_leader   | u-river     |
曹水生 | caoshuisheng  | handler       | u-river     |
温如玉 | wenruyu       | dept_leader   | u-water     |
汪泉   | wangquan      | handler       | u-water     |
任安   | renan         | dept_leader   | u-gas       |
石峰   | shifeng       | handler       | u-gas       |
骆畅   | luochang      | dept_leader   | u-bikes     |
夏雨   | xiayu         | handler       | u-bikes     |
乔志勇 | qiaozhiyong   | dept_leader   | u-kuiwen-dayu | 370705
吕静   | lvjing        | handler       | u-kuiwen-dayu | 370705
钱会芳 | qianhuifang   | finance       | u-centre |
金玉成 | jinyucheng    | finance       | u-centre |
沈立   | shenli        | finance       | u-centre |
方正   | fangzheng     | admin         | u-centre |
严明   | yanming       | auditor       | u-centre |
`;

/** Three people in finance, so that whoever asks for a payment never approves it alone. */
export const staff: DemoStaff[] = readTable(people).map(
  ([name = '', username = '', roles = '', unitId = '', divisionCodes = '']) => ({
    id: `s-${username}`,
    name,
    username,
    roles: roles.split(' ') as StaffRole[],
    unitId,
    divisionCodes: divisionCodes.split(' ').filter(Boolean),
  }),
);
