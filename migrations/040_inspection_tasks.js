// 核实 and 核查 as tasks of named inspectors, every turn of a task, and where an inspector on duty was last.

const ID = 'CHAR(26) CHARACTER SET ascii COLLATE ascii_bin';
const WORD = 'CHARACTER SET ascii COLLATE ascii_bin';
const KEY = 'VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin';
const END = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci';

export async function up(knex) {
  // open_case_id is the case while the task is open and null afterwards: a case has one open task at most.
  await knex.raw(`CREATE TABLE IF NOT EXISTS inspection_tasks (
    id ${ID} NOT NULL PRIMARY KEY,
    kind VARCHAR(8) ${WORD} NOT NULL,
    state VARCHAR(10) ${WORD} NOT NULL,
    case_id ${ID} NOT NULL,
    open_case_id ${ID} NULL,
    since_seq INT NOT NULL,
    area_id VARCHAR(40) ${WORD} NOT NULL,
    turn INT NOT NULL,
    assignee_id ${KEY} NULL,
    why VARCHAR(200) NOT NULL,
    wakes_at DATETIME(3) NULL,
    lapse_count INT NOT NULL,
    started_at DATETIME(3) NOT NULL,
    ended_at DATETIME(3) NULL,
    UNIQUE KEY one_open (open_case_id),
    UNIQUE KEY once (case_id, since_seq),
    KEY by_assignee (assignee_id, state),
    KEY by_state (state, id),
    KEY waking (wakes_at)
  ) ${END}`);

  await knex.raw(`CREATE TABLE IF NOT EXISTS inspection_turns (
    task_id ${ID} NOT NULL,
    turn INT NOT NULL,
    staff_id ${KEY} NOT NULL,
    staff_name VARCHAR(40) NOT NULL,
    given_by ${KEY} NULL,
    why VARCHAR(200) NOT NULL,
    distance_m INT NULL,
    given_at DATETIME(3) NOT NULL,
    due_at DATETIME(3) NOT NULL,
    ending VARCHAR(10) ${WORD} NULL,
    ended_at DATETIME(3) NULL,
    PRIMARY KEY (task_id, turn)
  ) ${END}`);

  // Only the last position of each person: where somebody has been is nobody's business.
  await knex.raw(`CREATE TABLE IF NOT EXISTS inspector_positions (
    staff_id ${KEY} NOT NULL PRIMARY KEY,
    longitude DOUBLE NOT NULL,
    latitude DOUBLE NOT NULL,
    accuracy_m DOUBLE NULL,
    received_longitude DOUBLE NOT NULL,
    received_latitude DOUBLE NOT NULL,
    received_datum VARCHAR(8) ${WORD} NOT NULL,
    reported_at DATETIME(3) NOT NULL,
    KEY by_age (reported_at)
  ) ${END}`);
}

export async function down() {
  throw new Error('migrations are not undone: restore a backup');
}
