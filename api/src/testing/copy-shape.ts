import mysql from 'mysql2/promise';

type Row = Record<string, string | number | null>;

/** Everything that makes a database of today's shape: its tables and the few rows that the migrations write. */
export async function readShape(url: string): Promise<string> {
  const session = await open(url);
  const ask = async (sql: string, values: string[] = []) =>
    (await session.query(sql, values))[0] as Row[];
  try {
    const statements = ['SET foreign_key_checks = 0'];
    for (const listed of await ask("SHOW FULL TABLES WHERE Table_type = 'BASE TABLE'")) {
      const table = String(Object.values(listed)[0]);
      const [made] = await ask('SHOW CREATE TABLE ??', [table]);
      statements.push(String(made?.['Create Table']));
      for (const row of await ask('SELECT * FROM ??', [table]))
        statements.push(mysql.format('INSERT INTO ?? SET ?', [table, row]));
    }
    return statements.join(';\n');
  } finally {
    await session.end();
  }
}

/** Gives an empty database that shape, several times as fast as the migrations. */
export async function writeShape(url: string, shape: string): Promise<void> {
  const session = await open(url);
  try {
    await session.query(shape);
  } finally {
    await session.end();
  }
}

/** Moments and long numbers stay words, so that no digit of them is lost on the way. */
const open = (url: string) =>
  mysql.createConnection({
    uri: url,
    multipleStatements: true,
    dateStrings: true,
    supportBigNumbers: true,
    bigNumberStrings: true,
  });
