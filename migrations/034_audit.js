// What staff did and looked at. Rows are only ever added; each carries the hash of the one before it, day by day.
//
// In production the application's database user must not be able to change them. Grant it table by table:
//   audit_rows        SELECT, INSERT
//   every other table SELECT, INSERT, UPDATE, DELETE
// and keep the user that migrates (CREATE, ALTER, INDEX) apart from the one that serves.

const ID = 'CHAR(26) CHARACTER SET ascii COLLATE ascii_bin';
const WORD = 'CHARACTER SET ascii COLLATE ascii_bin';
const KEY = 'VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin';

export async function up(knex) {
  await knex.raw(`CREATE TABLE IF NOT EXISTS audit_rows (
    id ${ID} NOT NULL PRIMARY KEY,
    day DATE NOT NULL,
    seq INT NOT NULL,
    at DATETIME(3) NOT NULL,
    staff_id ${KEY} NOT NULL,
    staff_name VARCHAR(40) NOT NULL,
    roles VARCHAR(200) ${WORD} NOT NULL,
    unit_id ${KEY} NULL,
    ip VARCHAR(60) ${WORD} NOT NULL,
    operation VARCHAR(40) ${WORD} NOT NULL,
    object_kind VARCHAR(40) ${WORD} NOT NULL,
    object_id VARCHAR(64) ${WORD} NULL,
    status SMALLINT NOT NULL,
    code VARCHAR(40) ${WORD} NULL,
    request_id VARCHAR(40) ${WORD} NOT NULL,
    before_json TEXT NULL,
    after_json TEXT NULL,
    hash CHAR(64) ${WORD} NOT NULL,
    UNIQUE KEY chain (day, seq),
    KEY by_staff (staff_id, id),
    KEY by_name (staff_name, id),
    KEY by_object (object_id, id),
    KEY by_operation (operation, id)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);

  await knex.raw(`CREATE TABLE IF NOT EXISTS audit_days (
    day DATE NOT NULL PRIMARY KEY,
    last_seq INT NOT NULL,
    last_hash CHAR(64) ${WORD} NOT NULL
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);
}

export async function down() {
  throw new Error('migrations are not undone: restore a backup');
}
