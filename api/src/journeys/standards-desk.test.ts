import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LineWords, StandardLine } from '../../contract/index.ts';
import { type Person, staff } from '../testing/people.ts';
import { Road } from '../testing/roads.ts';
import { makeSheet, openSheet, uploadSheet } from '../testing/sheets.ts';
import { startCity, type TestCity } from '../testing/start-city.ts';

const LIMIT = 5;
const STATE = 11;

describe('the standards desk', () => {
  let city: TestCity;
  let admin: Person;
  let acceptor: Person;
  beforeAll(async () => {
    city = await startCity();
    admin = await staff(city, 'admin');
    acceptor = await staff(city, 'acceptor');
  });
  afterAll(() => city.stop());

  const line = (change: Partial<LineWords> = {}): LineWords => ({
    code: 's-new',
    categoryKey: 'E0110',
    problemKind: '散落',
    filingCondition: '散落垃圾 5 处以上',
    limit: { value: 3, unit: 'work_hour' },
    closingCondition: '清理干净',
    authority: '城管局',
    legalBasis: '',
    grade: null,
    ...change,
  });
  const wordsOf = (one: StandardLine): LineWords => ({
    code: one.code,
    categoryKey: one.categoryKey,
    problemKind: one.problemKind,
    filingCondition: one.filingCondition,
    limit: one.limit,
    closingCondition: one.closingCondition,
    authority: one.authority,
    legalBasis: one.legalBasis,
    grade: one.grade,
  });
  const active = async (code: string) =>
    (await acceptor.listStandardLines({ query: { code } })).items[0];
  const history = async (code: string) =>
    (await acceptor.listStandardLines({ query: { code, versions: 'all' } })).items.map(
      ({ id, isActive, limit }) => [id, isActive, limit.value],
    );
  const save = (basedOn: string | null, words: LineWords) =>
    admin.saveStandardLine({ body: { basedOn, line: words } });
  const exported = async () => openSheet((await acceptor.exportStandards()).content);
  const changed = (rows: string[][], code: string, index: number, value: string) =>
    rows.map((row) => (row[0] === code ? row.with(index, value) : row));
  const check = async (rows: string[][]) => {
    const id = await uploadSheet(admin, await makeSheet(rows));
    return admin.checkStandardImport({ params: { id } });
  };
  const bringIn = async (rows: string[][]) => {
    const { id } = await check(rows);
    return admin.confirmStandardImport({ params: { id } });
  };
  const undo = (id: string) => admin.undoStandardImport({ params: { id } });

  it('adds, changes and ends one line as versions; an open case keeps the one it was filed under', async () => {
    const added = await save(null, line());
    expect(added).toMatchObject({ id: 's-new', version: 1, isActive: true });
    expect(added.categoryName).toBe('暴露垃圾');
    const open = await Road.reported(city);
    await open.file('s-new');
    const longer = line({ limit: { value: 1, unit: 'work_hour' } });
    expect(await save('s-new', longer)).toMatchObject({ id: 's-new-v2', version: 2 });
    // The same form sent again, because the answer was lost, is the same change.
    expect(await save('s-new', longer)).toMatchObject({ id: 's-new-v2' });
    const dispatched = await open.dispatch();
    expect(dispatched.standard).toMatchObject({ id: 's-new', limit: { value: 3 } });
    const ended = await admin.endStandardLine({ params: { id: 's-new-v2' } });
    expect(ended.isActive).toBe(false);
    expect(await admin.endStandardLine({ params: { id: 's-new-v2' } })).toEqual(ended);
    const late = await Road.reported(city);
    await expect(late.file('s-new-v2')).rejects.toMatchObject({ code: 'standard_unknown' });
    expect(await history('s-new')).toEqual([
      ['s-new-v2', false, 1],
      ['s-new', false, 3],
    ]);
  });

  it('refuses what a spreadsheet row would be refused for, and says which column', async () => {
    const wrong = { code: '有空格', categoryKey: 'E9999', filingCondition: '' };
    const refused = await save(null, line(wrong)).catch((error) => error);
    expect(refused).toMatchObject({ code: 'invalid_input', status: 400 });
    expect(refused.paths.map((one: { path: string }) => one.path)).toEqual([
      'A 标准编号',
      'B 小类代码',
      'E 立案条件',
    ]);
    await expect(save(null, line({ code: 's-twin', problemKind: '堆积' }))).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });

  it('lets the second of two people who edit one version read again', async () => {
    const before = wordsOf((await active('s-day')) as StandardLine);
    const both = await Promise.allSettled([
      save('s-day', { ...before, authority: '甲' }),
      save('s-day', { ...before, authority: '乙' }),
    ]);
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = both.find((one) => one.status === 'rejected');
    expect(lost?.reason).toMatchObject({ code: 'standard_outdated', status: 409 });
  });

  it('undoes the last import as new versions, once, and never under an open case', async () => {
    const first = await exported();
    const one = await bringIn([
      ...changed(changed(first, 's-litter', LIMIT, '9'), 's-manhole', STATE, '停用'),
      ['s-more', 'E0113', '', '裂缝', '裂缝 2 米以上', '2', '工作日', '修补', '', '', '', ''],
    ]);
    expect(one).toMatchObject({ counts: { add: 1, change: 1, retire: 1 }, isUndoable: true });
    const open = await Road.reported(city);
    await open.file('s-litter-v2');
    const undone = await undo(one.id);
    expect(undone).toMatchObject({ isUndoable: false });
    expect(await undo(one.id)).toEqual(undone);
    expect((await exported()).sort()).toEqual(first.sort());
    expect(await history('s-litter')).toEqual([
      ['s-litter-v3', true, 4],
      ['s-litter-v2', false, 9],
      ['s-litter', false, 4],
    ]);
    expect(await history('s-manhole')).toEqual([
      ['s-manhole-v2', true, 2],
      ['s-manhole', false, 2],
    ]);
    expect(await active('s-more')).toBeUndefined();
    expect((await open.dispatch()).standard?.limit.value).toBe(9);
  });

  it('does not undo an import after which a line was edited', async () => {
    const one = await bringIn(changed(await exported(), 's-litter', LIMIT, '8'));
    const now = (await active('s-litter')) as StandardLine;
    await save(now.id, { ...wordsOf(now), grade: 'B' });
    await expect(undo(one.id)).rejects.toMatchObject({ code: 'import_not_undoable', status: 409 });
    expect(await active('s-litter')).toMatchObject({ grade: 'B', limit: { value: 8 } });
    const { items } = await admin.listStandardImports({ query: { limit: 1 } });
    expect(items).toMatchObject([{ id: one.id, isUndoable: false, undoneAt: null }]);
  });

  it('hands the wrong rows of an import back with a column that says what is wrong', async () => {
    const bad = ['s-bad', 'E9999', '', '情形', '条件', '0', '小时', '结案', '', '', '', ''];
    const { id } = await check([...(await exported()), bad]);
    const { content } = await admin.exportImportErrors({ params: { id } });
    const rows = await openSheet(content, 13);
    expect(rows.map((row) => row.slice(0, 12))).toEqual([bad]);
    expect(rows[0]?.[12]).toContain('B 小类代码：在用编码方案中没有小类 E9999');
    const stranger = await staff(city, 'acceptor');
    await expect(stranger.exportImportErrors({ params: { id } })).rejects.toMatchObject({
      status: 403,
    });
  });

  it('offers lines page by page, those of what the citizen picked first', async () => {
    const query = { pickId: 'manhole', limit: 2 };
    const first = await acceptor.listStandards({ query });
    expect(first.items.map((one) => one.code)).toEqual(['s-manhole', 's-day']);
    const cursor = first.nextCursor ?? '';
    const second = await acceptor.listStandards({ query: { ...query, cursor } });
    expect(second.items.map((one) => one.code)).toEqual(['s-litter']);
    expect(second.nextCursor).toBeNull();
    const found = await acceptor.listStandards({ query: { text: '道路' } });
    expect(found.items.map((one) => one.code)).toEqual(['s-day']);
  });
});
