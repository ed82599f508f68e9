import { expect, it } from 'vitest';
import { calendarYears } from '../../../demo/city/calendar.ts';
import { readNotice } from './read-notice.ts';

const NOTICE_2026 = `一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。`;

it('reads the notice in its own words', () => {
  const { holidays, makeupWorkdays } = calendarYears.find((one) => one.year === 2026)!;
  expect(readNotice(NOTICE_2026, 2026)).toEqual({ holidays, makeupWorkdays, troubles: [] });
});

it('reads one day per line, as people keep it in a sheet', () => {
  expect(readNotice('2027-01-01 放假\n2027/1/2 上班\n2027年2月5日至2027年2月9日 休', 2027)).toEqual(
    {
      holidays: ['2027-01-01', '2027-02-05', '2027-02-08', '2027-02-09'],
      makeupWorkdays: ['2027-01-02'],
      troubles: [],
    },
  );
});

it.each([
  ['1月1日至3日放假，共4天', '写明共 4 天，日期却是 3 天'],
  ['2月30日放假', '没有 2 月 30 日这一天'],
  ['2月8日至5日放假', '2027-02-08 至 2027-02-05 不是一段假期'],
  ['2026-12-31 放假', '2026-12-31 不在 2027 年'],
  ['1月4日上班', '2027-01-04 不是周六、周日，不能是调休上班日'],
  ['1月1日', '看不出是放假还是上班'],
  ['1月1日放假；1月1日放假', '2027-01-01 重复出现'],
])('says what is wrong with %s', (text, message) => {
  expect(readNotice(`前言\n${text}`, 2027).troubles).toEqual([{ line: 2, message }]);
});
