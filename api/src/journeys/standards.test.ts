import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../lib/db.ts';
import { runJob } from '../lib/jobs.ts';
import { jobs } from '../modules.ts';
import { type Person, staff } from '../testing/people.ts';
import { Road } from '../testing/roads.ts';
import { makeSheet, openSheet, uploadSheet } from '../testing/sheets.ts';
import { startCity, type TestCity } from '../testing/start-city.ts';

const LIMIT = 5;
const STATE = 11;

describe('the filing and closing standard', () => {
  let city: TestCity;
  let admin: Person;
  let acceptor: Person;
  beforeAll(async () => {
    city = await startCity();
    admin = await staff(city, 'admin');
    acceptor = await staff(city, 'acceptor');
  });
  afterAll(() => city.stop());

  const exported = async () => openSheet((await acceptor.exportStandards()).content);
  const check = async (rows: string[][]) => {
    const id = await uploadSheet(admin, await makeSheet(rows));
    return admin.checkStandardImport({ params: { id } });
  };
  const confirm = (id: string) => admin.confirmStandardImport({ params: { id } });
  const changed = (rows: string[][], code: string, index: number, value: string) =>
    rows.map((row) =>
      row[0] === code ? row.map((cell, at) => (at === index ? value : cell)) : row,
    );
  const countVersions = async () =>
    (await city.context.db.rows(build('standards').select('id'))).length;

  it('exported and imported again changes nothing', async () => {
    const one = await check(await exported());
    expect(one.counts).toEqual({ add: 0, change: 0, retire: 0, same: 3, error: 0 });
    const before = await countVersions();
    expect((await confirm(one.id)).state).toBe('confirmed');
    expect(await countVersions()).toBe(before);
  });

  it('changes only when confirmed, as a new version, and never under an open case', async () => {
    const open = await Road.reported(city);
    await open.file('s-litter');
    const rows = changed(await exported(), 's-litter', LIMIT, '2');
    const one = await check(rows);
    expect(one.counts).toMatchObject({ change: 1, same: 2 });
    const told = await admin.listStandardImportRows({
      params: { id: one.id },
      query: { outcome: 'change' },
    });
    expect(told.items).toEqual([
      {
        rowNo: 2,
        outcome: 'change',
        code: 's-litter',
        problems: [{ column: 'F 处置时限', message: '4 → 2' }],
      },
    ]);
    const limitOf = async () =>
      (await acceptor.listStandards({ query: {} })).items.find((line) => line.code === 's-litter');
    expect(await limitOf()).toMatchObject({ id: 's-litter', limit: { value: 4 } });

    await confirm(one.id);
    expect(await limitOf()).toMatchObject({ id: 's-litter-v2', version: 2, limit: { value: 2 } });
    const seen = await acceptor.getCase({ params: { id: open.caseId } });
    expect(seen.standard).toMatchObject({ id: 's-litter', version: 1, limit: { value: 4 } });
    const dispatched = await open.dispatch();
    expect(dispatched.standard?.limit.value).toBe(4);

    const versions = await acceptor.listStandardLines({
      query: { code: 's-litter', versions: 'all' },
    });
    expect(
      versions.items.map(({ version, isActive, replacedBy }) => [version, isActive, replacedBy]),
    ).toEqual([
      [2, true, null],
      [1, false, 's-litter-v2'],
    ]);
    const late = await Road.reported(city);
    await expect(late.file('s-litter')).rejects.toMatchObject({ code: 'standard_unknown' });
    expect((await late.file('s-litter-v2')).standard?.version).toBe(2);
  });

  it('confirmed twice is written once', async () => {
    const one = await check(changed(await exported(), 's-day', LIMIT, '3'));
    const before = await countVersions();
    const answers = await Promise.all([confirm(one.id), confirm(one.id), confirm(one.id)]);
    expect(answers.map((answer) => answer.state)).toEqual(Array(3).fill('confirmed'));
    expect(await countVersions()).toBe(before + 1);
    await expect(admin.checkStandardImport({ params: { id: one.id } })).rejects.toMatchObject({
      code: 'import_confirmed',
    });
  });

  it('with one bad row writes nothing at all', async () => {
    const rows = changed(await exported(), 's-manhole', LIMIT, '3');
    const before = await countVersions();
    const one = await check([...rows, ['s-new', 'E9999', '', '', '', 'x', '小时']]);
    expect(one.counts).toMatchObject({ change: 1, error: 1 });
    await expect(confirm(one.id)).rejects.toMatchObject({ code: 'import_has_errors', status: 409 });
    expect(await countVersions()).toBe(before);
    expect((await exported()).find((row) => row[0] === 's-manhole')?.[LIMIT]).toBe('2');
  });

  it('of two imports checked on the same lines only the first is written', async () => {
    const rows = await exported();
    const first = await check(changed(rows, 's-manhole', LIMIT, '5'));
    const second = await check(changed(rows, 's-manhole', LIMIT, '6'));
    const outcomes = await Promise.allSettled([confirm(first.id), confirm(second.id)]);
    expect(outcomes.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = outcomes.find((one) => one.status === 'rejected');
    expect(lost?.reason).toMatchObject({ code: 'import_outdated' });
  });

  it('keeps the number of a line that is retired and comes back', async () => {
    const rows = await exported();
    await confirm((await check(changed(rows, 's-day', STATE, '停用'))).id);
    expect((await exported()).map((row) => row[0])).not.toContain('s-day');
    await confirm((await check(rows)).id);
    const { items } = await acceptor.listStandardLines({ query: { code: 's-day' } });
    expect(items.map(({ id, version }) => [id, version])).toEqual([['s-day-v3', 3]]);
  });

  it('takes five thousand lines in one go, page by page readable', async () => {
    const rows = await exported();
    const template = rows[0] as string[];
    const many = Array.from({ length: 5000 }, (_, index) =>
      template.map((cell, at) => (at === 0 ? `bulk-${index}` : at === 3 ? `情形${index}` : cell)),
    );
    const one = await check([...rows, ...many]);
    expect(one.counts).toMatchObject({ add: 5000, error: 0 });
    await confirm(one.id);
    expect(await exported()).toHaveLength(rows.length + 5000);
    const page = await acceptor.listStandardLines({ query: { text: '情形49', limit: 100 } });
    expect(page.items).toHaveLength(100);
    const next = await acceptor.listStandardLines({
      query: { text: '情形49', limit: 100, cursor: page.nextCursor ?? '' },
    });
    const codes = [...page.items, ...next.items].map((line) => line.code);
    expect(new Set(codes).size).toBe(111);
  }, 60_000);

  it('is no longer confirmed from a sheet of last season, which is deleted', async () => {
    const rows = await exported();
    const one = await check(changed(rows, 's-manhole', LIMIT, '7'));
    const before = await countVersions();
    city.clock.forward(91 * 86_400_000);
    // A session does not last that long.
    admin = await staff(city, 'admin');
    acceptor = await staff(city, 'acceptor');
    const job = jobs.find(({ name }) => name === 'drop-old-sheets');
    if (!job) throw new Error('no such job');
    expect(await runJob(city.context, job)).toMatch(/^dropped [1-9]\d* sheets$/);
    await expect(confirm(one.id)).rejects.toMatchObject({ code: 'import_not_checked' });
    await expect(admin.checkStandardImport({ params: { id: one.id } })).rejects.toMatchObject({
      code: 'sheet_not_uploaded',
    });
    expect(await countVersions()).toBe(before);
  });

  it.each([
    ['words', () => Promise.resolve(Buffer.from('编号,小类')), 'sheet_unreadable'],
    ['no heading', () => makeSheet([]).then((file) => file.subarray(0, 400)), 'sheet_unreadable'],
  ])('is not read from a file with %s', async (_what, make, code) => {
    const id = await uploadSheet(admin, await make());
    const refused = admin.checkStandardImport({ params: { id } });
    await expect(refused).rejects.toMatchObject({ code });
    await expect(confirm(id)).rejects.toMatchObject({ code: 'import_not_checked' });
  });

  it('can be looked up by class in both numberings, one of them in use', async () => {
    const { items } = await admin.listCategorySchemes({ query: {} });
    expect(items).toMatchObject([{ id: 'gbt30428_2', isInUse: true, componentCount: 1 }]);
    const found = await acceptor.listCategories({ query: { text: '垃圾' } });
    expect(found.items.map((one) => one.key)).toEqual(['E0110']);
  });
});
