// Letters that ask for an answer, reminders that are written once, weekly digests, and what staff are told.

const ID = 'CHAR(26) CHARACTER SET ascii COLLATE ascii_bin';
const WORD = 'CHARACTER SET ascii COLLATE ascii_bin';
const KEY = 'VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin';

export async function up(knex) {
  await knex.raw(`CREATE TABLE IF NOT EXISTS supervision_letters (
    id ${ID} NOT NULL PRIMARY KEY,
    kind VARCHAR(12) ${WORD} NOT NULL,
    case_id ${ID} NOT NULL,
    case_no VARCHAR(30) ${WORD} NOT NULL,
    citizen_id ${ID} NULL,
    area_id VARCHAR(40) ${WORD} NOT NULL,
    unit_id ${KEY} NULL,
    opened_by ${KEY} NULL,
    opened_by_name VARCHAR(40) NOT NULL,
    opened_at DATETIME(3) NOT NULL,
    words VARCHAR(500) NOT NULL,
    due_at DATETIME(3) NOT NULL,
    overdue_at DATETIME(3) NULL,
    answer VARCHAR(500) NULL,
    answered_by ${KEY} NULL,
    answered_by_name VARCHAR(40) NULL,
    answered_at DATETIME(3) NULL,
    KEY by_unit (unit_id, id),
    KEY by_case (case_id, kind),
    KEY unanswered (answered_at, overdue_at, due_at)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);

  await knex.raw(`CREATE TABLE IF NOT EXISTS case_reminders (
    case_id ${ID} NOT NULL,
    threshold VARCHAR(12) ${WORD} NOT NULL,
    due_at DATETIME(3) NOT NULL,
    unit_id ${KEY} NOT NULL,
    reminded_at DATETIME(3) NOT NULL,
    PRIMARY KEY (case_id, threshold, due_at)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);

  await knex.raw(`CREATE TABLE IF NOT EXISTS unit_digests (
    week DATE NOT NULL,
    unit_id ${KEY} NOT NULL,
    made_at DATETIME(3) NOT NULL,
    figures VARCHAR(500) ${WORD} NOT NULL,
    PRIMARY KEY (week, unit_id),
    KEY by_unit (unit_id, week)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);

  await knex.raw(`CREATE TABLE IF NOT EXISTS unit_digest_cases (
    week DATE NOT NULL,
    unit_id ${KEY} NOT NULL,
    figure VARCHAR(12) ${WORD} NOT NULL,
    case_id ${ID} NOT NULL,
    case_no VARCHAR(30) ${WORD} NOT NULL,
    PRIMARY KEY (week, unit_id, figure, case_id)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);

  await knex.raw(`CREATE TABLE IF NOT EXISTS staff_messages (
    id ${ID} NOT NULL PRIMARY KEY,
    staff_id ${KEY} NOT NULL,
    kind VARCHAR(16) ${WORD} NOT NULL,
    title VARCHAR(80) NOT NULL,
    text VARCHAR(600) NOT NULL,
    about VARCHAR(200) ${WORD} NULL,
    made_at DATETIME(3) NOT NULL,
    read_at DATETIME(3) NULL,
    KEY inbox (staff_id, id),
    KEY unread (staff_id, read_at)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);
}

export async function down() {
  throw new Error('migrations are not undone: restore a backup');
}
