// One row per visit of a timed stage, and the published rules under which the house files and dispatches by itself.

const ID = 'CHAR(26) CHARACTER SET ascii COLLATE ascii_bin';
const WORD = 'CHARACTER SET ascii COLLATE ascii_bin';
const KEY = 'VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin';

export async function up(knex) {
  await knex.raw(`CREATE TABLE IF NOT EXISTS case_stages (
    case_id ${ID} NOT NULL,
    seq INT NOT NULL,
    stage VARCHAR(10) ${WORD} NOT NULL,
    round INT NOT NULL,
    holder VARCHAR(16) ${WORD} NOT NULL,
    limit_ms BIGINT NOT NULL,
    started_at DATETIME(3) NOT NULL,
    running_since DATETIME(3) NULL,
    used_ms BIGINT NOT NULL,
    due_at DATETIME(3) NULL,
    ended_at DATETIME(3) NULL,
    ended_seq INT NULL,
    overdue_at DATETIME(3) NULL,
    PRIMARY KEY (case_id, seq),
    KEY by_due (ended_at, overdue_at, due_at)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);

  await knex.raw(`CREATE TABLE IF NOT EXISTS auto_rules (
    id ${ID} NOT NULL,
    version INT NOT NULL,
    kind VARCHAR(10) ${WORD} NOT NULL,
    name VARCHAR(16) NOT NULL,
    owner_id ${KEY} NOT NULL,
    owner_name VARCHAR(40) NOT NULL,
    category_prefix VARCHAR(10) ${WORD} NOT NULL,
    area_id VARCHAR(40) ${WORD} NULL,
    reporter VARCHAR(8) ${WORD} NOT NULL,
    takes_dangerous TINYINT NOT NULL,
    max_reward_fen BIGINT NULL,
    valid_from DATE NOT NULL,
    valid_to DATE NULL,
    published_by ${KEY} NOT NULL,
    published_at DATETIME(3) NOT NULL,
    confirmed_by ${KEY} NULL,
    confirmed_at DATETIME(3) NULL,
    stopped_by ${KEY} NULL,
    stopped_at DATETIME(3) NULL,
    stop_reason VARCHAR(100) NULL,
    PRIMARY KEY (id, version),
    KEY in_force (stopped_at, confirmed_at)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);
}

export async function down() {
  throw new Error('migrations are not undone: restore a backup');
}
