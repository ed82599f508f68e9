import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarYears } from '../../../demo/city/calendar.ts';
import { writeSheet } from '../../../lib/xlsx.ts';
import { staff } from '../../../testing/people.ts';
import { Road } from '../../../testing/roads.ts';
import { startCity, type TestCity } from '../../../testing/start-city.ts';

describe('the working calendar', () => {
  let city: TestCity;
  beforeAll(async () => {
    city = await startCity();
  });
  afterAll(() => city.stop());

  const year2027 = {
    year: 2027,
    source: '国务院办公厅通知',
    holidays: ['2027-01-01'],
    makeupWorkdays: ['2027-01-02'],
  };

  it('says in autumn that the next year is missing, and how far deadlines can be counted', async () => {
    const chief = await staff(city, 'chief');
    expect(await chief.listCalendarYears({})).toMatchObject({
      coverage: { from: '2026-01-01', to: '2026-12-31' },
      missingYear: 2027,
    });
  });

  it('a year that is not loaded is an error with a way out, and nothing is half-written', async () => {
    const road = await Road.reported(city);
    await road.file('s-day');
    city.clock.forward(Date.parse('2026-12-31T08:00:00Z') - city.clock.now().getTime());
    const dispatcher = await staff(city, 'dispatcher');
    const dispatch = () =>
      dispatcher.actOnCase({
        params: { id: road.caseId },
        body: { action: 'dispatch', unitId: 'u-env' },
      });
    await expect(dispatch()).rejects.toMatchObject({ code: 'calendar_not_covered', status: 503 });
    const still = await dispatcher.getCase({ params: { id: road.caseId } });
    expect(still).toMatchObject({ state: 'pending_dispatch', dueAt: null });
    const admin = await staff(city, 'admin');
    await admin.loadCalendarYear({ body: year2027 });
    // New Year is off, the Saturday after it is worked.
    expect((await dispatch()).dueAt).toMatch(/^2027-01-02T08:0/);
  });

  it('a year is loaded once, and days that cannot be are refused', async () => {
    const admin = await staff(city, 'admin');
    const load = (change: object) =>
      admin.loadCalendarYear({ body: { ...year2027, year: 2028, ...change } });
    await expect(load({ holidays: ['2028-01-01'] })).rejects.toMatchObject({
      code: 'calendar_days_unsuitable',
    });
    await expect(load({ holidays: ['2027-12-31'] })).rejects.toMatchObject({
      code: 'calendar_days_unsuitable',
    });
    await expect(admin.loadCalendarYear({ body: year2027 })).rejects.toMatchObject({
      code: 'calendar_year_exists',
    });
  });

  it('is tried before it is loaded, from words or from a sheet, by the administrator alone', async () => {
    const admin = await staff(city, 'admin');
    const rows = [
      ['2029-01-01', '放假'],
      ['2029年1月6日', '上班'],
      ['2029-02-30', '放假'],
    ];
    const columns = ['日期', '安排'].map((title) => ({ title, width: 12 }));
    const file = await writeSheet('日历', columns, rows);
    const sheet = file.toString('base64');
    expect(await admin.previewCalendarYear({ body: { year: 2029, sheet } })).toEqual({
      year: 2029,
      holidays: ['2029-01-01'],
      makeupWorkdays: ['2029-01-06'],
      workdays: 261,
      troubles: [{ line: 4, message: '没有 2 月 30 日这一天' }],
    });
    const nothing = await admin.previewCalendarYear({ body: { year: 2029, text: '照旧' } });
    expect(nothing.troubles).toEqual([{ line: 1, message: '没有读到放假日期' }]);
    const { items } = await admin.listCalendarYears({});
    expect(items.map((one) => one.year)).not.toContain(2029);
    const body = { year: 2029, sheet: Buffer.from('日历').toString('base64') };
    await expect(admin.previewCalendarYear({ body })).rejects.toMatchObject({
      code: 'sheet_unreadable',
    });
    const chief = await staff(city, 'chief');
    await expect(chief.previewCalendarYear({ body })).rejects.toMatchObject({ status: 403 });
    await expect(chief.loadCalendarYear({ body: year2027 })).rejects.toMatchObject({ status: 403 });
    await expect(
      admin.previewCalendarYear({ body: { year: 2026, text: '照旧' } }),
    ).rejects.toMatchObject({ code: 'calendar_year_exists' });
  });

  it('2025 and 2026 have the 248 working days each that the notices give', async () => {
    const admin = await staff(city, 'admin');
    for (const { year, source, holidays, makeupWorkdays } of calendarYears) {
      if (year === 2026) continue;
      const loaded = await admin.loadCalendarYear({
        body: { year, source, holidays, makeupWorkdays },
      });
      expect(loaded.workdays).toBe(248);
    }
    const demo2026 = calendarYears.find((one) => one.year === 2026)!;
    expect(261 - demo2026.holidays.length + demo2026.makeupWorkdays.length).toBe(248);
  });
});
